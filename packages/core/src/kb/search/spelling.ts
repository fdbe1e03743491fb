/** PURE. Which known words somebody may have meant by one that nobody knows. */

/** Letters that differ: left out, put in, taken for another, or two of them swapped (Damerau and Levenshtein). */
export function spellingDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      line.push(best);
    }
    beforeLast = last;
    last = line;
  }
  return last[b.length] ?? 0;
}

const shortestWord = 4;

/** How many letters may be wrong. */
export const allowedDistance = (word: string) => (word.length < shortestWord ? 0 : word.length < 7 ? 1 : 2);

/** Words with digits are names and numbers: nothing close to them is meant. */
export const mayBeMisspelt = (word: string) => word.length >= shortestWord && !/\d/.test(word);

/** The word with two neighbours swapped, or one letter less: found without a search for what looks alike. */
export function nearSpellings(word: string): string[] {
  const letters = [...word];
  const swapped = letters.slice(1).map((letter, index) => {
    const before = letters[index] ?? "";
    return [...letters.slice(0, index), letter, before, ...letters.slice(index + 2)].join("");
  });
  const shorter = letters.map((_, index) => letters.filter((_, at) => at !== index).join(""));
  return [...new Set([...swapped, ...shorter])].filter((each) => each !== word && each.length > 1);
}

const shortestPart = 3;

/** Two words that may have been run together: “loginpage”. */
export function splitsOf(word: string): [string, string][] {
  const splits: [string, string][] = [];
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
    splits.push([word.slice(0, at), word.slice(at)]);
  }
  return splits;
}

/** The closest of some known words, of equally close ones those that more articles have. */
export function closestWords<T extends { word: string; articles: number }>(
  asked: string,
  known: readonly T[],
  most: number,
): T[] {
  const measured = known
    .map((entry) => ({ entry, distance: spellingDistance(asked, entry.word) }))
    .filter(({ distance }) => distance <= allowedDistance(asked));
  const least = Math.min(...measured.map(({ distance }) => distance));
  return measured
    .filter(({ distance }) => distance === least)
    .map(({ entry }) => entry)
    .toSorted((a, b) => b.articles - a.articles)
    .slice(0, most);
}
