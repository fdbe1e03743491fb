import { correctTriageInput } from "@handrail/contracts/inputs/triage";
import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { testOrg } from "../testing/test-org.ts";
import { triagedState } from "../testing/triaged-state.ts";
import { runTriage } from "../triage/index.ts";
import { changeStatus, correctTriage, resolveTicket } from "./index.ts";

async function triagedTicket() {
  const org = await answerableOrg();
  const { id } = await openTestTicket(org.as(org.customer), { ...answerable, type: "question" });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  return { org, agent: org.as(org.agent), ...(await triagedState(org, id)) };
}

describe("correctTriage", () => {
  it("puts everything right in one step, keeps what triage had said, and asks to learn from it", async () => {
    const { org, agent, id, version, record } = await triagedTicket();
    expect(record).toMatchObject({ category: "billing", intent: "invoice" });
    org.ports.enqueued.splice(0);
    const said = { intent: "refund", type: "account", priority: "high" } as const;
    const after = await correctTriage(agent, { ticketId: id, version, ...said });
    expect(after).toMatchObject({ type: "account", priority: "high", version: version + 1 });
    const state = await triagedState(org, id);
    expect(state.record).toMatchObject({ intent: "invoice", corrected: { intent: "refund" } });
    const mark = { by: org.agent.name, at: expect.any(String) };
    expect(state.record?.correction).toEqual({ intent: mark, type: mark, priority: mark });
    expect(state.events.at(-1)).toMatchObject({
      kind: "ticket.triage_corrected",
      actorKind: "agent",
      data: {
        type: { from: "billing", to: "account" },
        priority: { to: "high" },
        intent: { from: "invoice", to: "refund" },
      },
    });
    expect(state.events.at(-1)?.data).not.toHaveProperty("categoryId");
    expect(org.ports.enqueued).toEqual([
      { name: "triage.engine_retraining", payload: { orgId: org.org.id } },
    ]);
  });

  it("takes an intent away that the new category does not know", async () => {
    const { org, agent, id, version } = await triagedTicket();
    const { technical: categoryId } = org.categories;
    await correctTriage(agent, { ticketId: id, version, categoryId });
    const { record, events, ...ticket } = await triagedState(org, id);
    expect(ticket.categoryId).toBe(categoryId);
    expect(record?.corrected).toEqual({ intent: null });
    expect(events.at(-1)?.data).toMatchObject({ intent: { from: "invoice", to: null } });
    await correctTriage(agent, { ticketId: id, version: version + 1, categoryId: null });
    expect((await triagedState(org, id)).categoryId).toBeNull();
  });

  it("refuses what does not exist, an old version, a closed ticket, and an intent before triage", async () => {
    const { org, agent, id, version } = await triagedTicket();
    const at = { ticketId: id, version };
    const tryTo = (said: object) => outcomeOf(correctTriage(agent, { ...at, ...said }));
    const other = await testOrg();
    expect(await tryTo({ intent: "weather" })).toBe("NOT_FOUND: not_found");
    expect(await tryTo({ categoryId: newId() })).toBe("NOT_FOUND: not_found");
    expect(await tryTo({ categoryId: other.categories.billing })).toBe("NOT_FOUND: not_found");
    expect(await tryTo({ version: version + 1, type: "bug" })).toBe("CONFLICT: ticket_changed");
    expect(await outcomeOf(correctTriage(other.as(other.agent), { ...at, type: "bug" }))).toBe(
      "NOT_FOUND: not_found",
    );
    const { id: ticketId } = await openTestTicket(org.as(org.customer));
    const { billing: categoryId } = org.categories;
    const early = { ticketId, version: 1, categoryId, intent: "refund" };
    expect(await outcomeOf(correctTriage(agent, early))).toBe("PRECONDITION: transition_not_allowed");
    await resolveTicket(agent, { ...at, resolution: "Here it is." });
    await changeStatus(agent, { ...at, version: version + 1, status: "closed" });
    expect(await tryTo({ version: version + 2, type: "bug" })).toBe("PRECONDITION: ticket_closed");
    expect((await triagedState(org, id)).type).toBe("billing");
  });

  it("lets one of two agents through", async () => {
    const { org, id, version } = await triagedTicket();
    const both = [org.agent, org.otherAgent].map((actor, index) =>
      outcomeOf(
        correctTriage(org.as(actor), { ticketId: id, version, priority: index === 0 ? "high" : "urgent" }),
      ),
    );
    expect((await Promise.all(both)).sort()).toEqual(["CONFLICT: ticket_changed", "ok"]);
  });
});

describe("correctTriageInput", () => {
  const at = { ticketId: newId(), version: 1 };

  it.each([
    ["nothing", {}],
    ["an unknown type", { type: "gossip" }],
    ["a key that is none", { categoryId: null, status: "closed" }],
    ["an empty intent", { intent: "" }],
  ])("takes no %s", (_, said) => {
    expect(correctTriageInput.safeParse({ ...at, ...said }).success).toBe(false);
  });

  it("takes one thing alone", () => {
    expect(correctTriageInput.safeParse({ ...at, categoryId: null }).success).toBe(true);
  });
});
