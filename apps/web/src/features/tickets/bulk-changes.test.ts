import { describe, expect, it } from "vitest";
import { inverseOf, planChange } from "./bulk-changes.ts";
import { idsBetween, type Target } from "./use-selection.ts";

const before: Target = {
  id: "1",
  number: "T-1",
  subject: "Late",
  contact: { id: "cy", name: "Cy" },
  version: 3,
  status: "open",
  priority: "low",
  assignee: { membershipId: "ana", name: "Ana" },
  team: null,
  tags: [{ id: "late", name: "late" }],
};

describe("changes of many tickets", () => {
  it.each([
    [
      { kind: "assignee", assigneeId: "ben" },
      { kind: "assignee", assigneeId: "ana" },
    ],
    [
      { kind: "team", teamId: "x" },
      { kind: "team", teamId: null },
    ],
    [
      { kind: "priority", priority: "high" },
      { kind: "priority", priority: "low" },
    ],
    [
      { kind: "status", status: "in_progress" },
      { kind: "status", status: "open" },
    ],
    [{ kind: "status", status: "escalated" }, null],
    [{ kind: "status", status: "closed" }, null],
    [{ kind: "merge", targetId: "2" }, { kind: "unmerge" }],
    [{ kind: "unmerge" }, null],
    [{ kind: "resolve", resolution: "Done." }, null],
    [
      { kind: "tags", add: ["late", "vip"], remove: [] },
      { kind: "tags", add: [], remove: ["vip"] },
    ],
    [
      { kind: "tags", add: [], remove: ["late", "vip"] },
      { kind: "tags", add: ["late"], remove: [] },
    ],
  ] as const)("%j is taken back by %j", (change, inverse) => {
    const given =
      change.kind === "tags" ? { ...change, add: [...change.add], remove: [...change.remove] } : change;
    expect(inverseOf(before, given)).toEqual(inverse);
  });

  it("leaves alone what is so already", () => {
    expect(planChange([before], { kind: "priority", priority: "low" })).toEqual([]);
    expect(planChange([before], { kind: "tags", add: ["late"], remove: [] })).toEqual([]);
    expect(planChange([before], { kind: "merge", targetId: before.id })).toEqual([]);
    expect(planChange([before], { kind: "assignee", assigneeId: null })).toHaveLength(1);
  });

  it("takes what lies between two rows, in either direction", () => {
    expect(idsBetween(["a", "b", "c", "d"], "d", "b")).toEqual(["b", "c", "d"]);
    expect(idsBetween(["a", "b"], "gone", "b")).toEqual(["b"]);
  });
});
