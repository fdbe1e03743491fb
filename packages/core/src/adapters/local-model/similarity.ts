/** PURE. Texts as weighted word vectors: rare words count more, and longer texts not for their length. */
export type Vector = ReadonlyMap<string, number>;

export type Weights = { vector(tokens: readonly string[]): Vector; idf(token: string): number };

/** @param documents tokens of every text that is compared with */
export function weigh(documents: readonly (readonly string[])[]): Weights {
  const frequency = new Map<string, number>();
  for (const tokens of documents) {
    for (const token of new Set(tokens)) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  }
  const idf = (token: string) => Math.log(1 + documents.length / (0.5 + (frequency.get(token) ?? 0)));
  const vector = (tokens: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    const weighted = [...counts].map(
      ([token, count]) => [token, (1 + Math.log(count)) * idf(token)] as const,
    );
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return new Map(weighted.map(([token, weight]) => [token, weight / length]));
  };
  return { vector, idf };
}

/** Cosine of two vectors of `weigh`: 0 nothing in common, 1 the same words. */
export function similarity(a: Vector, b: Vector): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [token, weight] of short) sum += weight * (long.get(token) ?? 0);
  return sum;
}
