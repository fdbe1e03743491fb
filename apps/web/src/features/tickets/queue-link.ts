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

const rowsKey = "handrail:queue-rows";

/** Remembers which tickets the queue shows, in their order, for going from one to the next. */
export function rememberRows(ids: readonly string[]): void {
  try {
    window.sessionStorage.setItem(rowsKey, JSON.stringify(ids));
  } catch {
    return;
  }
}

/** PURE. The tickets before and after one; null where there is none, or where it is not of that queue. */
export function neighbours(ids: readonly string[], id: string) {
  const at = ids.indexOf(id);
  if (at < 0) return { previous: null, next: null };
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
}

/** The tickets of the queue as it was left in this tab. */
export function lastRows(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(rowsKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}
