import { describe, expect, it } from "vitest";
import { closeChat, currentChat, startChat } from "../chat/index.ts";
import { agentReply, customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import {
  archivesOf,
  arrive,
  asJob,
  chatOf,
  customerReads,
  heldChat,
  waitingChat,
} from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { usualRules } from "./chat-rules.ts";
import { archiveChat, chatToTicket, saveChatRules, watchChats } from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

const ticketsOf = (org: TestOrg, conversationId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.findMany({ where: { orgId: org.org.id, conversations: { some: { id: conversationId } } } }),
  );
const say = (org: TestOrg, conversationId: string, body: string, now: Date) =>
  customerReply(org.as(org.customer, { now }), { conversationId, clientId: newId(), body });
const answer = (org: TestOrg, conversationId: string, now: Date) =>
  agentReply(org.as(org.agent, { now }), {
    conversationId,
    clientId: newId(),
    body: "Please send me the number of the invoice.",
    lastSeenSeq: 1_000,
    setStatus: "pending_customer",
  });

describe("to a ticket", () => {
  const given = { subject: "", note: "Needs the accounts team", keep: true };

  it("the same conversation goes on: one thread, its number told, answers from both sides", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    const ticket = await chatToTicket(org.as(org.agent), { ...given, conversationId });
    expect(await chatToTicket(org.as(org.otherAgent), { ...given, conversationId })).toEqual(ticket);
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "closed" });
    expect((await customerReads(org, conversationId)).at(-1)?.body).toContain(ticket.number);
    expect(await currentChat(org.as(org.customer))).toMatchObject({ mode: "closed" });
    const own = await getOwnTicket(org.as(org.customer), { number: ticket.number });
    expect(own).toMatchObject({ subject: "I was charged twice", conversationId });
    expect(await ticketsOf(org, conversationId)).toMatchObject([
      { source: "chat", assigneeId: org.agent.membershipId, status: "in_progress", number: ticket.number },
    ]);
    await say(org, conversationId, "Thank you, I wait.", start);
    expect(await outcomeOf(answer(org, conversationId, start))).toBe("ok");
    const { messages } = await syncConversation(org.as(org.customer), {
      conversationId,
      afterSeq: 0,
      limit: 50,
    });
    expect(messages.map(({ senderKind }) => senderKind).slice(-2)).toEqual(["customer", "agent"]);
    expect(messages.some(({ body }) => body.includes("accounts team"))).toBe(false);
    expect(org.ports.enqueued.some(({ name }) => name === "triage.run")).toBe(false);
    expect(await startChat(org.as(org.customer), { idempotencyKey: newId() })).toMatchObject({ isNew: true });
  });

  it("opens one, however often and at the same time it is asked for", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => chatToTicket(org.as(org.agent), { ...given, conversationId })),
    );
    expect(new Set(opened.map(({ number }) => number)).size).toBe(1);
    expect(await ticketsOf(org, conversationId)).toHaveLength(1);
  });

  it("is not there for a branch that does not see the chat, nor for another organisation (T1)", async () => {
    const org = await testOrg({ branches: ["north", "south"] });
    const foreign = await testOrg();
    const conversationId = await heldChat(org, start);
    for (const ctx of [org.as(org.otherAgent), foreign.as(foreign.admin)])
      expect(await outcomeOf(chatToTicket(ctx, { ...given, conversationId }))).toBe("NOT_FOUND: not_found");
  });
});

