import type { Tier } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { agentReply, customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { approveDraft, discardDraft, listInteractions, runTriage } from "./index.ts";

async function drafted(tier: Tier, branches?: string[]) {
  const org = await answerableOrg({ tier, autoSend: false, ...(branches ? { branches } : {}) });
  const { id, conversationId } = await openTestTicket(org.as(org.customer), {
    ...answerable,
    type: "question",
  });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  const sync = () => syncConversation(org.as(org.agent), { conversationId, afterSeq: 0, limit: 100 });
  const { messages, lastPublicSeq } = await sync();
  const draft = messages.find(({ state }) => state === "draft");
  if (!draft) throw new Error("no draft was written");
  const approval = { messageId: draft.id, changeSeq: draft.changeSeq, lastSeenSeq: lastPublicSeq };
  return { org, ticketId: id, conversationId, draft, approval, sync };
}

describe("approveDraft", () => {
  it("sends the draft at the end of the conversation, as the AI's message", async () => {
    const { org, conversationId, draft, approval, sync } = await drafted("pro");
    const reply = { conversationId, clientId: newId(), body: "One more thing: it is urgent" };
    await customerReply(org.as(org.customer), reply);
    const { message } = await approveDraft(org.as(org.agent), { ...approval, lastSeenSeq: 3 });
    expect(message).toMatchObject({
      id: draft.id,
      state: "sent",
      senderKind: "ai",
      seq: 4,
      changeSeq: 4,
      body: draft.body,
    });
    const { ticket, lastPublicSeq } = await sync();
    expect(ticket?.status).toBe("pending_customer");
    expect(lastPublicSeq).toBe(4);
    const forCustomer = await syncConversation(org.as(org.customer), {
      conversationId,
      afterSeq: 3,
      limit: 10,
    });
    expect(forCustomer.messages.map(({ id }) => id)).toEqual([draft.id]);
    expect(org.ports.enqueued.filter(({ name }) => name === "notify.customer")).toHaveLength(1);
  });

  it("is the agent's message once it was rewritten", async () => {
    const { org, approval } = await drafted("pro");
    const { message } = await approveDraft(org.as(org.agent), { ...approval, body: "Look below Billing." });
    expect(message).toMatchObject({
      senderKind: "agent",
      senderName: org.agent.name,
      body: "Look below Billing.",
      sources: [],
    });
  });

  it("takes reading and sending by hand on beta (O6)", async () => {
    const { org, draft, approval } = await drafted("beta");
    expect(await outcomeOf(approveDraft(org.as(org.agent), approval))).toBe("FORBIDDEN: tier_too_low");
    const { message } = await approveDraft(org.as(org.agent), { ...approval, body: draft.body });
    expect(message).toMatchObject({ state: "sent", senderKind: "ai" });
  });

  it("refuses a placeholder that nobody filled in", async () => {
    const { org, approval, sync } = await drafted("pro");
    const rewritten = approveDraft(org.as(org.agent), { ...approval, body: "Hello {{customer_name}}!" });
    await expect(rewritten).rejects.toMatchObject({
      reason: "placeholder_left",
      fields: { body: ["{{customer_name}}"] },
    });
    expect((await sync()).messages.at(-1)?.state).toBe("draft");
  });

  it("shows newer messages before it sends", async () => {
    const { org, conversationId, approval } = await drafted("pro");
    await customerReply(org.as(org.customer), {
      conversationId,
      clientId: newId(),
      body: "Solved, thank you",
    });
    expect(await outcomeOf(approveDraft(org.as(org.agent), approval))).toBe("CONFLICT: newer_messages");
  });

  it("happens once, whoever else approves, discards or replies at the same time", async () => {
    const { org, approval, sync } = await drafted("pro");
    const results = await Promise.all([
      ...[org.agent, org.otherAgent, org.admin, org.agent].map((actor) =>
        outcomeOf(approveDraft(org.as(actor), approval)),
      ),
      outcomeOf(discardDraft(org.as(org.admin), { ...withoutSeen(approval), reason: "wrong" })),
    ]);
    expect(results.filter((result) => result === "ok")).toHaveLength(1);
    for (const result of results)
      expect(["ok", "CONFLICT: draft_changed", "CONFLICT: newer_messages"]).toContain(result);
    const { messages } = await sync();
    expect(
      messages.filter(({ state, senderKind }) => state === "sent" && senderKind === "ai").length,
    ).toBeLessThanOrEqual(1);
  });

  it("does not overtake an agent's reply", async () => {
    const { org, conversationId, approval } = await drafted("pro");
    const reply = {
      conversationId,
      clientId: newId(),
      body: "Done.",
      lastSeenSeq: 1,
      setStatus: "pending_customer" as const,
    };
    await agentReply(org.as(org.otherAgent), reply);
    expect(await outcomeOf(approveDraft(org.as(org.agent), approval))).toBe("CONFLICT: newer_messages");
  });

  it("refuses what changed, what is closed, and what is out of sight", async () => {
    const { org, ticketId, draft, approval } = await drafted("pro", ["north", "south"]);
    const agent = org.as(org.agent);
    expect(await outcomeOf(approveDraft(agent, { ...approval, changeSeq: 99 }))).toBe(
      "CONFLICT: draft_changed",
    );
    for (const actor of [org.otherAgent, org.customer]) {
      expect(await outcomeOf(approveDraft(org.as(actor), approval))).toBe("NOT_FOUND: not_found");
    }
    const foreign = await answerableOrg();
    expect(await outcomeOf(approveDraft(foreign.as(foreign.admin), approval))).toBe("NOT_FOUND: not_found");
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.ticket.updateMany({ where: { orgId: org.org.id, id: ticketId }, data: { status: "closed" } }),
    );
    expect(await outcomeOf(approveDraft(agent, approval))).toBe("PRECONDITION: ticket_closed");
    expect((await listInteractions(agent, { ticketId })).map(({ kind }) => kind).sort()).toEqual([
      "answer",
      "classify",
    ]);
    expect(draft.state).toBe("draft");
  });
});

const withoutSeen = ({ messageId, changeSeq }: { messageId: string; changeSeq: number }) => ({
  messageId,
  changeSeq,
});

describe("discardDraft", () => {
  it("remembers why, once", async () => {
    const { org, draft, approval, sync } = await drafted("pro");
    const input = { ...withoutSeen(approval), reason: "incomplete" as const };
    await discardDraft(org.as(org.agent), input);
    expect(await outcomeOf(discardDraft(org.as(org.agent), input))).toBe("CONFLICT: draft_changed");
    expect(await outcomeOf(approveDraft(org.as(org.agent), approval))).toBe("CONFLICT: draft_changed");
    const row = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.findFirst({ where: { orgId: org.org.id, id: draft.id } }),
    );
    expect(row).toMatchObject({ state: "discarded", discardReason: "incomplete" });
    expect((await sync()).messages.find(({ id }) => id === draft.id)?.state).toBe("discarded");
  });
});
