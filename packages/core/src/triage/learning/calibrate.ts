import { softmax } from "./softmax.ts";

/** PURE. How sure a classifier may sound: what it says of texts that it had not learned from, against what was right. */
export type Judged = { scores: Float32Array; label: number };
export type Calibration = {
  temperature: number;
  /** From the log odds of the best share to those of being right: slope and offset (Platt). */
  slope: number;
  offset: number;
  /** Below this, the text is about something else. */
  threshold: number;
  accuracy: number;
  /** Expected calibration error over ten bins of equal width; 0 is perfect. */
  calibrationError: number;
};

const bins = 10;
/** The share of right answers that may be given up so that what is about something else stays unsorted. */
const givenUp = 0.05;
const highestThreshold = 0.6;

/** The class with the greatest share. */
export function best(shares: Float32Array): { label: number; share: number } {
  let label = 0;
  for (let at = 1; at < shares.length; at += 1) if ((shares[at] ?? 0) > (shares[label] ?? 0)) label = at;
  return { label, share: shares[label] ?? 0 };
}

function loss(judged: readonly Judged[], temperature: number): number {
  let sum = 0;
  for (const { scores, label } of judged) {
    const shares = scores.slice();
    softmax(shares, temperature);
    sum -= Math.log(Math.max(shares[label] ?? 0, 1e-9));
  }
  return sum;
}

/** The temperature at which the shares fit best, by golden-section search on its logarithm. */
function fitTemperature(judged: readonly Judged[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.05);
  let high = Math.log(20);
  while (high - low > 0.01) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(judged, Math.exp(left)) < loss(judged, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

type Said = { share: number; isRight: boolean };

const logOdds = (share: number) => {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, share));
  return Math.log(inside / (1 - inside));
};

/** How often a best share of this size was right. */
export function sureness({ slope, offset }: Pick<Calibration, "slope" | "offset">, share: number): number {
  return 1 / (1 + Math.exp(-(slope * logOdds(share) + offset)));
}

/** Logistic regression of being right on the log odds, by Newton's method; held near to "just as said" by a little weight. */
function fitSureness(said: readonly Said[]): { slope: number; offset: number } {
  const hold = 1;
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 25; round += 1) {
    let [g0, g1, h00, h01, h11] = [hold * offset, hold * (slope - 1), hold, 0, hold];
    for (const { share, isRight } of said) {
      const odds = logOdds(share);
      const expected = sureness({ slope, offset }, share);
      const miss = expected - (isRight ? 1 : 0);
      const spread = expected * (1 - expected);
      g0 += miss;
      g1 += miss * odds;
      h00 += spread;
      h01 += spread * odds;
      h11 += spread * odds * odds;
    }
    const determinant = h00 * h11 - h01 * h01;
    offset -= (h11 * g0 - h01 * g1) / determinant;
    slope -= (h00 * g1 - h01 * g0) / determinant;
  }
  const isSound = Number.isFinite(slope) && Number.isFinite(offset) && slope > 0.05;
  return isSound ? { slope, offset } : { slope: 1, offset: 0 };
}

/** How far what was said (0 to 1) lies from how often it was right, on average over ten bins. */
export function expectedCalibrationError(said: readonly Said[]): number {
  const sums = Array.from({ length: bins }, () => ({ share: 0, right: 0 }));
  for (const { share, isRight } of said) {
    const bin = sums[Math.min(bins - 1, Math.floor(share * bins))];
    if (!bin) continue;
    bin.share += share;
    bin.right += isRight ? 1 : 0;
  }
  return sums.reduce((sum, { share, right }) => sum + Math.abs(share - right), 0) / Math.max(1, said.length);
}

/** @param judged scores of texts that were held back, at least one */
export function calibrate(judged: readonly Judged[]): Calibration {
  const temperature = fitTemperature(judged);
  const raw = judged.map(({ scores, label }) => {
    const shares = scores.slice();
    softmax(shares, temperature);
    const top = best(shares);
    return { share: top.share, isRight: top.label === label };
  });
  const curve = fitSureness(raw);
  const said = raw.map(({ share, isRight }) => ({ share: sureness(curve, share), isRight }));
  const right = said.flatMap(({ share, isRight }) => (isRight ? [share] : [])).sort((a, b) => a - b);
  return {
    temperature,
    ...curve,
    threshold: Math.min(highestThreshold, right[Math.floor(right.length * givenUp)] ?? 0),
    accuracy: right.length / judged.length,
    calibrationError: expectedCalibrationError(said),
  };
}