describe("nothing is ever missed", () => {
  it("who waits longer than the organisation wants gets a ticket in the step that ends the wait", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org, { now: start });
    await watchChats(asJob(org, minutes(59)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting" });
    await watchChats(asJob(org, minutes(60)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "closed" });
    const [ticket] = await ticketsOf(org, conversationId);
    expect(ticket).toMatchObject({ status: "open", source: "chat" });
    expect((await customerReads(org, conversationId)).at(-1)?.body).toContain(ticket?.number ?? "?");
    await watchChats(asJob(org, minutes(61)));
    expect(await ticketsOf(org, conversationId)).toHaveLength(1);
  });

  it("a customer who is silent is asked, then the chat is closed and kept as a solved ticket that reopens", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    await answer(org, conversationId, minutes(1));
    await arrive(org, [org.agent], minutes(10));
    await watchChats(asJob(org, minutes(10)));
    expect((await chatOf(org, conversationId)).nudgedAt).toBeNull();
    await arrive(org, [org.agent], minutes(11));
    await watchChats(asJob(org, minutes(11)));
    expect((await chatOf(org, conversationId)).nudgedAt).toEqual(minutes(11));
    await arrive(org, [org.agent], minutes(20));
    await watchChats(asJob(org, minutes(20)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
    await arrive(org, [org.agent], minutes(21));
    await watchChats(asJob(org, minutes(21)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "closed" });
    expect(archivesOf(org)).toEqual([{ orgId: org.org.id, conversationId }]);
    for (const job of [1, 2])
      expect(await archiveChat(asJob(org, minutes(21 + job)), { conversationId })).not.toBeNull();
    expect(await ticketsOf(org, conversationId)).toMatchObject([{ status: "resolved" }]);
    await say(org, conversationId, "Here is the number: 4711", minutes(30));
    expect(await ticketsOf(org, conversationId)).toMatchObject([{ status: "in_progress" }]);
  });

  it("who answers the question, and who waits for our answer, is left in peace", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    const at = async (minute: number) => {
      await arrive(org, [org.agent], minutes(minute));
      await watchChats(asJob(org, minutes(minute)));
      return chatOf(org, conversationId);
    };
    expect(await at(30)).toMatchObject({ mode: "human", nudgedAt: null });
    await answer(org, conversationId, minutes(31));
    expect((await at(42)).nudgedAt).not.toBeNull();
    await say(org, conversationId, "I am here", minutes(43));
    expect(await at(53)).toMatchObject({ mode: "human", nudgedAt: null });
    expect(archivesOf(org)).toEqual([]);
  });

  it("asks nobody where the organisation wants no questions", async () => {
    const org = await testOrg();
    await saveChatRules(org.as(org.admin), { version: 0, rules: { ...usualRules, nudgeMinutes: 0 } });
    expect(await outcomeOf(saveChatRules(org.as(org.admin), { version: 0, rules: usualRules }))).toBe(
      "CONFLICT: setting_changed",
    );
    const conversationId = await heldChat(org, start);
    await answer(org, conversationId, minutes(1));
    await arrive(org, [org.agent], minutes(500));
    await watchChats(asJob(org, minutes(500)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human", nudgedAt: null });
  });

  it("ends a chat that was begun and never used, and keeps nothing of it", async () => {
    const org = await testOrg();
    const { conversationId } = await startChat(org.as(org.customer, { now: start }), {
      idempotencyKey: newId(),
    });
    await watchChats(asJob(org, minutes(30)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "closed" });
    expect(archivesOf(org)).toEqual([]);
  });
});

it("a chat that is archived twice, and at once, becomes one solved ticket that keeps what was said", async () => {
  const org = await testOrg();
  const conversationId = await waitingChat(org, { now: start });
  await closeChat(org.as(org.customer, { now: start }), { conversationId });
  const archived = await Promise.all(
    Array.from({ length: 6 }, () => archiveChat(asJob(org, minutes(30)), { conversationId })),
  );
  expect(new Set(archived.map((ticket) => ticket?.number)).size).toBe(1);
  const tickets = await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.findMany({ where: { orgId: org.org.id }, include: { conversations: true } }),
  );
  expect(tickets).toMatchObject([{ status: "resolved", conversations: [{ id: conversationId }] }]);
  const reads = await customerReads(org, conversationId);
  expect(reads.filter(({ body }) => body.includes("is kept as ticket"))).toHaveLength(1);
  expect(reads[0]?.body).toBe("I was charged twice");
});
