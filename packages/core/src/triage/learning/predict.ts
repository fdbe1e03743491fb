import type { Locale } from "@handrail/contracts";
import { detectLanguage } from "../../language/words.ts";
import { best, sureness } from "./calibrate.ts";
import { featuresOf } from "./features.ts";
import { score, softmax } from "./softmax.ts";
import type { Head, Model } from "./train.ts";
import { type SparseVector, vectorOf } from "./vectors.ts";

/** What a model thinks of a text; a head that has not learned enough says nothing. */
export type Guess = {
  /** Null: about something else than anything known. */
  label: string | null;
  /** What comes nearest, also where that is not near. */
  nearest: string | null;
  /** How often the nearest is right where the model is this sure. */
  confidence: number;
};
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

function guess(head: Head, shares: Float32Array): Guess {
  const { label, share } = best(shares);
  const confidence = sureness(head, share);
  const nearest = head.labels[label] || null;
  return { label: confidence < head.threshold ? null : nearest, nearest, confidence };
}

/** The category, and the likeliest of its intents by all that the organisation knows. */
function guessTopic({ category, intent }: Model["heads"], vector: SparseVector) {
  const broad = category ? guess(category, sharesOf(category, vector)) : undefined;
  if (!intent) return { ...(broad ? { category: broad } : {}) };
  const shares = sharesOf(intent, vector);
  if (broad?.label) {
    for (const [at, topic] of intent.labels.entries()) {
      if (topic !== "" && !topic.startsWith(`${broad.label}/`)) shares[at] = 0;
    }
  }
  const narrow = guess(intent, shares);
  if (!broad) return { intent: narrow };
  return { category: broad, intent: broad.label === null ? { ...narrow, label: null } : narrow };
}

/** PURE. What the model makes of a text: at most a few milliseconds. */
export function predict({ vocabulary, heads }: Model, text: string, fallback: Locale): Prediction {
  const vector = vectorOf(featuresOf(text, detectLanguage(text, fallback)), vocabulary);
  return {
    ...guessTopic(heads, vector),
    ...(heads.type ? { type: guess(heads.type, sharesOf(heads.type, vector)) } : {}),
    ...(heads.priority ? { priority: guess(heads.priority, sharesOf(heads.priority, vector)) } : {}),
  };
}
