import type { Locale } from "@handrail/contracts";
import { sentencesOf } from "../language/sentences.ts";
import { detectLanguage, stem, topicStems, wordsOf } from "../language/words.ts";
import type { AnswerTask } from "./schema.ts";

/** PURE. How likely what was found answers what is asked; decides between an answer and a person. */
export type Ground = {
  /** The thing that is asked. */
  ask: string;
  /** Passages of one article, the one that says most of it first. */
  passageIds: string[];
  /** How often the article is the right one where the signals are like these; 0 to 1. */
  confidence: number;
};

/**
 * What each signal says, as log odds; fitted on questions to help centres of 1 to 2,000 articles, half of which nothing
 * there answers. The signals are shares and counts, so that they mean the same in every organisation.
 */
const odds = { score: 6.108, margin: 13.39, ratio: 1.497, matches: 2.905, asked: 1.195, none: -9.927 };

/** How sure an answer has to be to be given: more than nine of ten that are given are right then. */
export const sureEnough = 0.62;
/** One sentence of several is not all that is asked. */
const ofOneSentence = 0.9;
const mostSentences = 3;
const leastTopics = 3;
const longestAsk = 500;

/** The things that a message asks: all of it, and where it is long, the sentences that say most. */
export function asksOf(question: string, locale: Locale): string[] {
  const language = detectLanguage(question, locale);
  const topics = (text: string) => new Set(topicStems(text, language)).size;
  const pieces = question.split("\n").flatMap(sentencesOf);
  const telling = pieces.length < 2 ? [] : pieces.filter((piece) => topics(piece) >= leastTopics);
  const most = telling.toSorted((a, b) => Number(b.endsWith("?")) - Number(a.endsWith("?")));
  return [question, ...most.slice(0, mostSentences)].map((ask) => ask.slice(0, longestAsk));
}

type Passage = AnswerTask["passages"][number];
type Finding = NonNullable<AnswerTask["findings"]>[number];

function groundsOf(
  { ask, found }: Finding,
  passages: ReadonlyMap<string, Passage>,
  locale: Locale,
): Ground[] {
  const articles = new Map<number, Finding["found"]>();
  for (const each of found) articles.set(each.article, [...(articles.get(each.article) ?? []), each]);
  const ranked = [...articles.values()]
    .map((own) => own.toSorted((a, b) => b.score - a.score))
    .map((own) => ({ own, score: own[0]?.score ?? 0 }))
    .sort((a, b) => b.score - a.score);
  return ranked.slice(0, 3).flatMap(({ own, score }, index) => {
    const passage = passages.get(own[0]?.passageId ?? "");
    if (!passage) return [];
    const text = `${passage.title} ${passage.heading} ${passage.body}`;
    const language = detectLanguage(passage.body, locale);
    const said = new Set(wordsOf(text).map((word) => stem(word, language)));
    const asked = [...new Set(topicStems(ask, language))];
    const other = ranked[index === 0 ? 1 : 0]?.score ?? 0;
    const sum =
      odds.score * score +
      odds.margin * (score - other) +
      (odds.ratio * score) / (score + other || 1) +
      odds.matches * Math.log1p(asked.filter((word) => said.has(word)).length) +
      odds.asked * Math.log1p(asked.length) +
      odds.none;
    const confidence = 1 / (1 + Math.exp(-sum));
    return [{ ask, passageIds: own.map(({ passageId }) => passageId), confidence }];
  });
}

/** The articles that may answer, the likeliest first. */
export function weighGrounds({ findings = [], passages, locale }: AnswerTask): Ground[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return findings
    .flatMap((finding, index) =>
      groundsOf(finding, byId, locale).map((ground) => ({
        ...ground,
        confidence: index === 0 ? ground.confidence : ground.confidence * ofOneSentence,
      })),
    )
    .sort((a, b) => b.confidence - a.confidence);
}
