/** PURE. "2026-05-03" as that day at noon UTC, so that every time zone of the formatter names the same day. */
export const dayOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** PURE. Sum of a column. */
export function total<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

type Duration =
  | { unit: "minutes"; minutes: number }
  | { unit: "hours"; hours: number; minutes: number }
  | { unit: "days"; days: number; hours: number };

/** PURE. Minutes in the two units in which a person reads them: 135 is 2 h 15 min. */
export function inUnits(minutes: number): Duration {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 60) return { unit: "minutes", minutes: whole };
  if (whole < 24 * 60) return { unit: "hours", hours: Math.floor(whole / 60), minutes: whole % 60 };
  const hours = Math.round(whole / 60);
  return { unit: "days", days: Math.floor(hours / 24), hours: hours % 24 };
}

/** PURE. Where labels at the ends of two lines go so that they do not lie on each other, in the chart's own pixels. */
export function spreadLabels(first: number, second: number, gap: number): [number, number] {
  const apart = Math.abs(first - second);
  if (apart >= gap) return [first, second];
  const push = (gap - apart) / 2;
  return first <= second ? [first - push, second + push] : [first + push, second - push];
}

/** PURE. Even marks of an axis of counts, from zero to at least the highest. */
export function countTicks(highest: number): number[] {
  const step = Math.max(1, Math.ceil(highest / 4));
  return [0, 1, 2, 3, 4].map((mark) => mark * step);
}
