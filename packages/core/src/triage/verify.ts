import type { Locale } from "@handrail/contracts";
import { unitsOf } from "../language/sentences.ts";
import { detectLanguage, polarisedStems, stem, topicStems, wordsOf } from "../language/words.ts";
import { commitments } from "./commitments.ts";
import type { AnswerSentence } from "./schema.ts";

export type SourcePassage = {
  passageId: string;
  articleId: string;
  slug: string;
  title: string;
  heading: string;
  body: string;
  revision: number;
  /** What the article is about, as its author says. */
  intents: string[];
};

/** A sentence that rests on its passage. */
export type SupportedSentence = { text: string; isStep: boolean; passage: SourcePassage };

export const dropReasons = [
  "empty",
  "unknown_passage",
  "markup",
  "number",
  "link",
  "name",
  "commitment",
  "unsupported",
  "negation",
] as const;
export type DropReason = (typeof dropReasons)[number];

/** Share of a sentence's topic words that its passage has to say, and that one place in it has to say together. */
const passageShare = 0.75;
const placeShare = 0.5;
const longestSentence = 1_200;

const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
const codePattern = /`([^`]+)`/g;
const withoutCode = (text: string) => text.replace(codePattern, " ");

function numbersOf(text: string): string[] {
  const found = text.match(/\d+(?:[.,:/]\d+)*/g) ?? [];
  return found.map((number) => number.replace(/[.,](?=\d{3}(?!\d))/g, ""));
}

function linksOf(text: string): string[] {
  const targets = [...text.matchAll(/\]\(\s*<?([^)\s>]+)/g)].map((match) => match[1] ?? "");
  const visible = text.match(
    /(?:https?:\/\/|www\.|mailto:)[^\s)\]>"'`]+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b(?:\/[^\s)\]]*)?/gi,
  );
  return [...targets, ...(visible ?? [])].map((link) => fold(link).replace(/[.,;:!?]+$/, ""));
}

/** Capitalised words inside a sentence, and everything marked as code. */
function namesOf(text: string): string[] {
  const words = text.replace(/[*_[\]()]/g, " ").match(/[\p{L}\p{N}'’-]+|[.!?:]/gu) ?? [];
  return words.filter(
    (word, index) => index > 0 && /^\p{Lu}/u.test(word) && !/^[.!?:]$/.test(words[index - 1] ?? "."),
  );
}

function share(stems: readonly string[], source: ReadonlySet<string>): number {
  return stems.length === 0 ? 0 : stems.filter((word) => source.has(word)).length / stems.length;
}

function reasonToDrop(text: string, passage: SourcePassage, language: Locale): DropReason | null {
  const source = `${passage.title}\n${passage.heading}\n${passage.body}`;
  const folded = fold(source);
  const prose = withoutCode(text);
  if (/<\/?[a-z!][^>]*>?|!\[|javascript:|data:\w+\//i.test(prose)) return "markup";
  const sourceNumbers = new Set(numbersOf(source));
  if (numbersOf(text).some((number) => !sourceNumbers.has(number))) return "number";
  if (linksOf(text).some((link) => !folded.includes(link))) return "link";
  const sourceWords = new Set(wordsOf(source));
  const isKnown = (name: string) => wordsOf(name).every((word) => sourceWords.has(word));
  const codes = [...text.matchAll(codePattern)].map((match) => fold(match[1] ?? ""));
  if (!namesOf(prose).every(isKnown) || codes.some((code) => !folded.includes(code))) return "name";
  const sourceStems = new Set(wordsOf(source).map((word) => stem(word, language)));
  const promised = wordsOf(text).filter((word) => commitments[language].includes(word));
  if (promised.some((word) => !sourceStems.has(stem(word, language)))) return "commitment";

  const stems = topicStems(text, language);
  if (share(stems, sourceStems) < passageShare) return "unsupported";
  const units = [passage.title, passage.heading, ...unitsOf(passage.body).map((unit) => unit.text)];
  const places = units.map((unit) => ({ unit, support: share(stems, new Set(topicStems(unit, language))) }));
  const best = Math.max(...places.map(({ support }) => support));
  if (best < placeShare) return "unsupported";
  const closest = places.filter(({ support }) => support === best);
  return closest.some(({ unit }) => agrees(text, unit, language)) ? null : "negation";
}

/** Whether each word that both have is negated in both or in neither. */
function agrees(text: string, source: string, language: Locale): boolean {
  const said = polarisedStems(source, language);
  return polarisedStems(text, language).every(({ stem, isNegated }) => {
    const same = said.filter((word) => word.stem === stem);
    return same.length === 0 || same.some((word) => word.isNegated === isNegated);
  });
}

/**
 * PURE. Keeps the sentences that rest on the passage they name: their words, numbers, names, links and promises
 * occur in it, and they do not turn it round. Everything else is dropped. Nothing left means no answer.
 */
export function verifySentences(
  sentences: readonly AnswerSentence[],
  passages: ReadonlyMap<string, SourcePassage>,
): { kept: SupportedSentence[]; dropped: { text: string; reason: DropReason }[] } {
  const kept: SupportedSentence[] = [];
  const dropped: { text: string; reason: DropReason }[] = [];
  for (const { text: raw, passageId, isStep } of sentences) {
    const text = raw
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^(?:\d{1,2}[.)]|[-*+•]|#+|>)\s+/, "");
    const passage = passages.get(passageId);
    const language = detectLanguage(passage?.body ?? text, "en");
    const reason =
      wordsOf(text).length === 0 || text.length > longestSentence
        ? "empty"
        : passage
          ? reasonToDrop(text, passage, language)
          : "unknown_passage";
    if (reason || !passage) dropped.push({ text, reason: reason ?? "unknown_passage" });
    else if (!kept.some((sentence) => sentence.text === text)) kept.push({ text, isStep, passage });
  }
  return { kept, dropped };
}
