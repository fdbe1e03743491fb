import { describe, expect, it } from "vitest";
import { asksOf, sureEnough, weighGrounds } from "./grounding.ts";
import type { AnswerTask } from "./schema.ts";

const passages: AnswerTask["passages"] = [
  { id: "p1", title: "Replace a bot token", heading: "", body: "Press Replace token to get a new token." },
  { id: "p2", title: "Invoices", heading: "", body: "Every payment has an invoice as a PDF." },
];
const task = (ask: string, scores: readonly [number, number], more: readonly string[] = []): AnswerTask => ({
  task: "answer",
  organization: "Test",
  locale: "en",
  question: ask,
  history: [],
  passages,
  findings: [ask, ...more].map((ask) => ({
    ask,
    found: scores.map((score, index) => ({ passageId: `p${index + 1}`, article: index + 1, score })),
  })),
});
const best = (asked: AnswerTask) => weighGrounds(asked)[0];

describe("weighGrounds", () => {
  it("is sure of an article that says what is asked and stands out", () => {
    const ground = best(task("How do I replace the bot token?", [0.9, 0.05]));
    expect(ground?.passageIds).toEqual(["p1"]);
    expect(ground?.confidence).toBeGreaterThan(sureEnough);
  });

  it.each([
    ["speaks of little that is asked", "Why did my card payment in Paris fail yesterday?", [0.12, 0.04]],
    ["says hardly more than another", "Why did my bot token payment fail?", [0.32, 0.31]],
    ["was not found at all", "What is the weather?", [0, 0]],
  ] as const)("is not sure of an article that %s", (_, ask, scores) => {
    expect(best(task(ask, scores))?.confidence).toBeLessThan(sureEnough);
  });

  it("is surer the more the best stands out", () => {
    const sure = (other: number) => best(task("replace the bot token", [0.5, other]))?.confidence ?? 0;
    expect(sure(0.1)).toBeGreaterThan(sure(0.3));
    expect(sure(0.3)).toBeGreaterThan(sure(0.49));
  });

  it("counts one sentence of several for less than everything that is asked", () => {
    const whole = best(task("replace the bot token", [0.7, 0.2]))?.confidence ?? 0;
    const grounds = weighGrounds(task("replace the bot token", [0.7, 0.2], ["replace the bot token"]));
    expect(grounds[0]?.confidence).toBe(whole);
    expect(grounds.some(({ confidence }) => Math.abs(confidence - whole * 0.9) < 1e-9)).toBe(true);
  });

  it("has nothing to go by where nothing was looked up", () => {
    const { findings: _, ...without } = task("replace the bot token", [0.9, 0]);
    expect(weighGrounds(without)).toEqual([]);
  });
});

describe("asksOf", () => {
  it("asks all of it, and each telling sentence of a long message, questions first", () => {
    const text = "Hello!\nMy shop sells flowers in Lisbon. How do I replace the token of my bot?";
    expect(asksOf(text, "en")).toEqual([
      text,
      "How do I replace the token of my bot?",
      "My shop sells flowers in Lisbon.",
    ]);
  });

  it("asks a short question once", () => {
    expect(asksOf("How do I replace the token?", "en")).toEqual(["How do I replace the token?"]);
  });
});
