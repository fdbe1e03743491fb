import { z } from "zod";
import { expectedCalibrationError } from "../triage/learning/calibrate.ts";

/** What one run found, as shares; null where nothing in the set says. */
export const figuresSchema = z.object({
  /** Category right. */
  sorted: z.number(),
  /** Intent right, of those whose intent is known. */
  intents: z.number().nullable(),
  /** How far the confidence, which is that of category and intent, lies from how often both are right; where both are known. */
  calibrationError: z.number().nullable(),
  /** Answered, of what an article answers. */
  answered: z.number().nullable(),
  /** Of those answers, from the right article. */
  precision: z.number().nullable(),
  /** Silent, of the same questions with that article taken away. */
  abstained: z.number().nullable(),
});
export type Figures = z.output<typeof figuresSchema>;

/** What came of one item. */
export type ItemOutcome = {
  isSorted: boolean;
  confidence: number;
  /** Null where the right intent is not known. */
  isIntentRight: boolean | null;
  /** Null where no article is known to answer. */
  answer: { isShown: boolean; isRight: boolean; isSilentWithout: boolean } | null;
};

const share = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((1_000 * part) / whole) / 1_000;
const count = <T>(items: readonly T[], is: (item: T) => boolean) => items.filter(is).length;

/** PURE. The figures of a run; at least one outcome. */
export function figuresOf(outcomes: readonly ItemOutcome[]): Figures {
  const said = outcomes.flatMap(({ confidence, isSorted, isIntentRight }) =>
    isIntentRight === null ? [] : [{ share: confidence, isRight: isSorted && isIntentRight }],
  );
  const intents = outcomes.flatMap(({ isIntentRight }) => (isIntentRight === null ? [] : [isIntentRight]));
  const answers = outcomes.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const shown = answers.filter(({ isShown }) => isShown);
  return {
    sorted:
      share(
        count(outcomes, ({ isSorted }) => isSorted),
        outcomes.length,
      ) ?? 0,
    intents: share(count(intents, Boolean), intents.length),
    calibrationError: said.length === 0 ? null : Math.round(1_000 * expectedCalibrationError(said)) / 1_000,
    answered: share(shown.length, answers.length),
    precision: share(
      count(shown, ({ isRight }) => isRight),
      shown.length,
    ),
    abstained: share(
      count(answers, ({ isSilentWithout }) => isSilentWithout),
      answers.length,
    ),
  };
}
