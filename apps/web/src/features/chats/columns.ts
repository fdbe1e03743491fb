/** How many chats stand side by side at most, and how wide one is at least, in pixels; the list beside them. */
export const mostColumns = 3;
const leastWidth = 360;
const listWidth = 304;
/** Below this the list and one chat take turns. */
const phoneWidth = 768;

/** PURE. How many chats have room in a screen of this width. */
export function roomFor(width: number): number {
  if (width < phoneWidth) return 1;
  return Math.min(mostColumns, Math.max(1, Math.floor((width - listWidth) / leastWidth)));
}

/** PURE. A chat in the place of the one that is being worked on; one that is open already stays where it is. */
export function openHere(ids: readonly string[], active: string | null, id: string): string[] {
  if (ids.includes(id)) return [...ids];
  const at = active ? ids.indexOf(active) : -1;
  return at < 0 ? [...ids.slice(0, -1), id] : ids.with(at, id);
}

/** PURE. One more chat beside the others; what was opened first makes room, and is named. */
export function openBeside(ids: readonly string[], id: string, room: number) {
  if (ids.includes(id)) return { ids: [...ids], replaced: null };
  const all = [...ids, id];
  const kept = all.slice(-Math.max(1, room));
  return { ids: kept, replaced: all.length > kept.length ? (all[0] ?? null) : null };
}

/** PURE. Those that are shown where there is room for so many: the one that is worked on always is. */
export function shownOf(ids: readonly string[], active: string | null, room: number): string[] {
  if (ids.length <= room) return [...ids];
  const last = ids.slice(-room);
  if (!active || last.includes(active) || !ids.includes(active)) return last;
  return ids.filter((id) => id === active || last.slice(1).includes(id));
}

/** PURE. The chat so many places further in a row that ends nowhere; null where the row is empty. */
export function neighbour(ids: readonly string[], active: string | null, step: 1 | -1): string | null {
  const at = active ? ids.indexOf(active) : -1;
  if (at < 0) return (step > 0 ? ids[0] : ids.at(-1)) ?? null;
  return ids.at((at + step) % ids.length) ?? null;
}
