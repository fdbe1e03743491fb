import { describe, expect, it } from "vitest";
import { anonymise } from "./anonymise.ts";
import { figuresOf, type ItemOutcome } from "./figures.ts";

const outcome = (given: Partial<ItemOutcome> = {}): ItemOutcome => ({
  isSorted: true,
  confidence: 0.9,
  isIntentRight: null,
  answer: null,
  ...given,
});
const answer = (isShown: boolean, isRight: boolean, isSilentWithout: boolean) =>
  outcome({ answer: { isShown, isRight, isSilentWithout } });

describe("figuresOf", () => {
  it("counts what is right of what could be", () => {
    expect(
      figuresOf([
        outcome({ isIntentRight: true }),
        outcome({ isIntentRight: false, isSorted: false, confidence: 0.9 }),
        answer(true, true, true),
        answer(true, false, false),
        answer(false, true, true),
      ]),
    ).toEqual({
      sorted: 0.8,
      intents: 0.5,
      calibrationError: 0.4,
      answered: 0.667,
      precision: 0.5,
      abstained: 0.667,
    });
  });

  it("says nothing of what the set does not tell", () => {
    expect(figuresOf([outcome()])).toMatchObject({
      intents: null,
      calibrationError: null,
      answered: null,
      precision: null,
      abstained: null,
    });
    expect(figuresOf([answer(false, true, true)])).toMatchObject({ answered: 0, precision: null });
  });
});

describe("anonymise", () => {
  it.each([
    ["Write to maya.lind@example.test today", "Write to [email] today"],
    ["Call +49 170 1234567, please", "Call [number], please"],
    ["My order is AB-10422 of 88812345", "My order is [number] of [number]"],
    ["See https://app.example/u/77?token=abc for it", "See [link] for it"],
    ["Regards, Maya Lind", "Regards, [name] [name]"],
    ["My api_key=sk-live-1234567890abcdef is shown", "My api_key=[redacted] is shown"],
    ["It costs 49 dollars for 14 days", "It costs 49 dollars for 14 days"],
    ["¿Puede ir MAYA por mí?", "¿Puede ir [name] por mí?"],
  ])("keeps no person in “%s”", (text, kept) => expect(anonymise(text, ["Maya Lind"])).toBe(kept));

  it("bounds what is kept", () => {
    expect(anonymise("word ".repeat(2_000), [])).toHaveLength(2_000);
  });
});
