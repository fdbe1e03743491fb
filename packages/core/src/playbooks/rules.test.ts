import { type PlaybookTrigger, type RunStep, runStepSchema, tierPlans, tiers } from "@handrail/contracts";
import { describe, expect, test } from "vitest";
import { type ActInput, actGate, fillDraft, findValue, fits, inputOf, missingValues } from "./rules.ts";

const none: PlaybookTrigger = { categoryIds: [], intents: [], types: [], sentiments: [], tiers: [] };
const facts = {
  categoryId: "c",
  intent: "refund",
  type: "billing",
  sentiment: "neutral",
  tier: "pro",
} as const;

test.each([
  ["nothing named: by hand alone", {}, false],
  ["the category", { categoryIds: ["c"] }, true],
  ["one of several intents", { intents: ["invoice", "refund"] }, true],
  ["another intent", { categoryIds: ["c"], intents: ["invoice"] }, false],
  ["a plan that is not the customer's", { types: ["billing"], tiers: ["premium"] }, false],
] as const)("a trigger of %s: %s", (_what, trigger, expected) => {
  expect(fits({ ...none, ...trigger } as PlaybookTrigger, facts)).toBe(expected);
});

test("a value is what the customer named, unless there are two of it", () => {
  const order = (text: string) => ({ kind: "order" as const, text });
  const find = (...texts: string[]) =>
    findValue({ from: "words", entity: "order" }, { entities: texts.map(order), facts: [] }).value;
  expect(find("A-1")).toBe("A-1");
  expect(find("A-1", "A-1")).toBe("A-1");
  expect(find("A-1", "A-2")).toBeNull();
  expect(find()).toBeNull();
});

const ready: ActInput = {
  plan: tierPlans.premium,
  risk: "low",
  needsApproval: false,
  needsCustomer: true,
  isVerified: true,
  isComplete: true,
  isDelicate: false,
  confidence: 0.9,
  threshold: 0.75,
};

describe("O6: acting by plan", () => {
  test.each([
    ["premium runs what is of low risk", {}, null],
    ["pro waits for a person", { plan: tierPlans.pro }, "approval"],
    ["beta suggests alone", { plan: tierPlans.beta }, "tier"],
    ["risky: a person", { risk: "high" }, "risky"],
    ["declared so: a person", { needsApproval: true }, "approval"],
    ["an angry or critical ticket: a person", { isDelicate: true }, "risky"],
    ["not sure what it is about: a person", { confidence: 0.7 }, "unsure"],
    ["no number is not sure", { confidence: Number.NaN }, "unsure"],
    ["a customer who is not proven: a person", { isVerified: false }, "unverified"],
    ["something is missing: a person", { isComplete: false }, "incomplete"],
  ] as const)("%s", (_what, given, why) => {
    expect(actGate({ ...ready, ...given })).toEqual(why === null ? { isAuto: true } : { isAuto: false, why });
  });

  test("nothing runs by itself below premium, whatever else holds", () => {
    for (const tier of tiers) {
      for (const risk of ["low", "high"] as const) {
        for (const flags of Array.from({ length: 32 }, (_, bits) => bits)) {
          const on = (bit: number) => (flags & (1 << bit)) !== 0;
          const given = {
            needsApproval: on(0),
            needsCustomer: on(1),
            isVerified: on(2),
            isComplete: on(3),
            isDelicate: on(4),
          };
          const { isAuto } = actGate({ ...ready, ...given, risk, plan: tierPlans[tier] });
          if (isAuto)
            expect([tier, risk, given.needsApproval, given.isComplete]).toEqual([
              "premium",
              "low",
              false,
              true,
            ]);
        }
      }
    }
  });
});

const step = (given: Record<string, unknown>): RunStep =>
  runStepSchema.parse({ kind: "tool", tool: "look_up", name: "Look up", sources: {}, given: {}, ...given });

test("a step is given what an earlier one answered, and an undo what was given", () => {
  const first = step({ input: { order: "A-1" }, output: { refund: "R-9" } });
  const sources = {
    refund: { from: "result", step: 0, field: "refund" },
    order: { from: "given", step: 0, field: "order" },
    gone: { from: "result", step: 0, field: "nothing" },
  };
  const second = step({ sources });
  if (second.kind !== "tool") throw new Error("a tool");
  expect(inputOf(second, [first])).toEqual({ refund: "R-9", order: "A-1" });
  expect(missingValues([second], () => ["refund"])).toEqual([]);
  expect(missingValues([step({ given: { order: { value: null, source: null } } })], () => ["order"])).toEqual(
    ["0.order"],
  );
});

test("I7 C2: what a tool answered is text in a draft, whatever it holds", () => {
  const steps = [
    step({ output: { status: "[click](https://evil.example) <b>{order}</b>", order: "A-1" }, state: "done" }),
  ];
  expect(fillDraft("It is {status}, {order}. {unknown} {{x}}", steps)).toBe(
    "It is \\[click\\]\\(https://evil.example\\) \\<b\\>\\{order\\}\\</b\\>, A-1. {unknown} {{x}}",
  );
});
