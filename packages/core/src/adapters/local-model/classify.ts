import type { Locale, Priority, Severity } from "@handrail/contracts";
import { asksForPerson } from "../../language/person-phrases.ts";
import { sentencesOf } from "../../language/sentences.ts";
import { detectLanguage, topicStems, wordsOf } from "../../language/words.ts";
import type { Classification, ClassifyTask } from "../../triage/schema.ts";
import { cues } from "./cues.ts";
import { similarity, weigh } from "./similarity.ts";

type Topic = { category: string; intent: string | null };
type Labelled = Topic & { tokens: string[]; weight: number };

const labelWords = (label: string) => label.replace(/[_-]+/g, " ");

/** Everything the task says about a topic: its own words, and examples that people have sorted. */
function labelledTexts(task: ClassifyTask, language: Locale): Labelled[] {
  return task.categories.flatMap(({ key, name, description, intents, examples }) => {
    const of = (text: string) => topicStems(text, language);
    const label = of(`${name} ${labelWords(key)} ${description}`);
    return [
      { category: key, intent: null, tokens: label, weight: 0.8 },
      ...intents.map((intent) => ({
        category: key,
        intent,
        tokens: [...of(labelWords(intent)), ...of(name)],
        weight: 0.8,
      })),
      ...examples.flatMap((example) =>
        (example.intents.length > 0 ? example.intents : [null]).map((intent) => ({
          category: key,
          intent: intent !== null && intents.includes(intent) ? intent : null,
          tokens: of(`${example.text} ${intent === null ? "" : labelWords(intent)}`),
          weight: 1,
        })),
      ),
    ];
  });
}

/** Best scores first; the second-best texts of a topic count less and less. */
function rank<Key>(scored: readonly { key: Key; score: number }[]): { key: Key; score: number }[] {
  const groups = new Map<Key, number[]>();
  for (const { key, score } of scored) groups.set(key, [...(groups.get(key) ?? []), score]);
  return [...groups]
    .map(([key, scores]) => {
      const top = scores.sort((a, b) => b - a).slice(0, 4);
      return { key, score: top.reduce((sum, score, index) => sum + score * 0.4 ** index, 0) };
    })
    .sort((a, b) => b.score - a.score);
}

/** How far the best is ahead of the others, and how much there is to go by at all; 0 to 1. */
function sureness(ranked: readonly { score: number }[]): number {
  const best = ranked[0]?.score ?? 0;
  const mass = ranked.reduce((sum, { score }) => sum + Math.exp(18 * (score - best)), 0);
  return (1 / mass) * Math.min(1, best / 0.22);
}

function topicOf(task: ClassifyTask, text: string, language: Locale) {
  const texts = labelledTexts(task, language);
  const weights = weigh(texts.map(({ tokens }) => tokens));
  const subject = topicStems(task.message.subject, language);
  const asked = weights.vector([...subject, ...subject, ...topicStems(text.slice(0, 2_000), language)]);
  const scored = texts.map((labelled) => ({
    ...labelled,
    score: labelled.weight * similarity(asked, weights.vector(labelled.tokens)),
  }));
  const categories = rank(scored.map(({ category, score }) => ({ key: category, score })));
  const category = categories[0];
  if (!category || category.score < 0.02) return { category: null, intent: null, confidence: 0 };
  const inside = scored.filter((labelled) => labelled.category === category.key && labelled.intent !== null);
  const intents = rank(inside.map(({ intent, score }) => ({ key: intent, score })));
  const intent = intents[0] && intents[0].score > 0.05 ? intents[0].key : null;
  const sure = sureness(categories);
  return { category: category.key, intent, confidence: Math.round(Math.min(0.97, sure) * 1_000) / 1_000 };
}

function moodOf(task: ClassifyTask, text: string, language: Locale) {
  const known = cues[language];
  const folded = ` ${wordsOf(text).join(" ")} `;
  const says = (phrases: readonly string[]) => phrases.some((phrase) => folded.includes(` ${phrase} `));
  const letters = text.match(/\p{L}/gu) ?? [];
  const shouts =
    letters.length > 30 && letters.filter((letter) => /\p{Lu}/u.test(letter)).length > letters.length * 0.6;
  const isCritical = says(known.critical) || task.reported.severity === "critical";
  const isUrgent = says(known.urgent);
  const severity: Severity = isCritical ? "critical" : task.reported.severity;
  const priority: Priority = isCritical
    ? "urgent"
    : isUrgent || severity === "high"
      ? "high"
      : severity === "low"
        ? "low"
        : "normal";
  const isNegative = says(known.sentiment.negative) || shouts || /!{3,}/.test(text);
  const reported = task.reported.type;
  const cued = known.type.find(([, phrases]) => says(phrases))?.[0];
  return {
    severity,
    priority,
    sentiment: isNegative ? "negative" : says(known.sentiment.positive) ? "positive" : "neutral",
    type: reported === "question" || reported === "other" ? (cued ?? reported) : reported,
  } as const;
}

function summarise({ subject, body }: ClassifyTask["message"]): string {
  const first = sentencesOf(body.replace(/\s+/g, " ")).find((sentence) => wordsOf(sentence).length > 3) ?? "";
  const parts = [subject, first].filter((part) => part !== "");
  const text = parts.join(": ");
  return text.length <= 240 ? text : `${text.slice(0, 239).trimEnd()}…`;
}

/** PURE. Sorts a message by how it resembles what the organisation says of its categories, and its sorted examples. */
export function classifyLocally(task: ClassifyTask): Classification {
  const text = `${task.message.subject}\n${task.message.body}`;
  const language = detectLanguage(text, task.locale);
  return {
    ...topicOf(task, task.message.body, language),
    ...moodOf(task, text, language),
    language,
    summary: summarise(task.message),
    wantsPerson: asksForPerson(text),
  };
}
