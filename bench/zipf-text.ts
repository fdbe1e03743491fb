import { stopWords } from "@handrail/core/language/stop-words";
import type { Page } from "./knowledge-base.ts";

/** Text that is made up, the same each time, and distributed like real text: few words often, most of them seldom. */
const vocabularySize = 30_000;
const topicWords = 12;

function seededRandom(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables =
  "ba be bi bo da de di do fa fe fi ga go ka ke ki la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te ti to va ve vo za zo".split(
    " ",
  );
const common = [...stopWords.en].filter((word) => /^[a-z]+$/.test(word));

/** The word of a rank: the first are the words that hold English together. */
function wordOf(rank: number): string {
  const known = common[rank];
  if (known) return known;
  let rest = rank;
  let word = "";
  do {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return `${word}${syllables[(rank * 7) % syllables.length]}`;
}

export type Corpus = { pages: Page[]; question(): string; beginning(): string };

/** Pages about topics of their own, and what people would ask of them. */
export function zipfCorpus(size: number, seed = 7): Corpus {
  const random = seededRandom(seed + size);
  const rankByLaw = () =>
    Math.min(vocabularySize - 1, Math.floor(Math.exp(random() * Math.log(vocabularySize))) - 1);
  const rareRank = () => common.length + Math.floor(random() ** 2 * (vocabularySize - common.length));
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const topics = Array.from({ length: size }, () =>
    Array.from({ length: topicWords }, () => wordOf(rareRank())),
  );
  const sentence = (topic: readonly string[]) => {
    const words = Array.from({ length: 6 + Math.floor(random() * 12) }, () =>
      random() < 0.15 ? (pick(topic) ?? "") : wordOf(rankByLaw()),
    );
    return `${words.join(" ")}.`;
  };
  const pages = topics.map((topic): Page => {
    const sections = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) => {
      const text = Array.from({ length: 4 + Math.floor(random() * 8) }, () => sentence(topic)).join(" ");
      return index === 0 ? text : `## ${pick(topic)} ${pick(topic)}\n\n${text}`;
    });
    return { title: `How to ${topic.slice(0, 4).join(" ")}`, body: sections.join("\n\n") };
  });
  const asked = () => {
    const topic = pick(topics) ?? [];
    return Array.from({ length: 3 }, () => pick(topic) ?? "");
  };
  return {
    pages,
    question: () => {
      const [first, second, third] = asked();
      return `How do I ${first} the ${second} when it is not ${wordOf(rankByLaw())} with my ${third}?`;
    },
    beginning: () => {
      const [first = "", second = ""] = asked();
      return `${first} ${second.slice(0, 2 + Math.floor(random() * 3))}`;
    },
  };
}
