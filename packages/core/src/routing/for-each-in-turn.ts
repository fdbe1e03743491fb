/**
 * Does something with one after the other, and counts where it did. One with which it fails keeps nobody else waiting:
 * the rest has its turn first, then the first failure is thrown.
 */
export async function forEachInTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<boolean>,
): Promise<number> {
  const failures: unknown[] = [];
  let count = 0;
  for (const item of items) {
    try {
      if (await work(item)) count += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return count;
}
