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
/** Coverage at which one match is enough, because the other words only say what is done with the thing. */
const generallyEnough = 0.75;
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

/** Questions that ask for a way are better answered with steps. */
const asksHow = /^(?:how|cómo|como|where|dónde|donde|can i|puedo)$/;

/** Words that say what somebody does with a thing, hardly ever which thing. */
const generic: Record<Locale, ReadonlySet<string>> = {
  en: new Set(
    topicStems("download find see show need know check look use make open give tell work try", "en"),
  ),
  es: new Set(
    topicStems(
      "descargar bajar encontrar ver mostrar necesitar saber revisar usar hacer abrir dar decir probar",
      "es",
    ),
  ),
};

type Weigh = (token: string) => number;

function weigher(weights: Weights, language: Locale): Weigh {
  return (token) => (generic[language].has(token) ? 0.3 : 1 + 0.4 * weights.idf(token));
}

function coverage(asked: readonly string[], said: ReadonlySet<string>, weight: Weigh): number {
  const sum = (tokens: readonly string[]) => tokens.reduce((total, token) => total + weight(token), 0);
  return asked.length === 0 ? 0 : sum(asked.filter((token) => said.has(token))) / sum(asked);
}

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

/** A passage that speaks of enough of what is asked; `isAbout`: its title alone does. */
type Candidate = { passage: Passage; asked: string[]; isAbout: boolean; score: number };

/** The passages that speak of enough of what is asked, the one that speaks of most first. */
function rankPassages(task: AnswerTask, weights: Weights, language: Locale): Candidate[] {
  const weight = weigher(weights, language);
  const asks = asksOf(task.question, language);
  const all = asks[0] ?? [];
  const wantsSteps = wordsOf(task.question).some((word) => asksHow.test(word));
  const candidates = task.passages.flatMap((passage, index): Candidate[] => {
    const said = new Set(stemsOf(passage, language));
    const heading = new Set(topicStems(passage.heading, language));
    const title = new Set([...heading, ...topicStems(passage.title, language)]);
    const overall = coverage(all, said, weight);
    if (overall < leastOverall) return [];
    const steps = wantsSteps && /^\d+\. /m.test(passage.body) ? 0.2 : 0;
    const bonus =
      0.2 * coverage(all, title, weight) + 0.3 * coverage(all, heading, weight) + 0.5 * overall + steps;
    return asks
      .map((asked) => {
        const matches = asked.filter((token) => said.has(token)).length;
        const covered = coverage(asked, said, weight);
        const isEnough = covered >= leastCoverage && matches >= Math.min(leastMatches, asked.length);
        const isSpecific = isEnough || (covered >= generallyEnough && asked.length > 1);
        return {
          passage,
          asked: [...asked, ...all],
          isAbout: coverage(asked, title, weight) >= leastCoverage,
          score: isSpecific ? covered * Math.min(1, matches / 4) + bonus - 0.005 * index : 0,
        };
      })
      .filter(({ score }) => score > 0);
  });
  const ranked = candidates.sort((a, b) => b.score - a.score);
  return ranked.filter(
    ({ passage }, index) => ranked.findIndex((other) => other.passage === passage) === index,
  );
}

const stemsOf = ({ title, heading, body }: Passage, language: Locale) =>
  wordsOf(`${title} ${heading} ${body}`).map((word) => stem(word, language));

/**
 * PURE. Picks the statements and steps of the given passages that answer the question, word for word, each with its
 * passage; nothing where no passage speaks of enough of what is asked.
 */
export function answerLocally(task: AnswerTask): Answer {
  const nothing = { sentences: [], handoff: asksForPerson(task.question) };
  if (nothing.handoff) return nothing;
  const language = detectLanguage(task.passages.map(({ body }) => body).join(" "), task.locale);
  const weights = weigh(task.passages.map((passage) => stemsOf(passage, language)));
  for (const candidate of rankPassages(task, weights, language).slice(0, 3)) {
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
