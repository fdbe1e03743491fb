import { type TicketStatus, ticketStatuses } from "@handrail/contracts";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getTicket, listHistory, resolveTicket } from "../tickets/index.ts";
import { afterAgentReply } from "../tickets/rules.ts";
import { agentNote, agentReply, customerReply, scheduleReply, syncConversation } from "./index.ts";

let desk: TestOrg;
let ticketId: string;
let conversationId: string;
beforeEach(async () => {
  desk = await testOrg();
  const opened = await openTestTicket(desk.as(desk.customer));
  ticketId = opened.id;
  conversationId = opened.conversationId;
});

const answer = (given: Partial<Parameters<typeof agentReply>[1]> = {}) => ({
  conversationId,
  clientId: newId(),
  body: "Please renew the token.",
  lastSeenSeq: 1,
  setStatus: "pending_customer" as const,
  ...given,
});
const ask = (body = "And now?") =>
  customerReply(desk.as(desk.customer), { conversationId, clientId: newId(), body });
const sync = (actor = desk.agent) =>
  syncConversation(desk.as(actor), { conversationId, afterSeq: 0, limit: 200 });

describe("agentReply", () => {
  it("writes the message, takes and moves the ticket, tells of it and queues the mail", async () => {
    const { message, isDuplicate } = await agentReply(desk.as(desk.agent), answer());
    expect(isDuplicate).toBe(false);
    const { messages, lastSeq, lastPublicSeq } = await sync(desk.customer);
    expect(messages.at(-1)).toEqual(message);
    expect({ lastSeq, lastPublicSeq }).toEqual({ lastSeq: 2, lastPublicSeq: 2 });

    const ticket = await getTicket(desk.as(desk.agent), { ticketId });
    expect(ticket).toMatchObject({ status: "pending_customer", version: 2 });
    expect(ticket.assignee?.membershipId).toBe(desk.agent.membershipId);
    expect(ticket.firstResponseAt).toEqual(message.createdAt);

    const { events } = await listHistory(desk.as(desk.agent), { ticketId, limit: 5 });
    expect(events[0]).toMatchObject({
      kind: "message.sent",
      actorName: desk.agent.name,
      data: { status: { from: "open", to: "pending_customer" } },
    });
    expect(desk.ports.published.at(-2)).toMatchObject({
      name: "message",
      data: { message: { id: message.id } },
    });
    expect(desk.ports.published.at(-1)).toMatchObject({ name: "ticket", data: { version: 2 } });
    expect(desk.ports.enqueued).toContainEqual({
      name: "notify.customer",
      payload: { orgId: desk.org.id, messageId: message.id },
    });
  });

  it("leaves in the outbox what it published, under the same organisation", async () => {
    await agentReply(desk.as(desk.agent), answer());
    const rows = await desk.ports.db.withOrg(desk.org.id, (tx) => tx.outbox.findMany());
    expect(rows.map((row) => row.pushes)).toContainEqual(
      JSON.parse(JSON.stringify(desk.ports.published.slice(-2))),
    );
  });

  it("keeps the first response and the assignee when a colleague answers next", async () => {
    const first = await agentReply(desk.as(desk.agent), answer());
    await agentReply(desk.as(desk.otherAgent), answer({ lastSeenSeq: 2, setStatus: "in_progress" }));
    const ticket = await getTicket(desk.as(desk.agent), { ticketId });
    expect(ticket).toMatchObject({ status: "in_progress", version: 3 });
    expect(ticket.firstResponseAt).toEqual(first.message.createdAt);
    expect(ticket.assignee?.membershipId).toBe(desk.agent.membershipId);
  });

  it("is the same message for the same clientId, also at once and after others wrote", async () => {
    const same = answer();
    const both = await Promise.all([
      agentReply(desk.as(desk.agent), same),
      agentReply(desk.as(desk.agent), same),
    ]);
    await ask();
    const later = await agentReply(desk.as(desk.agent), same);
    expect(new Set([...both, later].map(({ message }) => message.id)).size).toBe(1);
    expect(later.isDuplicate).toBe(true);
    expect((await sync()).messages).toHaveLength(3);
    expect((await getTicket(desk.as(desk.agent), { ticketId })).version).toBe(3);
  });

  it("is shown what the customer or a colleague wrote meanwhile", async () => {
    await ask();
    expect(await outcomeOf(agentReply(desk.as(desk.agent), answer()))).toBe("CONFLICT: newer_messages");
    await agentReply(desk.as(desk.otherAgent), answer({ lastSeenSeq: 2 }));
    expect(await outcomeOf(agentReply(desk.as(desk.agent), answer({ lastSeenSeq: 2 })))).toBe(
      "CONFLICT: newer_messages",
    );
    expect((await sync()).messages).toHaveLength(3);
  });

  it("is not held up by notes, nor by the agent's own messages", async () => {
    await agentNote(desk.as(desk.otherAgent), { conversationId, clientId: newId(), body: "Known issue" });
    await agentReply(desk.as(desk.agent), answer());
    expect(await outcomeOf(agentReply(desk.as(desk.agent), answer()))).toBe("ok");
  });

  it("gives every message its own place when many agents answer at once", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        outcomeOf(agentReply(desk.as(desk.agent), answer({ lastSeenSeq: 1_000 }))),
      ),
    );
    expect(outcomes.every((outcome) => outcome === "ok")).toBe(true);
    const { messages } = await sync();
    expect(messages.map((message) => message.seq)).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    );
    expect((await getTicket(desk.as(desk.agent), { ticketId })).version).toBe(21);
  });

  it("does not find the conversation from another organisation or branch", async () => {
    const foreign = await testOrg();
    expect(await outcomeOf(agentReply(foreign.as(foreign.admin), answer()))).toBe("NOT_FOUND: not_found");
    const branched = await testOrg({ branches: ["North", "South"] });
    const opened = await openTestTicket(branched.as(branched.customer));
    const there = answer({ conversationId: opened.conversationId });
    expect(await outcomeOf(agentReply(branched.as(branched.otherAgent), there))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(agentReply(branched.as(branched.agent), there))).toBe("ok");
  });

  it("sends no mail where the plan has none", async () => {
    const beta = await testOrg({ tier: "beta" });
    const opened = await openTestTicket(beta.as(beta.customer));
    await agentReply(beta.as(beta.agent), answer({ conversationId: opened.conversationId }));
    expect(beta.ports.enqueued.map((job) => job.name)).toEqual(["triage.run"]);
  });

  it.each(ticketStatuses)("on a ticket that is %s does as the rules say", async (status: TicketStatus) => {
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.ticket.updateMany({ where: { orgId: desk.org.id, id: ticketId }, data: { status } }),
    );
    const verdict = afterAgentReply(status, "pending_customer");
    const outcome = await outcomeOf(agentReply(desk.as(desk.agent), answer()));
    expect(outcome).toBe(verdict.ok ? "ok" : `PRECONDITION: ${verdict.reason}`);
    const ticket = await getTicket(desk.as(desk.agent), { ticketId });
    expect(ticket.status).toBe(verdict.ok ? verdict.status : status);
  });

  it.each([
    ["ai", "PRECONDITION: chat_changed"],
    ["waiting", "PRECONDITION: chat_changed"],
    ["human", "ok"],
    ["closed", "PRECONDITION: chat_closed"],
  ] as const)("in a chat in mode %s: %s", async (mode, expected) => {
    const id = newId();
    await desk.ports.db.withOrg(desk.org.id, async (tx) => {
      const { id: orgId } = desk.org;
      await tx.conversation.create({
        data: { orgId, id, channel: "chat", contactId: desk.customer.contactId },
      });
      await tx.chatSession.create({ data: { orgId, conversationId: id, mode } });
    });
    const outcome = await outcomeOf(
      agentReply(desk.as(desk.agent), answer({ conversationId: id, lastSeenSeq: 0 })),
    );
    expect(outcome).toBe(expected);
  });
});

