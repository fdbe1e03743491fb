const key = "handrail:queue";
const home = "/support-dashboard/tickets";

/** Remembers the queue as it was left, so that "back" from a ticket finds the same filters and page. */
export function rememberQueue(search: string): void {
  try {
    window.sessionStorage.setItem(key, search);
  } catch {
    return;
  }
}

/** The queue as it was left in this tab. */
export function lastQueue(): string {
  try {
    return `${home}${window.sessionStorage.getItem(key) ?? ""}`;
  } catch {
    return home;
  }
}
