/** PURE. How long after it was solved a ticket may be opened again, and its rating changed. */

const dayMs = 24 * 60 * 60 * 1000;

/** When the time is over; null where nothing has been solved. */
export function reopenUntil(resolvedAt: Date | null, days: number): Date | null {
  return resolvedAt && new Date(resolvedAt.getTime() + days * dayMs);
}

/** Whether there still is time. */
export function isInTime(resolvedAt: Date | null, days: number, now: Date): boolean {
  const until = reopenUntil(resolvedAt, days);
  return until === null || now < until;
}
