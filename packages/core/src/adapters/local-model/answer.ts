import type { Locale } from "@handrail/contracts";
import { asksForPerson } from "../../language/person-phrases.ts";
import { sentencesOf, type Unit, unitsOf } from "../../language/sentences.ts";
import { detectLanguage, stem, topicStems, wordsOf } from "../../language/words.ts";
import type { Answer, AnswerSentence, AnswerTask } from "../../triage/schema.ts";
import { similarity, type Weights, weigh } from "./similarity.ts";

type Passage = AnswerTask["passages"][number];

/** Share of one thing that is asked (rare words weigh more) that a passage has to speak of, or there is no answer. */
const leastCoverage = 0.55;
/** Share of everything that is written that it has to speak of as well: long messages say much beside the question. */
const leastOverall = 0.32;
const leastMatches = 2;
const mostStatements = 3;
const mostSteps = 10;

/** The things that a message asks: each of its sentences by itself, and all of it. */
function asksOf(text: string, language: Locale): string[][] {
  const pieces = text
    .slice(0, 2_000)
    .split("\n")
    .flatMap(sentencesOf)
    .map((sentence) => [...new Set(topicStems(sentence, language))])
    .filter((tokens) => tokens.length >= leastMatches);
  const all = [...new Set(topicStems(text.slice(0, 2_000), language))];
  return [all, ...pieces];
}

const weightOf = (token: string, weights: Weights) => 1 + 0.4 * weights.idf(token);

function coverage(asked: readonly string[], said: ReadonlySet<string>, weights: Weights): number {
  const sum = (tokens: readonly string[]) =>
    tokens.reduce((total, token) => total + weightOf(token, weights), 0);
  return asked.length === 0 ? 0 : sum(asked.filter((token) => said.has(token))) / sum(asked);
}

/** Statements that point at something around them, and lines of code, make no sense alone. */
function isQuotable({ text }: Unit): boolean {
  if (/\b(?:above|below|this table|arriba|abajo)\b/i.test(text)) return false;
  return wordsOf(text).length > 2 && !text.endsWith("?") && !/[{}]|;$|=>|==|\?\?/.test(text);
}

function pick(passage: Passage, asked: readonly string[], weights: Weights, language: Locale): Unit[] {
  const question = weights.vector(asked);
  const scored = unitsOf(passage.body).map((unit, index) => ({
    unit,
    index,
    score: isQuotable(unit) ? similarity(question, weights.vector(topicStems(unit.text, language))) : 0,
  }));
  const steps = scored.filter(({ unit }) => unit.isStep).slice(0, mostSteps);
  const statements = scored.filter(({ unit }) => !unit.isStep);
  const leadIn = statements.find(
    ({ index, unit }) => index + 1 === steps[0]?.index && unit.text.endsWith(":"),
  );
  const best = statements
    .filter(({ score, unit }) => score > 0.04 && !unit.text.endsWith(":"))
    .sort((a, b) => b.score - a.score)
    .slice(0, steps.length > 0 ? mostStatements - 1 : mostStatements);
  const floor = (best[0]?.score ?? 0) * 0.4;
  const chosen = new Set([
    ...best.filter(({ score }) => score >= floor),
    ...(leadIn ? [leadIn] : []),
    ...steps,
  ]);
  return [...chosen].sort((a, b) => a.index - b.index).map(({ unit }) => unit);
}

/** The passage that speaks most of what is asked, with what of it was asked; null where none speaks of enough. */
function choose(task: AnswerTask, language: Locale) {
  const texts = task.passages.map((passage) => ({
    passage,
    tokens: wordsOf(`${passage.title} ${passage.heading} ${passage.body}`).map((word) =>
      stem(word, language),
    ),
  }));
  const weights = weigh(texts.map(({ tokens }) => tokens));
  const asks = asksOf(task.question, language);
  const all = asks[0] ?? [];
  const ranked = texts
    .flatMap(({ passage, tokens }, index) => {
      const said = new Set(tokens);
      const title = new Set(topicStems(`${passage.title} ${passage.heading}`, language));
      const overall = coverage(all, said, weights);
      const bonus = 0.3 * coverage(all, title, weights) + 0.5 * overall - 0.02 * index;
      return asks.map((asked) => {
        const matches = asked.filter((token) => said.has(token)).length;
        const covered = coverage(asked, said, weights);
        const score = covered * Math.min(1, matches / 4) + bonus;
        return { passage, asked, matches, covered, overall, score };
      });
    })
    .filter(
      ({ asked, matches, covered, overall }) =>
        covered >= leastCoverage &&
        overall >= leastOverall &&
        matches >= Math.min(leastMatches, asked.length),
    )
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  return best ? { passage: best.passage, asked: [...best.asked, ...all], weights } : null;
}

/**
 * PURE. Picks the statements and steps of the given passages that answer the question, word for word, each with its
 * passage; nothing where no passage speaks of enough of what is asked.
 */
export function answerLocally(task: AnswerTask): Answer {
  const nothing = { sentences: [], handoff: asksForPerson(task.question) };
  if (nothing.handoff) return nothing;
  const language = detectLanguage(task.passages.map(({ body }) => body).join(" "), task.locale);
  const chosen = choose(task, language);
  if (!chosen) return nothing;
  const { passage, asked, weights } = chosen;
  const sentences = pick(passage, asked, weights, language).map(
    ({ text, isStep }): AnswerSentence => ({ text, isStep, passageId: passage.id }),
  );
  return { sentences, handoff: false };
}

/** PURE. The same answer as a chat text: each sentence followed by its passage. */
export function chatLocally(task: AnswerTask): string {
  const { sentences, handoff } = answerLocally(task);
  if (handoff) return "[person]";
  if (sentences.length === 0) return "[no-answer]";
  let step = 0;
  return sentences
    .map(({ text, passageId, isStep }) => {
      step = isStep ? step + 1 : 0;
      return `${isStep ? `\n${step}. ` : ""}${text} [${passageId}]`;
    })
    .join(" ");
}