describe("a placeholder that nobody filled in", () => {
  const body = "Hello {{ customer_name }}, your order {{order_number}} and {{something_else}} are ready.";
  const names = ["{{customer_name}}", "{{order_number}}"];
  const refusal = (field: string) => ({
    code: "INVALID",
    reason: "placeholder_left",
    fields: { [field]: names },
  });

  it("reaches no customer: not by a reply, now or later, nor as how it was solved", async () => {
    const ctx = desk.as(desk.agent);
    await expect(agentReply(ctx, answer({ body }))).rejects.toMatchObject(refusal("body"));
    const later = scheduleReply(ctx, { ...answer({ body }), templateIds: [] });
    await expect(later).rejects.toMatchObject(refusal("body"));
    const solved = resolveTicket(ctx, { ticketId, version: 1, resolution: body });
    await expect(solved).rejects.toMatchObject(refusal("resolution"));
    expect((await sync()).messages).toHaveLength(1);
  });

  it("is nobody's business in a note, nor where the name is not one of ours", async () => {
    const ctx = desk.as(desk.agent);
    await agentNote(ctx, { conversationId, clientId: newId(), body, mentions: [] });
    await agentReply(ctx, answer({ body: "Write {{ user.name }} into the template.", lastSeenSeq: 9 }));
    expect((await sync()).messages).toHaveLength(3);
  });
});
