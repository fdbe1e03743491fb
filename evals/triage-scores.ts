import { expectedCalibrationError } from "@handrail/core/triage/learning/calibrate";
import { quantile, rounded } from "../bench/load.ts";
import type { Question } from "./triage-data.ts";
import type { Said, Sorter } from "./triage-engine.ts";

const thresholds = [0.5, 0.75, 0.9] as const;
const surest = 0.7;

const percent = (part: number, whole: number) => rounded(whole === 0 ? 0 : (100 * part) / whole, 1);

/** The mean over all intents of the harmonic mean of precision and recall. */
function macroF1(judged: readonly { said: string | null; right: string }[]): number {
  const tallies = new Map<string, { hit: number; said: number; right: number }>();
  const of = (intent: string) => {
    const tally = tallies.get(intent) ?? { hit: 0, said: 0, right: 0 };
    tallies.set(intent, tally);
    return tally;
  };
  for (const { said, right } of judged) {
    of(right).right += 1;
    if (said !== null) of(said).said += 1;
    if (said === right) of(right).hit += 1;
  }
  const scores = [...tallies.values()].map(({ hit, said, right }) => (2 * hit) / (said + right));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

type Judged = Said & { right: string; isRight: boolean };

function coverage(judged: readonly Judged[]) {
  return thresholds.map((threshold) => {
    const shown = judged.filter(({ confidence, isOutside }) => !isOutside && confidence >= threshold);
    const right = shown.filter(({ isRight }) => isRight).length;
    return {
      threshold,
      coverage: percent(shown.length, judged.length),
      accuracy: percent(right, shown.length),
    };
  });
}

/**
 * How well questions are sorted. `accuracy`, `macroF1` and `ece` are of the best guess on what is in scope;
 * `inScope` counts what the sorter would rather not say as wrong, `outOfScope` is how often it rightly did not say.
 */
export async function measure(sorter: Sorter, test: readonly Question[]) {
  const judged: Judged[] = [];
  const latencies: number[] = [];
  let [outside, held] = [0, 0];
  for (const { text } of test.slice(0, 30)) await sorter.sort(text);
  for (const { text, intent } of test) {
    const startedAt = performance.now();
    const said = await sorter.sort(text);
    latencies.push(performance.now() - startedAt);
    if (intent !== null) judged.push({ ...said, right: intent, isRight: said.intent === intent });
    else {
      outside += 1;
      held += said.isOutside ? 1 : 0;
    }
  }
  const right = judged.filter(({ isRight }) => isRight);
  const sure = judged.toSorted((a, b) => b.confidence - a.confidence).slice(0, surest * judged.length);
  return {
    accuracy: percent(right.length, judged.length),
    macroF1: rounded(100 * macroF1(judged.map(({ intent, right }) => ({ said: intent, right }))), 1),
    ece: rounded(
      expectedCalibrationError(judged.map(({ confidence, isRight }) => ({ share: confidence, isRight }))),
      3,
    ),
    surest70: percent(sure.filter(({ isRight }) => isRight).length, sure.length),
    inScope: percent(right.filter(({ isOutside }) => !isOutside).length, judged.length),
    ...(outside > 0 ? { outOfScope: percent(held, outside) } : {}),
    at: coverage(judged),
    p50: rounded(quantile(latencies, 0.5)),
    p95: rounded(quantile(latencies, 0.95)),
  };
}
