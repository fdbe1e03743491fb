import type { Locale } from "@handrail/contracts";
import { detectLanguage } from "../../language/words.ts";
import { type Calibration, calibrate, type Judged } from "./calibrate.ts";
import { featuresOf } from "./features.ts";
import { type Labelled, learnWeights, quantize, score, type Weights } from "./softmax.ts";
import { buildVocabulary, type Vocabulary, vectorOf } from "./vectors.ts";

/** What can be learned of a message. An intent is `category/intent`; the empty label is "none of them". */
export const headNames = ["category", "intent", "type", "priority"] as const;
export type HeadName = (typeof headNames)[number];

export type Example = {
  text: string;
  labels: Partial<Record<HeadName, string>>;
  /** What the example counts for, beside one resolved ticket. */
  weight: number;
  /** Whether a customer wrote it and a person stands behind its labels: sureness is measured on these alone. */
  isTicket: boolean;
};

export type Head = Calibration & { labels: string[]; weights: Weights; learnedFrom: number };
export type Model = { vocabulary: Vocabulary; heads: Partial<Record<HeadName, Head>> };

/** Bounds of what one organisation's model takes. */
export const limits = {
  examples: 10_000,
  features: 60_000,
  /** Bytes of all weights, one for each feature and class. */
  weights: 12_000_000,
  classes: 512,
} as const;

/** From how many tickets on a head is trusted; with fewer, rules decide. */
const enough = { tickets: 60, perClass: 3 } as const;
/** From here on, one fifth is held back once; below, each fifth in its turn. */
const manyTickets = 2_500;
const folds = 5;

type Task = { name: HeadName; labels: string[]; tickets: number };

function taskOf(name: HeadName, examples: readonly Example[]): Task | null {
  const labels = new Set<string>();
  const seen = new Set<string>();
  let tickets = 0;
  for (const { labels: given, isTicket } of examples) {
    const label = given[name];
    if (label === undefined) continue;
    labels.add(label);
    if (!isTicket) continue;
    seen.add(label);
    tickets += 1;
  }
  const isEnough = tickets >= enough.tickets && seen.size >= 2 && tickets >= enough.perClass * seen.size;
  return isEnough && labels.size <= limits.classes ? { name, labels: [...labels].sort(), tickets } : null;
}

type Prepared = Labelled & { isTicket: boolean };

function* judgeHeldBack(examples: readonly Prepared[], tickets: number, classes: number, features: number) {
  const judged: Judged[] = [];
  const turns = tickets >= manyTickets ? 1 : folds;
  let place = 0;
  const foldOf = examples.map(({ isTicket }) => {
    if (!isTicket) return -1;
    place += 1;
    return place % folds;
  });
  for (let turn = 0; turn < turns; turn += 1) {
    const weights = yield* learnWeights(
      examples.filter((_, index) => foldOf[index] !== turn),
      classes,
      features,
    );
    for (const { vector, label } of examples.filter((_, index) => foldOf[index] === turn)) {
      const scores = new Float32Array(classes);
      score(vector, weights, scores);
      judged.push({ scores, label });
    }
  }
  return judged;
}

/** Whether a head knows more than the most frequent label alone would. */
function isUseful(judged: readonly Judged[], accuracy: number): boolean {
  const counts = new Map<number, number>();
  for (const { label } of judged) counts.set(label, (counts.get(label) ?? 0) + 1);
  return accuracy > Math.max(...counts.values()) / judged.length;
}

/**
 * Learns from examples, newest last or in any fixed order. Yields now and then, and returns null where there is not
 * enough to learn from. Deterministic; needs at most a few bytes for each of `limits.weights` and the texts themselves.
 */
export function* learn(examples: readonly Example[], fallback: Locale): Generator<undefined, Model | null> {
  const tasks = headNames.map((name) => taskOf(name, examples)).filter((task): task is Task => task !== null);
  const classes = tasks.reduce((sum, { labels }) => sum + labels.length, 0);
  if (classes === 0) return null;
  const features = [];
  for (const { text } of examples) {
    features.push(featuresOf(text, detectLanguage(text, fallback)));
    yield;
  }
  const most = Math.min(limits.features, Math.floor(limits.weights / classes));
  const vocabulary = buildVocabulary(features, most);
  const vectors = features.map((groups) => vectorOf(groups, vocabulary));
  features.length = 0;
  const heads: Model["heads"] = {};
  for (const { name, labels, tickets } of tasks) {
    const prepared = examples.flatMap(({ labels: given, weight, isTicket }, index): Prepared[] => {
      const vector = vectors[index];
      const label = labels.indexOf(given[name] ?? "\u0000");
      return vector && label >= 0 ? [{ vector, label, weight, isTicket }] : [];
    });
    const size = vocabulary.keys.length;
    const judged = yield* judgeHeldBack(prepared, tickets, labels.length, size);
    const calibration = calibrate(judged);
    if (!isUseful(judged, calibration.accuracy)) continue;
    const weights = quantize(yield* learnWeights(prepared, labels.length, size));
    heads[name] = { ...calibration, labels, weights, learnedFrom: prepared.length };
  }
  return Object.keys(heads).length > 0 ? { vocabulary, heads } : null;
}
