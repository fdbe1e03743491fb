import { triageRecordSchema } from "@handrail/contracts";
import { savePriorityRuleInput } from "@handrail/contracts/inputs/desk-settings";
import { describe, expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { runTriage } from "../triage/index.ts";
import { listPriorityRules, removeSetting, savePriorityRule, sortSettings, switchSetting } from "./index.ts";

const isNew = { id: null, version: null };
const rule = (given: object = {}) =>
  savePriorityRuleInput.parse({
    ...isNew,
    name: "Sales stand still",
    conditions: { cues: ["cannot sell"] },
    effect: "set",
    priority: "urgent",
    ...given,
  });

async function triaged(org: TestOrg, subject: string) {
  const { id } = await openTestTicket(org.as(org.customer), {
    subject,
    description: subject,
    type: "question",
  });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  const orgId = org.org.id;
  const ticket = await org.ports.db.withOrg(orgId, (tx) =>
    tx.ticket.findFirstOrThrow({ where: { orgId, id } }),
  );
  return { priority: ticket.priority, why: triageRecordSchema.parse(ticket.triage).priorityWhy };
}

describe("priority rules", () => {
  it("decide how fast a new ticket is worked on, and the ticket says why", async () => {
    const org = await testOrg({ ai: createModel({}) });
    const admin = org.as(org.admin);
    expect((await triaged(org, "We cannot sell")).priority).toBe("normal");
    const { id } = await savePriorityRule(admin, rule());
    expect(await triaged(org, "We cannot sell")).toEqual({
      priority: "urgent",
      why: [
        { by: "category", priority: "normal" },
        { by: "rule", rule: "Sales stand still", priority: "urgent" },
      ],
    });
    expect((await triaged(org, "We can sell")).priority).toBe("normal");
    const other = await testOrg({ ai: createModel({}) });
    expect((await triaged(other, "We cannot sell")).priority).toBe("normal");
    await switchSetting(admin, { kind: "priorityRule", id, version: 1, isActive: false });
    expect((await triaged(org, "We cannot sell")).priority).toBe("normal");
  });

  it("are kept in order, changed at the version that was read, and deleted, each with one event", async () => {
    const org = await testOrg();
    const admin = org.as(org.admin);
    const { id: first } = await savePriorityRule(admin, rule());
    const { id: second } = await savePriorityRule(admin, rule({ name: "Second", effect: "at_most" }));
    expect((await listPriorityRules(admin)).map(({ id }) => id)).toEqual([first, second]);
    await sortSettings(admin, { kind: "priorityRule", ids: [second, first] });
    expect((await listPriorityRules(admin)).map(({ id }) => id)).toEqual([second, first]);
    const change = { ...rule({ priority: "high" }), id: first, version: 1 };
    await savePriorityRule(admin, change);
    expect(await outcomeOf(savePriorityRule(admin, change))).toBe("CONFLICT: setting_changed");
    await removeSetting(admin, { kind: "priorityRule", id: second });
    expect(await listPriorityRules(admin)).toMatchObject([{ id: first, version: 2, priority: "high" }]);
    const events = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.event.findMany({ where: { orgId: org.org.id, subjectId: first }, orderBy: { id: "asc" } }),
    );
    expect(events.map(({ kind }) => kind)).toEqual(["setting.saved", "setting.saved"]);
    expect(events[1]?.data).toEqual({ of: "priorityRule", priority: { from: "urgent", to: "high" } });
  });

  it("T4: name categories of their own organisation alone, and are no other's to change", async () => {
    const [org, other] = await Promise.all([testOrg(), testOrg()]);
    const foreign = rule({ conditions: { categoryIds: [other.categories.billing] } });
    expect(await outcomeOf(savePriorityRule(org.as(org.admin), foreign))).toBe("NOT_FOUND: not_found");
    const { id } = await savePriorityRule(org.as(org.admin), rule());
    const change = { ...rule(), id, version: 1 };
    expect(await outcomeOf(savePriorityRule(other.as(other.admin), change))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(savePriorityRule(org.as(org.admin), rule()))).toContain("INVALID");
  });

  it.each([
    ["no condition", { conditions: {} }],
    ["an unknown mood", { conditions: { sentiments: ["hangry"] } }],
    ["an unknown key", { conditions: { cues: ["x"], tenant: [newId()] } }],
    ["no name", { name: " " }],
    ["an unknown effect", { effect: "double" }],
  ])("take no %s", (_, given) => {
    expect(() => rule(given)).toThrow();
  });
});
