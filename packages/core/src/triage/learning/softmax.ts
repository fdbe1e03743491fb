import type { SparseVector } from "./vectors.ts";

/** PURE. Softmax regression on sparse vectors: one row of weights for each feature, one column for each class. */
export type Weights = {
  classes: number;
  rows: Float32Array | Int8Array;
  scale: Float32Array;
  bias: Float32Array;
};
export type Labelled = { vector: SparseVector; label: number; weight: number };

const rounds = 5;
const firstStep = 5;
const biasStep = 0.01;
/** Gradients below this change nothing that is kept. */
const negligible = 1e-4;
const examplesPerPause = 50;

/** Numbers from 0 to 1 that are the same in every run. */
function steadyNumbers(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Writes the score of each class into `scores`. */
export function score(vector: SparseVector, weights: Weights, scores: Float32Array): void {
  const { classes, rows, scale, bias } = weights;
  const { places, values } = vector;
  scores.fill(0);
  for (let index = 0; index < places.length; index += 1) {
    const start = (places[index] ?? 0) * classes;
    const value = values[index] ?? 0;
    for (let at = 0; at < classes; at += 1) scores[at] = (scores[at] ?? 0) + value * (rows[start + at] ?? 0);
  }
  for (let at = 0; at < classes; at += 1) {
    scores[at] = (scores[at] ?? 0) * (scale[at] ?? 1) + (bias[at] ?? 0);
  }
}

/** Turns scores into shares that add up to 1, in place. */
export function softmax(scores: Float32Array, temperature = 1): void {
  let best = Number.NEGATIVE_INFINITY;
  for (const value of scores) best = Math.max(best, value);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const value = Math.exp(((scores[at] ?? 0) - best) / temperature);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [a, b] = [copy[index], copy[other]];
    if (a === undefined || b === undefined) continue;
    copy[index] = b;
    copy[other] = a;
  }
  return copy;
}

/** One step downhill for one example; `gradient` and `active` are room to work in. */
function descend(
  example: Labelled,
  size: number,
  weights: Weights,
  gradient: Float32Array,
  active: Int32Array,
) {
  const { classes, rows, bias } = weights;
  score(example.vector, weights, gradient);
  softmax(gradient);
  gradient[example.label] = (gradient[example.label] ?? 0) - 1;
  let count = 0;
  for (let at = 0; at < classes; at += 1) {
    const slope = gradient[at] ?? 0;
    bias[at] = (bias[at] ?? 0) - size * biasStep * slope;
    if (Math.abs(slope) < negligible) continue;
    active[count] = at;
    count += 1;
  }
  const { places, values } = example.vector;
  for (let index = 0; index < places.length; index += 1) {
    const start = (places[index] ?? 0) * classes;
    const change = size * (values[index] ?? 0);
    for (let nth = 0; nth < count; nth += 1) {
      const at = active[nth] ?? 0;
      rows[start + at] = (rows[start + at] ?? 0) - change * (gradient[at] ?? 0);
    }
  }
}

/**
 * Learns weights by stochastic gradient descent with a falling step. Yields now and then so that whoever drives it can
 * do something else meanwhile. The same examples in the same order always give the same weights.
 */
export function* learnWeights(examples: readonly Labelled[], classes: number, features: number) {
  const weights: Weights = {
    classes,
    rows: new Float32Array(features * classes),
    scale: new Float32Array(classes).fill(1),
    bias: new Float32Array(classes),
  };
  const gradient = new Float32Array(classes);
  const active = new Int32Array(classes);
  const random = steadyNumbers(12_345);
  const steps = rounds * examples.length;
  let step = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const example of shuffled(examples, random)) {
      descend(example, firstStep * example.weight * (1 - step / steps), weights, gradient, active);
      step += 1;
      if (step % examplesPerPause === 0) yield;
    }
  }
  return weights;
}

/** The weights in a quarter of the room: whole numbers from -127 to 127, each class on its own scale. */
export function quantize({ classes, rows, bias }: Weights): Weights {
  const scale = new Float32Array(classes);
  for (let index = 0; index < rows.length; index += 1) {
    const at = index % classes;
    scale[at] = Math.max(scale[at] ?? 0, Math.abs(rows[index] ?? 0) / 127);
  }
  const small = new Int8Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    small[index] = Math.round((rows[index] ?? 0) / (scale[index % classes] || 1));
  }
  return { classes, rows: small, scale, bias };
}
