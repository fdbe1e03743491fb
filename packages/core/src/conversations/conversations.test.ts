import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  changeStatus,
  getOwnTicket,
  getTicket,
  listHistory,
  replyOrFollowUp,
  resolveTicket,
} from "../tickets/index.ts";
import {
  agentNote,
  agentReply,
  appendMessage,
  customerReply,
  rateAnswer,
  syncConversation,
} from "./index.ts";

let desk: TestOrg;
let ticket: Awaited<ReturnType<typeof openTestTicket>>;
beforeEach(async () => {
  desk = await testOrg();
  ticket = await openTestTicket(desk.as(desk.customer));
});

const words = (given: { clientId?: string; body?: string } = {}) => ({
  conversationId: ticket.conversationId,
  clientId: newId(),
  body: "It is still silent.",
  ...given,
});
const sync = (actor = desk.customer, afterSeq = 0, limit = 200) =>
  syncConversation(desk.as(actor), { conversationId: ticket.conversationId, afterSeq, limit });
const status = async () => (await getTicket(desk.as(desk.admin), { ticketId: ticket.id })).status;

describe("customerReply", () => {
  it("writes, tells of it, and wakes a ticket that waited for the customer", async () => {
    await agentReply(desk.as(desk.agent), { ...words(), lastSeenSeq: 1, setStatus: "pending_customer" });
    expect(await status()).toBe("pending_customer");
    const result = await customerReply(desk.as(desk.customer), words());
    expect(result).toMatchObject({ kind: "sent", isDuplicate: false, message: { seq: 3 } });
    expect(await status()).toBe("in_progress");
    const { events } = await listHistory(desk.as(desk.agent), { ticketId: ticket.id, limit: 1 });
    expect(events).toMatchObject([
      {
        kind: "message.sent",
        actorKind: "customer",
        data: { status: { from: "pending_customer", to: "in_progress" } },
      },
    ]);
    expect(desk.ports.published.map((push) => push.name).slice(-2)).toEqual(["message", "ticket"]);
  });

  it("is the same message for the same clientId, also at once", async () => {
    const same = words();
    const results = await Promise.all([
      customerReply(desk.as(desk.customer), same),
      customerReply(desk.as(desk.customer), same),
      customerReply(desk.as(desk.customer), same),
    ]);
    const ids = results.map((result) => (result.kind === "sent" ? result.message.id : "none"));
    expect(new Set(ids).size).toBe(1);
    expect((await sync()).messages).toHaveLength(2);
  });

  it("reopens a resolved ticket", async () => {
    await resolveTicket(desk.as(desk.agent), { ticketId: ticket.id, version: 1, resolution: "Renewed." });
    await customerReply(desk.as(desk.customer), words());
    expect(await status()).toBe("in_progress");
    expect((await getTicket(desk.as(desk.agent), { ticketId: ticket.id })).resolvedAt).toBeNull();
  });

  it("opens a new ticket, linked to the closed one, and only once", async () => {
    await resolveTicket(desk.as(desk.agent), { ticketId: ticket.id, version: 1, resolution: "Renewed." });
    await changeStatus(desk.as(desk.agent), { ticketId: ticket.id, version: 2, status: "closed" });
    const same = words({ body: "It happens again." });
    const first = await replyOrFollowUp(desk.as(desk.customer), same);
    const again = await replyOrFollowUp(desk.as(desk.customer), same);
    expect(first).toMatchObject({ message: null, isDuplicate: false });
    expect(again).toMatchObject({ isDuplicate: true, newTicket: { id: first.newTicket?.id } });
    const next = await getOwnTicket(desk.as(desk.customer), { number: first.newTicket?.number ?? "" });
    expect(next.precededByNumber).toBe(ticket.number);
    const old = await getOwnTicket(desk.as(desk.customer), { number: ticket.number });
    expect(old).toMatchObject({ status: "closed", followUpNumbers: [next.number] });
    expect((await sync()).messages).toHaveLength(1);
  });

  it("is only for the customer of the conversation", async () => {
    const foreign = await testOrg();
    for (const ctx of [desk.as(desk.otherCustomer), desk.as(desk.agent), foreign.as(foreign.customer)]) {
      expect(await outcomeOf(customerReply(ctx, words()))).toBe("NOT_FOUND: not_found");
    }
  });

  it("finds a closed chat closed", async () => {
    const conversationId = newId();
    await desk.ports.db.withOrg(desk.org.id, async (tx) => {
      const { id: orgId } = desk.org;
      await tx.conversation.create({
        data: { orgId, id: conversationId, channel: "chat", contactId: desk.customer.contactId },
      });
      await tx.chatSession.create({ data: { orgId, conversationId, mode: "closed" } });
    });
    const result = outcomeOf(customerReply(desk.as(desk.customer), { ...words(), conversationId }));
    expect(await result).toBe("PRECONDITION: chat_closed");
  });
});

