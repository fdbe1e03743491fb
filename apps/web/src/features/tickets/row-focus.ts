const rows = () => [...document.querySelectorAll<HTMLElement>("[data-queue-row]")];

/** The ticket whose row has the keyboard, if one has. */
export function focusedRow(): string | null {
  const row = document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[data-queue-row]");
  return row?.dataset.queueRow ?? null;
}

/** Gives the keyboard to a ticket's row. */
export function focusRow(id: string): void {
  const link = rows().find((row) => row.dataset.queueRow === id);
  link?.focus();
  link?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** Goes to the next or previous row; tells which it is. */
export function moveBetweenRows(step: 1 | -1): string | null {
  const all = rows();
  const now = focusedRow();
  const at = all.findIndex((row) => row.dataset.queueRow === now);
  const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step];
  if (!next) return now;
  next.focus();
  next.closest("tr")?.scrollIntoView({ block: "nearest" });
  return next.dataset.queueRow ?? null;
}
