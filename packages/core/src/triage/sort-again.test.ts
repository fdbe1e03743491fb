import { describe, expect, it } from "vitest";
import { customerReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { triagedState } from "../testing/triaged-state.ts";
import {
  changeCategory,
  changePriority,
  closeResolved,
  correctTriage,
  resolveTicket,
} from "../tickets/index.ts";
import { composeDraft, runTriage, sortAgain } from "./index.ts";

async function sorted(options: Parameters<typeof answerableOrg>[0] = {}) {
  const org = await answerableOrg(options);
  const { id, conversationId } = await openTestTicket(org.as(org.customer), {
    ...answerable,
    type: "question",
  });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  return { org, agent: org.as(org.agent), id, conversationId, now: () => triagedState(org, id) };
}

describe("sortAgain", () => {
  it("sorts by what is known now, and says who asked for it", async () => {
    const { org, agent, id, now } = await sorted();
    const before = await now();
    const orgId = org.org.id;
    await org.ports.db.withOrg(orgId, (tx) =>
      tx.category.updateMany({ where: { orgId, key: "billing" }, data: { defaultPriority: "high" } }),
    );
    expect(before.priority).toBe("normal");
    expect(await sortAgain(agent, { ticketId: id, version: before.version })).toEqual({ isSorted: true });
    const after = await now();
    expect(after).toMatchObject({
      priority: "high",
      version: before.version + 1,
      record: { priority: "high" },
    });
    expect(after.events.at(-1)).toMatchObject({
      kind: "ticket.triaged",
      actorKind: "ai",
      data: { again: org.agent.name, kept: [], priority: { from: "normal", to: "high" } },
    });
    expect(after.record?.at).not.toBe(before.record?.at);
  });

  it("never overwrites what a person put right, however it was done", async () => {
    const { org, agent, id, now } = await sorted();
    const { technical } = org.categories;
    const { version } = await now();
    await changeCategory(agent, { ticketId: id, version, categoryId: technical });
    await changePriority(agent, { ticketId: id, version: version + 1, priority: "low" });
    await correctTriage(agent, { ticketId: id, version: version + 2, type: "account", intent: null });
    expect(await sortAgain(agent, { ticketId: id, version: version + 3 })).toEqual({ isSorted: true });
    const after = await now();
    expect(after).toMatchObject({ categoryId: technical, priority: "low", type: "account" });
    const mark = { by: org.agent.name, at: expect.any(String) };
    expect(after.record).toMatchObject({
      category: "billing",
      intent: "invoice",
      corrected: { intent: null },
      correction: { category: mark, priority: mark, type: mark, intent: mark },
    });
  });

  it("sorts for the first time what was never sorted", async () => {
    const org = await answerableOrg();
    const { id } = await openTestTicket(org.as(org.customer), { ...answerable, type: "question" });
    expect(await sortAgain(org.as(org.agent), { ticketId: id, version: 1 })).toEqual({ isSorted: true });
    expect((await triagedState(org, id)).record).toMatchObject({ category: "billing" });
  });

  it("lets the first of two at once win, and refuses old versions, closed tickets and strangers", async () => {
    const { org, agent, id, now } = await sorted({ branches: ["north", "south"] });
    const { version } = await now();
    const at = { ticketId: id, version };
    const outcomes = await Promise.all([outcomeOf(sortAgain(agent, at)), outcomeOf(sortAgain(agent, at))]);
    expect(outcomes.sort()).toEqual(["CONFLICT: ticket_changed", "ok"]);
    expect(await outcomeOf(sortAgain(agent, at))).toBe("CONFLICT: ticket_changed");
    expect(await outcomeOf(sortAgain(org.as(org.otherAgent), at))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(sortAgain(org.as(org.customer), at))).toBe("NOT_FOUND: not_found");
    await resolveTicket(agent, { ticketId: id, version: version + 1, resolution: "Here it is." });
    const later = new Date(Date.now() + 90 * 24 * 60 * 60 * 1000);
    await closeResolved(org.as({ kind: "system", job: "tickets.auto_close" }, { now: later }));
    const closed = await now();
    expect(closed.status).toBe("closed");
    const late = { ticketId: id, version: closed.version };
    expect(await outcomeOf(sortAgain(agent, late))).toBe("PRECONDITION: ticket_closed");
    expect(await outcomeOf(composeDraft(agent, late))).toBe("PRECONDITION: ticket_closed");
  });
});

describe("composeDraft", () => {
  it("answers what the customer asked last, to be read first where the ticket was about something else", async () => {
    const { org, agent, id, conversationId, now } = await sorted({ tier: "pro" });
    const reply = { clientId: newId(), body: "For how many years are invoices kept?" };
    await customerReply(org.as(org.customer), { conversationId, ...reply });
    const { message } = await composeDraft(agent, { ticketId: id });
    expect(message).toMatchObject({ state: "draft", senderKind: "ai" });
    expect(message?.body).toContain("7 years");
    expect((await now()).record).toMatchObject({ gate: expect.stringMatching(/draft|approvable/) });
  });

  it("is refused where the organisation wants no answers from AI, and to strangers", async () => {
    const { org, agent, id } = await sorted({ branches: ["north", "south"] });
    const off = { ...agent, org: { ...agent.org, aiReplies: false } };
    expect(await outcomeOf(composeDraft(off, { ticketId: id }))).toBe("PRECONDITION: replies_off");
    expect(await outcomeOf(composeDraft(org.as(org.otherAgent), { ticketId: id }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(composeDraft(org.as(org.customer), { ticketId: id }))).toBe(
      "NOT_FOUND: not_found",
    );
  });
});
