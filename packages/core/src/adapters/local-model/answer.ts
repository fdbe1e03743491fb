import type { Locale } from "@handrail/contracts";
import { asksForPerson } from "../../language/person-phrases.ts";
import { type Unit, unitsOf } from "../../language/sentences.ts";
import { detectLanguage, stem, topicStems, wordsOf } from "../../language/words.ts";
import type { Answer, AnswerSentence, AnswerTask } from "../../triage/schema.ts";
import { similarity, type Weights, weigh } from "./similarity.ts";

type Passage = AnswerTask["passages"][number];

/** Share of what is asked (rare words weigh more) that one passage has to speak of, or there is no answer. */
const leastCoverage = 0.42;
const mostStatements = 3;
const mostSteps = 10;

function coverage(asked: readonly string[], said: ReadonlySet<string>, weights: Weights): number {
  const total = asked.reduce((sum, token) => sum + weights.idf(token), 0);
  const covered = asked
    .filter((token) => said.has(token))
    .reduce((sum, token) => sum + weights.idf(token), 0);
  return total === 0 ? 0 : covered / total;
}

/** Statements that point at something around them make no sense alone. */
const pointsElsewhere = /\b(?:above|below|this table|following|arriba|abajo|siguiente tabla)\b/i;

function pick(units: readonly Unit[], asked: readonly string[], weights: Weights, language: Locale): Unit[] {
  const question = weights.vector(asked);
  const scored = units.map((unit, index) => ({
    unit,
    index,
    score: pointsElsewhere.test(unit.text)
      ? 0
      : similarity(question, weights.vector(topicStems(unit.text, language))),
  }));
  const statements = scored.filter(({ unit }) => !unit.isStep);
  const best = [...statements].sort((a, b) => b.score - a.score).slice(0, mostStatements);
  const floor = (best[0]?.score ?? 0) * 0.5;
  const chosen = best.filter(({ score }) => score > 0.04 && score >= floor);
  const firstStep = scored.find(({ unit }) => unit.isStep);
  const steps = scored.filter(({ unit }) => unit.isStep).slice(0, mostSteps);
  const leadIn =
    firstStep &&
    statements.findLast(({ index, unit }) => index === firstStep.index - 1 && unit.text.endsWith(":"));
  const alone = steps.length > 0 ? chosen.filter(({ unit }) => !unit.text.endsWith(":")) : chosen;
  const all = new Set([
    ...alone.slice(0, steps.length > 0 ? 2 : mostStatements),
    ...(leadIn ? [leadIn] : []),
    ...steps,
  ]);
  return [...all].sort((a, b) => a.index - b.index).map(({ unit }) => unit);
}

/** The longest messages say much that is beside the question; the words that the passages know count. */
function questionOf(text: string, language: Locale): string[] {
  return [...new Set(topicStems(text.slice(0, 2_000), language))];
}

/**
 * PURE. Picks the statements and steps of the given passages that answer the question, word for word, each with its
 * passage; nothing where no passage speaks of enough of what is asked.
 */
export function answerLocally(task: AnswerTask): Answer {
  const nothing = { sentences: [], handoff: asksForPerson(task.question) };
  const first = task.passages[0];
  if (!first || nothing.handoff) return nothing;
  const language = detectLanguage(task.passages.map(({ body }) => body).join(" "), task.locale);
  const texts = task.passages.map((passage) => ({
    passage,
    tokens: wordsOf(`${passage.title} ${passage.heading} ${passage.body}`).map((word) =>
      stem(word, language),
    ),
  }));
  const weights = weigh(texts.map(({ tokens }) => tokens));
  const asked = questionOf(task.question, language);
  const enough = Math.max(1, Math.min(2, asked.length));
  const ranked = texts
    .map(({ passage, tokens }, index) => {
      const said = new Set(tokens);
      const title = new Set(topicStems(`${passage.title} ${passage.heading}`, language));
      const matches = asked.filter((token) => said.has(token)).length;
      const covered = coverage(asked, said, weights);
      return {
        passage,
        matches,
        covered,
        score: covered + 0.35 * coverage(asked, title, weights) - 0.02 * index,
      };
    })
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best || best.matches < enough || best.covered < leastCoverage) return nothing;
  const sentences = toSentences(best.passage, pick(unitsOf(best.passage.body), asked, weights, language));
  return { sentences, handoff: false };
}

function toSentences(passage: Passage, units: readonly Unit[]): AnswerSentence[] {
  return units.map(({ text, isStep }) => ({ text, isStep, passageId: passage.id }));
}

/** PURE. The same answer as a chat text: each sentence followed by its passage. */
export function chatLocally(task: AnswerTask): string {
  const { sentences, handoff } = answerLocally(task);
  if (handoff) return "[person]";
  if (sentences.length === 0) return "[no-answer]";
  let step = 0;
  return sentences
    .map(({ text, passageId, isStep }) => {
      if (isStep) step += 1;
      return `${isStep ? `\n${step}. ` : ""}${text} [${passageId}]`;
    })
    .join(" ");
}
