import type { RouterOutputs } from "../../trpc/client.tsx";

export type Scorecard = RouterOutputs["quality"]["scorecard"];
export type Run = Scorecard["runs"][number];
export type Figures = NonNullable<Run["figures"]>;

/** The figures in the order in which they are shown; of `calibrationError` less is better. */
export const figureNames = [
  "sorted",
  "intents",
  "answered",
  "precision",
  "abstained",
  "calibrationError",
] as const;
export type FigureName = (typeof figureNames)[number];

export type Measured = Run & { figures: Figures };

/** PURE. Runs that came to an end, the oldest first. */
export const measuredRuns = (runs: readonly Run[]): Measured[] =>
  runs.flatMap((run) => (run.figures ? [{ ...run, figures: run.figures }] : []));

export type Change = { direction: "up" | "down" | "flat"; isBetter: boolean | null; points: number };

/** PURE. How a figure changed since the run before, in points of a hundred; null where either says nothing. */
export function changeOf(
  name: FigureName,
  now: Figures | undefined,
  before: Figures | undefined,
): Change | null {
  const [to, from] = [now?.[name] ?? null, before?.[name] ?? null];
  if (to === null || from === null) return null;
  const points = Math.round((to - from) * 1_000) / 10;
  if (points === 0) return { direction: "flat", isBetter: null, points };
  return {
    direction: points > 0 ? "up" : "down",
    isBetter: name === "calibrationError" ? points < 0 : points > 0,
    points,
  };
}

/** PURE. The last run of each day, for a plot that has one place for a day. */
export function lastOfDays(runs: readonly Measured[]): { day: string; run: Measured }[] {
  const days = new Map(runs.map((run) => [run.createdAt.toISOString().slice(0, 10), run]));
  return [...days].map(([day, run]) => ({ day, run }));
}
