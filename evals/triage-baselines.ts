import { wordsOf } from "@handrail/core/language/words";
import { type Material, spoken } from "./triage-data.ts";
import type { Said, Sorter } from "./triage-engine.ts";

const neighbours = 10;
const k1 = 1.2;
const b = 0.75;
const smoothing = 0.1;

/** What all sorters learn from: the examples, and the names of the intents as examples of themselves. */
const lessonsOf = ({ intents, train }: Material) => [
  ...intents.map((intent) => ({ words: wordsOf(spoken(intent)), intent })),
  ...train.flatMap(({ text, intent }) => (intent === null ? [] : [{ words: wordsOf(text), intent }])),
];

function best(shares: ReadonlyMap<string, number>): Said {
  const [top] = [...shares].sort(([, a], [, z]) => z - a);
  return { intent: top?.[0] ?? null, confidence: top?.[1] ?? 0, isOutside: top === undefined };
}

/** The ten nearest examples by BM25 vote with their scores; the share of the votes is the confidence. */
export function nearestNeighbours(material: Material): Sorter {
  const lessons = lessonsOf(material);
  const average = lessons.reduce((sum, { words }) => sum + words.length, 0) / lessons.length;
  const postings = new Map<string, [lesson: number, count: number][]>();
  for (const [index, { words }] of lessons.entries()) {
    for (const word of new Set(words)) {
      const count = words.filter((other) => other === word).length;
      postings.set(
        word,
        [...(postings.get(word) ?? []), [index, count]].slice(-20_000) as [number, number][],
      );
    }
  }
  return {
    name: "BM25 kNN k=10",
    sort: (text) => {
      const scores = new Map<number, number>();
      for (const word of new Set(wordsOf(text))) {
        const list = postings.get(word) ?? [];
        const idf = Math.log(1 + (lessons.length - list.length + 0.5) / (list.length + 0.5));
        for (const [index, count] of list) {
          const length = (lessons[index]?.words.length ?? 0) / average;
          const gain = (idf * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
          scores.set(index, (scores.get(index) ?? 0) + gain);
        }
      }
      const near = [...scores].sort(([a, x], [z, y]) => y - x || a - z).slice(0, neighbours);
      const all = near.reduce((sum, [, score]) => sum + score, 0);
      const votes = new Map<string, number>();
      for (const [index, score] of near) {
        const intent = lessons[index]?.intent ?? "";
        votes.set(intent, (votes.get(intent) ?? 0) + score / all);
      }
      return best(votes);
    },
  };
}

/** Multinomial naive Bayes over words, Lidstone smoothing. */
export function naiveBayes(material: Material): Sorter {
  const lessons = lessonsOf(material);
  const classes = new Map<string, { lessons: number; words: number; counts: Map<string, number> }>();
  const known = new Set<string>();
  for (const { words, intent } of lessons) {
    const of = classes.get(intent) ?? { lessons: 0, words: 0, counts: new Map<string, number>() };
    classes.set(intent, of);
    of.lessons += 1;
    of.words += words.length;
    for (const word of words) {
      known.add(word);
      of.counts.set(word, (of.counts.get(word) ?? 0) + 1);
    }
  }
  return {
    name: "naive Bayes",
    sort: (text) => {
      const words = wordsOf(text).filter((word) => known.has(word));
      const scores = [...classes].map(([intent, of]) => {
        const room = of.words + smoothing * known.size;
        const start = Math.log(of.lessons / lessons.length);
        const score = words.reduce(
          (sum, word) => sum + Math.log(((of.counts.get(word) ?? 0) + smoothing) / room),
          start,
        );
        return [intent, score] as const;
      });
      const highest = Math.max(...scores.map(([, score]) => score));
      const mass = scores.reduce((sum, [, score]) => sum + Math.exp(score - highest), 0);
      return best(new Map(scores.map(([intent, score]) => [intent, Math.exp(score - highest) / mass])));
    },
  };
}

/** Always the most frequent intent. */
export function majority({ intents, train }: Material): Sorter {
  const counts = new Map(intents.map((intent) => [intent, 0]));
  for (const { intent } of train) if (intent !== null) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const said = best(
    new Map([...counts].map(([intent, count]) => [intent, count / Math.max(1, train.length)])),
  );
  return { name: "majority", sort: () => said };
}
