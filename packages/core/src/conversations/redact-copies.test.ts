import { describe, expect, it, onTestFinished } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { acceptChat, answerChat, getChat, requestHuman, sortConversation, startChat } from "../chat/index.ts";
import { storeChatMessage } from "../chat/store-message.ts";
import { escalateTicket, listDeliveries, listEscalations, saveOperations } from "../escalation/index.ts";
import { newId } from "../ids.ts";
import { listNotifications } from "../notifications/index.ts";
import { chatToTicket } from "../routing/index.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket } from "../testing/desk.ts";
import { startOpenAiServer } from "../testing/openai-server.ts";
import { asJob } from "../testing/routing-org.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { getTicket, watchTicket } from "../tickets/index.ts";
import { runTriage } from "../triage/index.ts";
import { agentNote, customerReply, redactMessage, syncConversation } from "./index.ts";

const secret = "zorblax";

/** Every table of the organisation in which the word stands anywhere, search included. */
function tablesWith(org: TestOrg, word: string) {
  return org.ports.db.withOrg(org.org.id, async (tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'org_id'
        AND has_table_privilege(c.oid, 'SELECT')
      ORDER BY 1`;
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM "${name}" x WHERE x.org_id = $1::uuid AND x::text ILIKE '%' || $2 || '%'`,
        org.org.id,
        word,
      );
      if (row && row.n > 0) found.push(name);
    }
    return found;
  });
}

