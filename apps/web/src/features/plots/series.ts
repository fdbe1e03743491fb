/** PURE. "2026-05-03" as that day at noon UTC, so that every time zone of the formatter names the same day. */
export const dayOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** PURE. Sum of a column. */
export function total<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

/**
 * PURE. Where labels at the ends of lines go so that none lies on another, in the chart's own pixels: those too near
 * share the room around their middle, in their order.
 */
export function spreadLabels(places: readonly number[], gap: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const groups: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    let group = { members: [index], middle: places[index] ?? 0 };
    for (let before = groups.at(-1); before && overlap(before, group, gap); before = groups.at(-1)) {
      groups.pop();
      const members = [...before.members, ...group.members];
      const sum = members.reduce((total, member) => total + (places[member] ?? 0), 0);
      group = { members, middle: sum / members.length };
    }
    groups.push(group);
  }
  const spread = [...places];
  for (const { members, middle } of groups)
    members.forEach((member, at) => {
      spread[member] = middle + (at - (members.length - 1) / 2) * gap;
    });
  return spread;
}

type Group = { members: readonly number[]; middle: number };
const overlap = (above: Group, below: Group, gap: number) =>
  below.middle - above.middle < ((above.members.length + below.members.length) / 2) * gap;

/** PURE. Those places moved up that lie below the lowest allowed one, as far apart as they have to be. */
export function placesAbove(places: readonly number[], lowest: number, gap: number): number[] {
  const fromBelow = places.map((_, index) => index).sort((a, b) => (places[b] ?? 0) - (places[a] ?? 0));
  const moved = [...places];
  let allowed = lowest;
  for (const index of fromBelow) {
    moved[index] = Math.min(places[index] ?? 0, allowed);
    allowed = (moved[index] ?? 0) - gap;
  }
  return moved;
}

/** PURE. Even marks of an axis of counts, from zero to at least the highest. */
export function countTicks(highest: number): number[] {
  const step = Math.max(1, Math.ceil(highest / 4));
  return [0, 1, 2, 3, 4].map((mark) => mark * step);
}
