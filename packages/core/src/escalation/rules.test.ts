import { escalationStops, escalationTriggers } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { type Facts, firstHolding, mayGoOn, oneMore, type Past, type Rule, raised } from "./rules.ts";

const calm: Facts = {
  isCritical: false,
  isAngry: false,
  asksForPerson: false,
  isNotHelpful: false,
  confidence: 0.9,
  repliesUnsolved: 0,
  categoryId: "billing",
  tier: "pro",
};
const conditions = { categoryIds: [], tiers: [], confidenceBelow: 0.4, repliesUnsolved: 3 };
const rule = (given: Partial<Rule> = {}): Rule => ({
  id: "a",
  name: "A",
  triggers: [...escalationTriggers],
  conditions,
  targetKind: "team",
  teamId: "team",
  memberId: null,
  priority: null,
  ...given,
});

describe("which rule holds", () => {
  it.each([
    ["nothing", {}, null],
    ["critical", { isCritical: true }, "critical"],
    ["anger", { isAngry: true }, "angry"],
    ["the wish for a person", { asksForPerson: true }, "asked"],
    ["a bad answer", { isNotHelpful: true }, "not_helpful"],
    ["a doubtful triage", { confidence: 0.39 }, "low_confidence"],
    ["a triage that is just sure enough", { confidence: 0.4 }, null],
    ["no triage", { confidence: null }, null],
    ["three replies", { repliesUnsolved: 3 }, "unsolved"],
    ["two replies", { repliesUnsolved: 2 }, null],
    ["critical before anger, as the rule lists them", { isAngry: true, isCritical: true }, "critical"],
  ] as const)("by %s", (_name, given, trigger) => {
    expect(firstHolding([rule()], { ...calm, ...given })?.trigger ?? null).toBe(trigger);
  });

  it("only by the triggers that it has, for its categories and plans, the first one first", () => {
    const angry = { ...calm, isAngry: true };
    expect(firstHolding([rule({ triggers: ["asked"] })], angry)).toBeNull();
    const elsewhere = rule({ conditions: { ...conditions, categoryIds: ["technical"] } });
    expect(firstHolding([elsewhere], angry)).toBeNull();
    expect(firstHolding([elsewhere], { ...angry, categoryId: null })).toBeNull();
    expect(firstHolding([rule({ conditions: { ...conditions, tiers: ["premium"] } })], angry)).toBeNull();
    expect(firstHolding([elsewhere, rule({ id: "b" }), rule({ id: "c" })], angry)?.rule.id).toBe("b");
  });

  it("raises a priority, and never lowers it", () => {
    expect(raised("low", "high")).toBe("high");
    expect(raised("urgent", "high")).toBe("urgent");
    expect(raised("normal", null)).toBe("normal");
    expect([oneMore("normal"), oneMore("urgent")]).toEqual(["high", "urgent"]);
  });
});

const minute = 60_000;
const start = new Date("2026-05-04T09:00:00Z");
const at = (minutes: number) => new Date(start.getTime() + minutes * minute);
const past = (given: Partial<Past>): Past => ({
  by: "rule",
  at: start,
  targetKind: "team",
  targetId: "team",
  fromAssigneeId: null,
  fromTeamId: null,
  stopped: null,
  ...given,
});
const nobody = { assigneeId: null, teamId: null };
const team = { kind: "team", id: "team" } as const;

describe("the loop breaker", () => {
  it.each([
    ["the first time", [], team, nobody, 0, "go"],
    ["a minute later", [past({})], team, nobody, 1, "rest"],
    ["a minute after a person did", [past({ by: "person" })], team, nobody, 1, "rest"],
    ["after a rest", [past({})], team, nobody, 31, "go"],
    ["where it is already", [past({})], team, { ...nobody, teamId: "team" }, 31, "rest"],
    [
      "to the team that passed it on",
      [past({ targetId: "other", fromTeamId: "team" })],
      team,
      nobody,
      31,
      "stop",
    ],
    [
      "to the person who passed it on",
      [past({ targetId: "other", fromAssigneeId: "ana" })],
      { kind: "member", id: "ana" },
      nobody,
      31,
      "stop",
    ],
    ["the fourth time", [past({}), past({ by: "key" }), past({})], team, nobody, 31, "stop"],
    [
      "the fourth time, people's own not counted",
      [past({}), past({ by: "person" }), past({})],
      team,
      nobody,
      31,
      "go",
    ],
    ["after it was stopped", [past({ stopped: "too_often" })], team, nobody, 31, "rest"],
  ] as const)("%s", (_name, history, wanted, holder, minutes, kind) => {
    expect(mayGoOn(history, wanted, holder, at(minutes)).kind).toBe(kind);
  });

  it("ends every sequence, whatever targets rules and programs take turns in", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const targets = ["team", "other", "third", "ana", "luis"];
    for (let game = 0; game < 200; game += 1) {
      const history: Past[] = [];
      let holder: { assigneeId: string | null; teamId: string | null } = nobody;
      let written = 0;
      for (let step = 0; step < 300; step += 1) {
        const id = targets[random(targets.length)] ?? "team";
        const now = at(step * (1 + random(4)));
        const verdict = mayGoOn(history, { kind: "member", id }, holder, now);
        if (verdict.kind === "rest") continue;
        written += 1;
        const stopped = verdict.kind === "stop" ? verdict.why : null;
        if (stopped !== null) expect(escalationStops).toContain(stopped);
        history.unshift(
          past({
            by: random(2) ? "rule" : "key",
            at: now,
            targetId: id,
            stopped,
            fromAssigneeId: holder.assigneeId,
          }),
        );
        if (stopped === null) holder = { assigneeId: id, teamId: null };
      }
      expect(written).toBeLessThanOrEqual(4);
    }
  });
});