describe("what was made of a message that is taken away", () => {
  it("O3: of a chat: its topic, sorting, traces and what realtime was to tell; it is sorted anew by what is left", async () => {
    const org = await answerableOrg({ tier: "premium" });
    const ctx = org.as(org.customer);
    const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
    const say = (body: string) => storeChatMessage(ctx, { conversationId, clientId: newId(), body });
    const { message } = await say(`My password is ${secret} and my invoice is wrong`);
    await say("Where can I download the invoice of my payment?");
    await sortConversation(asJob(org), { conversationId });
    await requestHuman(ctx, { conversationId });
    await acceptChat(org.as(org.agent), { conversationId });
    const before = await tablesWith(org, secret);
    expect(before).toEqual(expect.arrayContaining(["ai_interaction", "chat_session", "message", "outbox"]));
    org.ports.enqueued.length = 0;
    await redactMessage(org.as(org.agent), { messageId: message.id });
    expect(await tablesWith(org, secret)).toEqual([]);
    const chat = await getChat(org.as(org.agent), { conversationId });
    expect(chat).toMatchObject({ topic: "Where can I download the invoice of my payment?", sorting: null });
    expect(org.ports.enqueued).toContainEqual({
      name: "triage.conversation",
      payload: { orgId: org.org.id, conversationId },
    });
    await sortConversation(asJob(org), { conversationId });
    expect((await getChat(org.as(org.agent), { conversationId })).sorting).toMatchObject({ state: "done" });
    expect(await tablesWith(org, secret)).toEqual([]);
  });

  it("O3: by a model that still has it before its eyes: what comes of it later holds nothing of it", async () => {
    const server = await startOpenAiServer();
    onTestFinished(() => server.close());
    const ai = createModel({ baseUrl: server.baseUrl, api: "chat" });
    const org = await answerableOrg({ tier: "premium", ai });
    const ctx = org.as(org.customer);
    const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
    const asked = Promise.withResolvers<void>();
    const content = `Every payment has an invoice as a PDF. [p1] ${secret}`;
    server.behave({ kind: "held", content, until: asked.promise });
    const body = `Where can I download the invoice of my payment? I am ${secret}`;
    const stream = await answerChat(ctx, { conversationId, clientId: newId(), body });
    const sorted = sortConversation(asJob(org), { conversationId });
    await expect.poll(() => server.requests.length).toBe(2);
    const { messages } = await syncConversation(ctx, { conversationId, afterSeq: 0, limit: 10 });
    await redactMessage(org.as(org.agent), { messageId: messages[0]?.id ?? "" });
    asked.resolve();
    for await (const _ of stream);
    await sorted;
    expect(await tablesWith(org, secret)).toEqual([]);
  });

  it("O3: of the ticket that the chat goes on as: its subject, preview and search", async () => {
    const org = await answerableOrg({ tier: "premium" });
    const ctx = org.as(org.customer);
    const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
    const body = `${secret} is my password, why do you not take it?`;
    const { message } = await storeChatMessage(ctx, { conversationId, clientId: newId(), body });
    await requestHuman(ctx, { conversationId });
    await acceptChat(org.as(org.agent), { conversationId });
    const asked = { conversationId, subject: "", note: "", keep: true };
    const { ticketId } = await chatToTicket(org.as(org.agent), asked);
    const before = await getTicket(org.as(org.agent), { ticketId });
    expect(before.subject).toContain(secret);
    await redactMessage(org.as(org.agent), { messageId: message.id });
    const { subject, version } = await getTicket(org.as(org.agent), { ticketId });
    expect(subject).toBe(org.customer.name);
    expect(version).toBe(before.version + 1);
    expect(await tablesWith(org, secret)).toEqual([]);
  });

  it("O3: of a ticket: its triage, the draft that answers it, its place in the test of AI, and what was handed up, also outside", async () => {
    const org = await answerableOrg({ tier: "pro", autoSend: false });
    const admin = org.as(org.admin);
    await saveOperations(admin, { version: null, url: "https://operations.example/hook", isActive: true });
    const { id: ticketId, conversationId } = await openTestTicket(org.as(org.customer), {
      subject: "Download an invoice",
      description: `Where can I download the invoice for my payment as a PDF? Order ${secret}-77, I am ${secret}.`,
      type: "question",
    });
    await runTriage(asJob(org), { ticketId });
    const { membershipId } = org.agent;
    await watchTicket(org.as(org.agent), { ticketId, membershipId, isWatching: true });
    await customerReply(org.as(org.customer), { conversationId, clientId: newId(), body: "Hello?" });
    const { version } = await getTicket(org.as(org.agent), { ticketId });
    await escalateTicket(admin, {
      ticketId,
      version,
      targetKind: "operations",
      reason: "Look",
      teamId: null,
      memberId: null,
      raisePriority: false,
    });
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.goldenItem.create({
        data: { orgId: org.org.id, id: newId(), ticketId, origin: "added", question: secret, category: "" },
      }),
    );
    const sync = () => syncConversation(org.as(org.agent), { conversationId, afterSeq: 0, limit: 100 });
    const { messages, lastSeq } = await sync();
    const [question] = messages;
    const draft = messages.find(({ state }) => state === "draft");
    expect(draft).toBeDefined();
    const before = await tablesWith(org, secret);
    expect(before).toEqual(
      expect.arrayContaining([
        "ai_interaction",
        "escalation",
        "golden_item",
        "message",
        "operations_delivery",
        "ticket",
      ]),
    );
    await redactMessage(org.as(org.agent), { messageId: question?.id ?? "" });
    expect(await tablesWith(org, secret)).toEqual([]);
    const changed = (await sync()).messages.filter(({ changeSeq }) => changeSeq > lastSeq);
    expect(changed.map(({ id, state, body }) => ({ id, state, body }))).toEqual(
      expect.arrayContaining([
        { id: question?.id, state: "sent", body: "" },
        { id: draft?.id, state: "discarded", body: "" },
      ]),
    );
    const ticket = await getTicket(org.as(org.agent), { ticketId });
    expect(ticket).toMatchObject({
      subject: "Download an invoice",
      triage: { summary: "", category: "billing" },
    });
    expect(await listEscalations(admin, { ticketId })).toMatchObject([{ pack: { summary: "" } }]);
    expect(JSON.stringify(await listDeliveries(admin))).not.toContain(secret);
    expect(
      JSON.stringify(await listNotifications(org.as(org.agent), { limit: 20, unreadOnly: false })),
    ).not.toContain(secret);
  });

  it("leaves alone what was not made of it: other words, notes, a subject of its own", async () => {
    const org = await answerableOrg({ tier: "pro", autoSend: false });
    const { id: ticketId, conversationId } = await openTestTicket(org.as(org.customer), {
      subject: "The export",
      description: "It stops after a minute.",
    });
    const note = await agentNote(org.as(org.agent), {
      conversationId,
      clientId: newId(),
      body: `Rude: ${secret}`,
    });
    await redactMessage(org.as(org.agent), { messageId: note.message.id });
    const { messages } = await syncConversation(org.as(org.agent), {
      conversationId,
      afterSeq: 0,
      limit: 100,
    });
    expect(messages[0]?.body).toBe("It stops after a minute.");
    expect(await getTicket(org.as(org.agent), { ticketId })).toMatchObject({ subject: "The export" });
    expect(await tablesWith(org, secret)).toEqual([]);
    expect(await tablesWith(org, "stops after a minute")).toEqual(
      expect.arrayContaining(["message", "ticket"]),
    );
  });
});
