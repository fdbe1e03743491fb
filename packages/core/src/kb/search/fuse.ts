/**
 * PURE. Brings what was found by words and what was found by meaning into one order: reciprocal rank fusion (Cormack,
 * Clarke and Büttcher 2009). Places are compared and never scores, which mean different things. An article stands as
 * high as its best passage; its passages follow their own places.
 */
type Passage = { id: string; translation_key: string };

/** Softens the first places against the later ones. */
const smoothing = 60;

/** The first place of each key, from 0. */
function placesOf<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const places = new Map<string, number>();
  for (const item of list) if (!places.has(keyOf(item))) places.set(keyOf(item), places.size);
  return places;
}

/** What the lists hold, each passage once and as the first list has it, best first; equals in the order of the first list. */
export function fuse<T extends Passage>(...lists: readonly (readonly T[])[]): T[] {
  const idOf = ({ id }: T) => id;
  const groupOf = ({ translation_key }: T) => translation_key;
  const places = lists.flatMap((list) => [
    { keyOf: idOf, at: placesOf(list, idOf) },
    { keyOf: groupOf, at: placesOf(list, groupOf) },
  ]);
  const worth = (item: T) =>
    places.reduce((sum, { keyOf, at }) => {
      const place = at.get(keyOf(item));
      return place === undefined ? sum : sum + 1 / (smoothing + place + 1);
    }, 0);
  const all = new Map<string, T>();
  for (const item of lists.flat()) if (!all.has(item.id)) all.set(item.id, item);
  return [...all.values()]
    .map((item) => ({ item, value: worth(item) }))
    .toSorted((a, b) => b.value - a.value)
    .map(({ item }) => item);
}

const leastLikeness = 0.25;
const enoughToCompare = 50;
const standingOut = 2.5;

/**
 * From which likeness on a passage means something of what was asked. Some models find everything alike: where there
 * is enough to compare with, it must also stand out from the rest.
 */
export function leastLikenessOf(all: { count: number; mean: number; deviation: number }): number {
  if (all.count < enoughToCompare) return leastLikeness;
  return Math.max(leastLikeness, Math.min(0.9, all.mean + standingOut * all.deviation));
}
