import { sentencesOf } from "../../language/sentences.ts";
import { detectLanguage, topicStems } from "../../language/words.ts";
import type { Summary, SummaryTask } from "../../triage/schema.ts";
import { similarity, weigh } from "./similarity.ts";

const mostPoints = 6;
const longestPoint = 280;
/** A sentence that says no more than this is a greeting or a thank-you. */
const fewestStems = 3;
/** From here on, a sentence repeats what another says. */
const repeats = 0.6;

const plain = (text: string) =>
  text
    .split("\n")
    .filter((line) => !line.startsWith(">"))
    .join("\n");

/**
 * PURE. The sentences of a thread that say most of what it is about, in their order and their own words: what the
 * customer began with and wrote last are always among them.
 */
export function summariseLocally({ subject, messages, locale }: SummaryTask): Summary {
  const language = detectLanguage(messages.map(({ text }) => text).join("\n"), locale);
  const all = messages.flatMap(({ from, text }, message) =>
    plain(text)
      .split("\n")
      .flatMap((line) => sentencesOf(line.replace(/^(?:[-*+]|\d{1,2}[.)])\s+/, "")))
      .map((sentence) => ({ from, message, text: sentence, stems: topicStems(sentence, language) })),
  );
  const sentences = all.filter(({ stems }) => stems.length >= fewestStems);
  const { vector } = weigh(sentences.map(({ stems }) => stems));
  const centre = vector([...topicStems(subject, language), ...sentences.flatMap(({ stems }) => stems)]);
  const scored = sentences.map((sentence, index) => {
    const own = vector(sentence.stems);
    return { ...sentence, index, own, score: similarity(own, centre) };
  });
  const ofCustomer = scored.filter(({ from }) => from === "customer");
  const lastMessage = ofCustomer.at(-1)?.message;
  const pinned = [ofCustomer[0], ofCustomer.find(({ message }) => message === lastMessage)];
  const chosen: typeof scored = [];
  for (const sentence of [...pinned, ...scored.toSorted((a, b) => b.score - a.score || a.index - b.index)]) {
    if (!sentence || chosen.length >= mostPoints) continue;
    if (chosen.some(({ own }) => similarity(own, sentence.own) >= repeats)) continue;
    chosen.push(sentence);
  }
  return {
    points: chosen
      .toSorted((a, b) => a.index - b.index)
      .map(({ from, text }) => ({
        from,
        text: text.length <= longestPoint ? text : `${text.slice(0, longestPoint - 1).trimEnd()}…`,
      })),
  };
}
