import type { Priority, Severity } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { applies, decidePriority, type PriorityFacts, type PriorityRule } from "./priority.ts";

const anything = { categoryIds: [], sentiments: [], severities: [], types: [], tiers: [], cues: [] };
const rule = (
  given: Partial<PriorityRule>,
  conditions: Partial<PriorityRule["conditions"]> = {},
): PriorityRule => ({
  name: "A rule",
  effect: "at_least",
  priority: "high",
  ...given,
  conditions: { ...anything, ...conditions },
});
const facts: PriorityFacts = {
  categoryId: "c1",
  sentiment: "negative",
  severity: "medium",
  type: "bug",
  tier: "premium",
  text: "Nuestra conexión se cayó; we can't sell ANYTHING.",
};

describe("applies", () => {
  it.each<[string, Partial<PriorityRule["conditions"]>, boolean]>([
    ["one of the categories", { categoryIds: ["c0", "c1"] }, true],
    ["another category", { categoryIds: ["c0"] }, false],
    ["everything at once", { sentiments: ["negative"], tiers: ["premium"], types: ["bug"] }, true],
    ["all but one", { sentiments: ["negative"], tiers: ["pro"], types: ["bug"] }, false],
    ["another severity", { severities: ["critical"] }, false],
    ["a cue, whatever case and accents", { cues: ["CONEXION se cayo"] }, true],
    ["a cue with an apostrophe", { cues: ["can’t sell anything"] }, true],
    ["half a word", { cues: ["sell any"] }, false],
    ["words in another order", { cues: ["anything sell"] }, false],
    ["a cue without words", { cues: ["!!!"] }, false],
  ])("%s", (_, conditions, expected) => {
    expect(applies(rule({}, conditions), facts)).toBe(expected);
  });

  it("no category is none of them", () => {
    expect(applies(rule({}, { categoryIds: ["c1"] }), { ...facts, categoryId: null })).toBe(false);
  });
});

describe("decidePriority", () => {
  it.each<[base: Priority, severity: Severity, suggested: Priority, expected: Priority]>([
    ["normal", "medium", "normal", "normal"],
    ["normal", "high", "normal", "high"],
    ["low", "critical", "low", "urgent"],
    ["normal", "medium", "urgent", "high"],
    ["low", "low", "urgent", "normal"],
    ["normal", "low", "low", "low"],
    ["high", "low", "low", "high"],
  ])("%s, %s, the model says %s: %s", (base, severity, suggested, expected) => {
    const { priority, why } = decidePriority({ base, severity, suggested }, [], facts);
    expect(priority).toBe(expected);
    expect(why[0]).toEqual({ by: "category", priority: base });
    expect(why.at(-1)?.priority).toBe(expected);
  });

  it("goes through the rules in their order and tells those that changed something", () => {
    const rules = [
      rule({ name: "Premium", priority: "high" }, { tiers: ["premium"] }),
      rule({ name: "Premium again", priority: "normal" }, { tiers: ["premium"] }),
      rule({ name: "Elsewhere", effect: "set", priority: "low" }, { categoryIds: ["c2"] }),
      rule({ name: "Nobody sells", effect: "set", priority: "urgent" }, { cues: ["sell"] }),
      rule({ name: "Never more than high", effect: "at_most", priority: "high" }, { types: ["bug"] }),
    ];
    const start = { base: "normal", severity: "medium", suggested: "normal" } as const;
    expect(decidePriority(start, rules, facts)).toEqual({
      priority: "high",
      why: [
        { by: "category", priority: "normal" },
        { by: "rule", rule: "Premium", priority: "high" },
        { by: "rule", rule: "Nobody sells", priority: "urgent" },
        { by: "rule", rule: "Never more than high", priority: "high" },
      ],
    });
    expect(decidePriority(start, rules.toReversed(), facts).priority).toBe("urgent");
  });
});
