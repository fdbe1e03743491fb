import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { currentChat, getChat, sortChatAgain, sortConversation, startChat } from "./index.ts";
import { storeChatMessage } from "./store-message.ts";

const job = (org: TestOrg) => org.as({ kind: "system", job: "triage.conversation" });

const sayIn = (org: TestOrg, conversationId: string, body: string) =>
  storeChatMessage(org.as(org.customer), { conversationId, clientId: newId(), body });

async function asked(
  options: Parameters<typeof answerableOrg>[0] = {},
  body: string = answerable.description,
) {
  const org = await answerableOrg(options);
  const { conversationId } = await startChat(org.as(org.customer), { idempotencyKey: newId() });
  org.ports.enqueued.splice(0);
  const stored = await sayIn(org, conversationId, body);
  return { org, conversationId, stored };
}

const callsOf = (org: TestOrg, conversationId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.aiInteraction.count({ where: { orgId: org.org.id, conversationId, kind: "classify" } }),
  );

describe("a chat", () => {
  it("is sorted once by its first message, for staff to see and nobody else", async () => {
    const { org, conversationId } = await asked(
      {},
      "Urgent: where is the invoice for order A-1001 of 30 EUR?",
    );
    const payload = { orgId: org.org.id, conversationId };
    expect(org.ports.enqueued).toEqual([{ name: "triage.conversation", payload }]);
    await sayIn(org, conversationId, "Hello?");
    expect(org.ports.enqueued).toHaveLength(1);
    org.ports.published.splice(0);
    expect(await sortConversation(job(org), { conversationId })).toBe(true);
    expect(org.ports.published).toContainEqual(expect.objectContaining({ name: "chat" }));
    expect(await sortConversation(job(org), { conversationId })).toBe(false);
    const { sorting } = await getChat(org.as(org.agent), { conversationId });
    expect(sorting).toMatchObject({
      category: "billing",
      language: "en",
      sentiment: "neutral",
      cues: ["Urgent"],
      entities: [
        { kind: "amount", text: "30 EUR" },
        { kind: "order", text: "A-1001" },
      ],
    });
    expect(sorting?.confidence).toBeGreaterThan(0);
    expect(JSON.stringify(await currentChat(org.as(org.customer)))).not.toContain("billing");
    expect(await callsOf(org, conversationId)).toBe(1);
  });

  it("is sorted again on a person's word, by staff who may see it", async () => {
    const { org, conversationId } = await asked(
      { branches: ["north", "south"] },
      "Hello there, good morning",
    );
    await sortConversation(job(org), { conversationId });
    await sayIn(org, conversationId, answerable.description);
    const { sorting } = await sortChatAgain(org.as(org.agent), { conversationId });
    expect(sorting).toMatchObject({ category: "billing" });
    expect(await outcomeOf(sortChatAgain(org.as(org.otherAgent), { conversationId }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(sortChatAgain(org.as(org.customer), { conversationId }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await callsOf(org, conversationId)).toBe(2);
  });

  it("goes to a person with its first message where the organisation wants no answers from AI", async () => {
    const org = await answerableOrg();
    const customer = org.as(org.customer);
    const off = { ...customer, org: { ...customer.org, aiReplies: false } };
    const { conversationId } = await startChat(off, { idempotencyKey: newId() });
    const input = { conversationId, clientId: newId(), body: answerable.description };
    expect(await storeChatMessage(off, input)).toMatchObject({
      mode: "waiting",
      handedOver: { mode: "waiting" },
    });
    const on = await asked();
    expect(on.stored).toMatchObject({ mode: "ai", handedOver: null });
  });
});

describe("an e-mail", () => {
  it("is sorted as its ticket, by its conversation", async () => {
    const org = await answerableOrg();
    const orgId = org.org.id;
    const { id, conversationId } = await openTestTicket(org.as(org.customer), {
      ...answerable,
      type: "question",
    });
    await org.ports.db.withOrg(orgId, (tx) =>
      tx.conversation.updateMany({ where: { orgId, id: conversationId }, data: { channel: "email" } }),
    );
    expect(await sortConversation(job(org), { conversationId })).toBe(true);
    const { triage } = await org.ports.db.withOrg(orgId, (tx) =>
      tx.ticket.findFirstOrThrow({ where: { orgId, id }, select: { triage: true } }),
    );
    expect(triage).toMatchObject({ category: "billing", intent: "invoice" });
  });
});
