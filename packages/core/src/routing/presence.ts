/** PURE. Who is there: what connections and signs of life say together. */

/** An agent is there until this long after the last sign of life: two are missed, a network is lost, a phone looks away. */
export const graceSeconds = 90;
/** Who closed the last dashboard is there for this long only: a page is reloaded, a phone changes networks. */
export const leftGraceSeconds = 25;

/** `leftAt`: when the last dashboard lost its connection; null with any sign of life since. */
export type Signs = { lastSeenAt: Date | null; leftAt: Date | null };

/** Whether somebody is there. `wroteAt`: what was written last, whichever way, is a sign of life too. */
export function isThere({ lastSeenAt, leftAt }: Signs, now: Date, wroteAt: Date | null = null): boolean {
  const lastSign = Math.max(lastSeenAt?.getTime() ?? 0, wroteAt?.getTime() ?? 0);
  if (now.getTime() - lastSign > graceSeconds * 1000) return false;
  const hasLeft = leftAt !== null && leftAt.getTime() >= lastSign;
  return !hasLeft || now.getTime() - leftAt.getTime() <= leftGraceSeconds * 1000;
}
