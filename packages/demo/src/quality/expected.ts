type Figures = Record<string, number>;

/**
 * What the local model reached on the demo when this was written, as shares. A change that is better may raise them;
 * one that is worse by more than the margin fails the suite.
 */
export const expected = {
  answers: {
    "2bot": { answered: 0.846, precision: 0.909, abstained: 1 },
    arbibase: { answered: 0.875, precision: 1, abstained: 1 },
    opttius: { answered: 0.65, precision: 0.769, abstained: 1 },
  },
  rules: { all: { sorted: 0.548, calibrationError: 0.13 } },
  learning: { all: { sorted: 0.481, calibrationError: 0.11 } },
} as const satisfies Record<string, Record<string, Figures>>;

/** How much worse a figure may be before it counts as a regression: about three cases of an organisation's. */
export const margin: Record<string, number> = {
  answered: 0.08,
  precision: 0.06,
  abstained: 0.09,
  sorted: 0.06,
  calibrationError: 0.06,
};

/** Figures for which less is better. */
const errors = new Set(["calibrationError"]);

/** PURE. What is worse than expected by more than the margin, in words; nothing where all is well. */
export function regressionsOf(wanted: Figures, measured: Figures): string[] {
  return Object.entries(wanted).flatMap(([name, figure]) => {
    const reached = measured[name];
    if (reached === undefined) return [`${name} was not measured`];
    const worse = errors.has(name) ? reached - figure : figure - reached;
    const most = margin[name] ?? 0;
    return worse > most + 1e-9 ? [`${name} is ${reached.toFixed(3)}, was ${figure} (margin ${most})`] : [];
  });
}