describe("agentNote", () => {
  it("T7: never reaches the customer, by sync or by realtime", async () => {
    const { message } = await agentNote(desk.as(desk.agent), words({ body: "He is a troublemaker." }));
    expect((await sync(desk.agent)).messages.map((each) => each.id)).toContain(message.id);
    expect((await sync()).messages.map((each) => each.id)).not.toContain(message.id);
    const pushed = desk.ports.published.filter((push) => JSON.stringify(push.data).includes(message.id));
    expect(pushed.flatMap((push) => push.channels)).toEqual([`private-thread.${ticket.conversationId}`]);
  });

  it("is one note for the same clientId, and does not change the ticket", async () => {
    const same = words();
    const notes = await Promise.all([
      agentNote(desk.as(desk.agent), same),
      agentNote(desk.as(desk.agent), same),
    ]);
    expect(notes[0]?.message.id).toBe(notes[1]?.message.id);
    expect((await getTicket(desk.as(desk.agent), { ticketId: ticket.id })).version).toBe(1);
  });

  it("does not find a conversation of another organisation", async () => {
    const foreign = await testOrg();
    expect(await outcomeOf(agentNote(foreign.as(foreign.agent), words()))).toBe("NOT_FOUND: not_found");
  });
});

describe("syncConversation", () => {
  it("gives what changed after the cursor, in pages, and nothing twice", async () => {
    for (let index = 0; index < 6; index += 1)
      await customerReply(desk.as(desk.customer), words({ body: `${index}` }));
    const bodies: string[] = [];
    let afterSeq = 0;
    for (let hasMore = true; hasMore; ) {
      const page = await sync(desk.customer, afterSeq, 3);
      bodies.push(...page.messages.map((message) => message.body));
      afterSeq = page.lastSeq;
      hasMore = page.hasMore;
    }
    expect(bodies).toEqual(["Since this morning it is silent.", "0", "1", "2", "3", "4", "5"]);
    expect((await sync(desk.customer, afterSeq)).messages).toEqual([]);
    expect(await sync(desk.customer, afterSeq + 100)).toMatchObject({ messages: [], lastSeq: afterSeq });
  });

  it("moves the customer's cursor past what only staff see", async () => {
    await agentNote(desk.as(desk.agent), words());
    expect(await sync()).toMatchObject({ lastSeq: 2, lastPublicSeq: 1, messages: [{ seq: 1 }] });
  });

  it("does not exist for strangers", async () => {
    const foreign = await testOrg();
    const asked = { conversationId: ticket.conversationId, afterSeq: 0, limit: 10 };
    for (const ctx of [
      desk.as(desk.otherCustomer),
      foreign.as(foreign.admin),
      foreign.as(foreign.customer),
    ]) {
      expect(await outcomeOf(syncConversation(ctx, asked))).toBe("NOT_FOUND: not_found");
    }
  });

  it("shows staff their own ticket as a customer sees it", async () => {
    const own = await openTestTicket(desk.as(desk.agent));
    await agentNote(desk.as(desk.otherAgent), { ...words(), conversationId: own.conversationId });
    const asked = { conversationId: own.conversationId, afterSeq: 0, limit: 10 };
    expect((await syncConversation(desk.as(desk.agent), asked)).messages).toHaveLength(1);
    expect((await syncConversation(desk.as(desk.otherAgent), asked)).messages).toHaveLength(2);
  });
});

describe("rateAnswer", () => {
  const write = (senderKind: "ai" | "agent", state: "sent" | "draft" = "sent") =>
    withTransaction(desk.as({ kind: "assistant" }), (ctx) =>
      appendMessage(ctx, {
        conversationId: ticket.conversationId,
        senderKind,
        state,
        body: "Renew the token.",
      }),
    );

  it("keeps the customer's word and shows it to everybody who looks", async () => {
    const { id } = await write("ai");
    await rateAnswer(desk.as(desk.customer), { messageId: id, helpful: true });
    await rateAnswer(desk.as(desk.customer), { messageId: id, helpful: false });
    const { messages } = await sync(desk.agent, 2);
    expect(messages).toMatchObject([{ id, seq: 2, changeSeq: 4, helpful: false }]);
  });

  it("is only about answers of AI that the customer was sent", async () => {
    const rate = (messageId: string, actor = desk.customer) =>
      outcomeOf(rateAnswer(desk.as(actor), { messageId, helpful: true }));
    const answer = await write("ai");
    expect(await rate((await write("agent")).id)).toBe("NOT_FOUND: not_found");
    expect(await rate((await write("ai", "draft")).id)).toBe("NOT_FOUND: not_found");
    expect(await rate(answer.id, desk.otherCustomer)).toBe("NOT_FOUND: not_found");
  });
});
