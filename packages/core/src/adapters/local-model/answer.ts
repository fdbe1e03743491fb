import type { Locale } from "@handrail/contracts";
import { asksForPerson } from "../../language/person-phrases.ts";
import { type Unit, unitsOf } from "../../language/sentences.ts";
import { detectLanguage, stem, topicStems, wordsOf } from "../../language/words.ts";
import { sureEnough, weighGrounds } from "../../triage/grounding.ts";
import type { Answer, AnswerSentence, AnswerTask } from "../../triage/schema.ts";
import { similarity, type Weights, weigh } from "./similarity.ts";

type Passage = AnswerTask["passages"][number];

/** Share of what is asked that a title has to say, for the article to be about it. */
const aboutEnough = 0.55;
const mostStatements = 3;
const mostSteps = 10;

/** Questions that ask for a way are better answered with steps. */
const asksHow = /^(?:how|cómo|como|where|dónde|donde|can|puedo)$/;

/** Statements that point at something around them, and lines of code, make no sense alone. */
function isQuotable({ text }: Unit): boolean {
  if (/\b(?:above|below|this table|arriba|abajo)\b/i.test(text)) return false;
  return wordsOf(text).length > 2 && !text.endsWith("?") && !/[{}]|;$|=>|==|\?\?/.test(text);
}

function pick({ passage, asked, isAbout }: Candidate, weights: Weights, language: Locale): Unit[] {
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
  const closed = statements.filter(({ unit }) => isQuotable(unit) && !unit.text.endsWith(":"));
  const alike = closed
    .filter(({ score }) => score > 0.04)
    .sort((a, b) => b.score - a.score)
    .slice(0, steps.length > 0 ? mostStatements - 1 : mostStatements);
  const floor = (alike[0]?.score ?? 0) * 0.4;
  const best = alike.filter(({ score }) => score >= floor);
  const opening = isAbout && best.length === 0 && steps.length === 0 ? closed.slice(0, 2) : [];
  const chosen = new Set([...best, ...opening, ...(leadIn ? [leadIn] : []), ...steps]);
  return [...chosen].sort((a, b) => a.index - b.index).map(({ unit }) => unit);
}

/** A passage of the article that answers; `isAbout`: its title alone says what is asked. */
type Candidate = { passage: Passage; asked: string[]; isAbout: boolean; score: number };

function coverage(asked: readonly string[], said: ReadonlySet<string>, { idf }: Weights): number {
  const sum = (tokens: readonly string[]) => tokens.reduce((total, token) => total + 1 + idf(token), 0);
  return asked.length === 0 ? 0 : sum(asked.filter((token) => said.has(token))) / sum(asked);
}

/** The article's passages, the one that speaks of most of what is asked first. */
function rankPassages(
  passages: readonly Passage[],
  question: string,
  weights: Weights,
  language: Locale,
): Candidate[] {
  const asked = [...new Set(topicStems(question, language))];
  const wantsSteps = wordsOf(question).some((word) => asksHow.test(word));
  const ranked = passages.map((passage, index) => {
    const heading = new Set(topicStems(passage.heading, language));
    const title = new Set([...heading, ...topicStems(passage.title, language)]);
    const steps = wantsSteps && /^\d+\. /m.test(passage.body) ? 0.2 : 0;
    const score =
      coverage(asked, new Set(stemsOf(passage, language)), weights) +
      0.3 * coverage(asked, heading, weights) +
      steps -
      0.01 * index;
    return { passage, asked, isAbout: coverage(asked, title, weights) >= aboutEnough, score };
  });
  return ranked.sort((a, b) => b.score - a.score);
}

const stemsOf = ({ title, heading, body }: Passage, language: Locale) =>
  wordsOf(`${title} ${heading} ${body}`).map((word) => stem(word, language));

/**
 * PURE. Picks the statements and steps of the likeliest article that answer the question, word for word, each with its
 * passage; nothing where it is not likely enough that the article answers.
 */
export function answerLocally(task: AnswerTask): Answer {
  const nothing = { sentences: [], handoff: asksForPerson(task.question) };
  if (nothing.handoff) return nothing;
  const [ground] = weighGrounds(task);
  if (!ground || ground.confidence < (task.least ?? sureEnough)) return nothing;
  const own = ground.passageIds.flatMap((id) => task.passages.find((passage) => passage.id === id) ?? []);
  const language = detectLanguage(own.map(({ body }) => body).join(" "), task.locale);
  const weights = weigh(task.passages.map((passage) => stemsOf(passage, language)));
  for (const candidate of rankPassages(own, ground.ask, weights, language)) {
    const sentences = pick(candidate, weights, language).map(
      ({ text, isStep }): AnswerSentence => ({ text, isStep, passageId: candidate.passage.id }),
    );
    if (sentences.length > 0) return { sentences, handoff: false };
  }
  return nothing;
}

/** PURE. The same answer as a chat text: each sentence followed by its passage. */
export function chatLocally(task: AnswerTask): string {
  const { sentences, handoff } = answerLocally(task);
  if (handoff) return "[person]";
  if (sentences.length === 0) return "[no-answer]";
  let step = 0;
  return sentences
    .map(({ text, passageId, isStep }) => {
      const opening = isStep ? `\n${step + 1}. ` : step > 0 ? "\n\n" : "";
      step = isStep ? step + 1 : 0;
      return `${opening}${text} [${passageId}]`;
    })
    .join(" ");
}
