/** A row as the list shows it; `hasLeft` where it no longer belongs to the view. */
export type ShownRow<Row> = { row: Row; hasLeft: boolean };

export type Shown<Row> = {
  rows: readonly ShownRow<Row>[];
  /** Rows of the newest answer that wait to be shown. */
  waiting: number;
};

/**
 * PURE. Keeps the rows where they are under the reader's eyes and pointer: what changed is changed in place, what left
 * the view stays, marked, and what is new waits until it is asked for. Rows pushed off the page by new ones did not leave.
 */
export function settleRows<Row extends { id: string }>(
  shown: readonly ShownRow<Row>[] | null,
  fresh: readonly Row[],
): Shown<Row> {
  if (!shown || shown.length === 0)
    return { rows: fresh.map((row) => ({ row, hasLeft: false })), waiting: 0 };
  const freshById = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ row }) => row.id));
  const waiting = fresh.filter((row) => !known.has(row.id)).length;
  let pushedOff = waiting;
  const rows = shown
    .toReversed()
    .map((held): ShownRow<Row> => {
      const row = freshById.get(held.row.id);
      if (row) {
        pushedOff = 0;
        return { row, hasLeft: false };
      }
      pushedOff -= 1;
      return { row: held.row, hasLeft: pushedOff < 0 };
    })
    .toReversed();
  return { rows, waiting };
}
