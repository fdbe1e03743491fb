import type { Locale } from "@handrail/contracts";
import { topicStems } from "../../language/words.ts";
import type { ClassifyTask } from "../../triage/schema.ts";
import { similarity, weigh } from "./similarity.ts";

type Topic = { category: string; intent: string | null };
type Labelled = Topic & { tokens: string[]; weight: number };
type Sorted = { category: string | null; intent: string | null; confidence: number };

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

/** What likeness says, as log odds of being right; fitted on names alone and on whole help centres, 3 to 77 topics. */
const odds = { likeness: 4.243, lead: 25.65, leadOfMany: -5.413, share: 0.794, topics: -0.753, none: -1.003 };
const mostTopics = 40;
/** Nothing that was not learned from people is surer than this. */
const likenessAlone = 0.97;

/** How often the best of these topics is the right one: by how alike it is, how far ahead, and how many there are. */
function sureness(ranked: readonly { score: number }[]): number {
  const [best = 0, next = 0] = ranked.map(({ score }) => score);
  const topics = Math.log1p(Math.min(mostTopics, ranked.length));
  const sum =
    odds.likeness * Math.sqrt(best) +
    (odds.lead + odds.leadOfMany * topics) * (best - next) +
    (odds.share * best) / (best + next || 1) +
    odds.topics * topics +
    odds.none;
  return 1 / (1 + Math.exp(-sum));
}

/** Sorts by how the text resembles what the organisation says of its topics; `inside` is where the category is known. */
function topicByLikeness(task: ClassifyTask, text: string, language: Locale, inside?: string): Sorted {
  const texts = labelledTexts(task, language).filter(
    ({ category }) => inside === undefined || category === inside,
  );
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
  const near = scored.filter((labelled) => labelled.category === category.key && labelled.intent !== null);
  const intents = rank(near.map(({ intent, score }) => ({ key: intent, score })));
  const intent = intents[0] && intents[0].score > 0.05 ? intents[0].key : null;
  const isGiven = inside !== undefined || (intent !== null && categories.length === 1);
  const confidence = (isGiven ? 1 : sureness(categories)) * (intent === null ? 1 : sureness(intents));
  return { category: category.key, intent, confidence: Math.min(likenessAlone, confidence) };
}

/** As the organisation's own classifier has learned; null where it has not learned enough to say. */
function topicAsLearned({ learned }: ClassifyTask): Sorted | null {
  const { category, intent } = learned ?? {};
  const [broad, narrow] = intent?.label?.split("/") ?? [];
  if (intent && broad !== undefined && narrow !== undefined) {
    const confidence = Math.min(intent.confidence, category?.confidence ?? 1);
    return { category: broad, intent: narrow, confidence };
  }
  if (category) {
    return { category: category.label, intent: null, confidence: category.label ? category.confidence : 0 };
  }
  return null;
}

const rounded = (sorted: Sorted): Sorted => ({
  ...sorted,
  confidence: Math.round(sorted.confidence * 1_000) / 1_000,
});

/** PURE. What a message is about: as learned, else by likeness; an intent that was not learned is found by likeness. */
export function topicOf(task: ClassifyTask, text: string, language: Locale): Sorted {
  const learned = topicAsLearned(task);
  const outside = task.learned?.intent;
  if (!learned) {
    const alike = topicByLikeness(task, text, language);
    return rounded(outside ? { ...alike, intent: null, confidence: outside.confidence } : alike);
  }
  if (learned.category === null || learned.intent !== null || outside) return rounded(learned);
  const { intent, confidence } = topicByLikeness(task, text, language, learned.category);
  return rounded({ ...learned, intent, confidence: learned.confidence * (intent === null ? 1 : confidence) });
}
