import type { Locale } from "@handrail/contracts";
import { detectLanguage } from "../../language/words.ts";
import { best, sureness } from "./calibrate.ts";
import { featuresOf } from "./features.ts";
import { score, softmax } from "./softmax.ts";
import type { Head, Model } from "./train.ts";
import { type SparseVector, vectorOf } from "./vectors.ts";

/** What a model thinks of a text; a head that has not learned enough says nothing. `label` null: about something else. */
export type Guess = { label: string | null; confidence: number };
export type Prediction = {
  category?: Guess;
  /** Inside the category that was guessed; its confidence is that of category and intent together. */
  intent?: Guess;
  type?: Guess;
  priority?: Guess;
};

function sharesOf(head: Head, vector: SparseVector): Float32Array {
  const shares = new Float32Array(head.labels.length);
  score(vector, head.weights, shares);
  softmax(shares, head.temperature);
  return shares;
}

function guess(head: Head, vector: SparseVector): Guess {
  const { label, share } = best(sharesOf(head, vector));
  const confidence = sureness(head, share);
  return { label: confidence < head.threshold ? null : head.labels[label] || null, confidence };
}

/** The best intent, by all that the organisation knows; the category goes with it where the intent is surer. */
function guessTopic({ category, intent }: Model["heads"], vector: SparseVector) {
  const broad = category ? guess(category, vector) : undefined;
  if (!intent) return { ...(broad ? { category: broad } : {}) };
  const shares = sharesOf(intent, vector);
  if (broad?.label) {
    for (const [at, topic] of intent.labels.entries()) {
      if (topic !== "" && !topic.startsWith(`${broad.label}/`)) shares[at] = 0;
    }
  }
  const top = best(shares);
  const confidence = sureness(intent, top.share);
  const isKnown = confidence >= intent.threshold && broad?.label !== null;
  const narrow = { label: (isKnown && intent.labels[top.label]) || null, confidence };
  return { ...(broad ? { category: broad } : {}), intent: narrow };
}

/** PURE. What the model makes of a text: at most a few milliseconds. */
export function predict({ vocabulary, heads }: Model, text: string, fallback: Locale): Prediction {
  const vector = vectorOf(featuresOf(text, detectLanguage(text, fallback)), vocabulary);
  return {
    ...guessTopic(heads, vector),
    ...(heads.type ? { type: guess(heads.type, vector) } : {}),
    ...(heads.priority ? { priority: guess(heads.priority, vector) } : {}),
  };
}
