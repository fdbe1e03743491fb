import { channels, type WireMessage } from "@handrail/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import {
  acceptChat,
  answerChat,
  currentChat,
  mailTranscript,
  requestHuman,
  sendTranscript,
  startChat,
} from "../chat/index.ts";
import {
  agentNote,
  editMessage,
  redactMessage,
  saveDraft,
  syncConversation,
} from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { setOwnStatus } from "../members/index.ts";
import { notifyCustomer } from "../notifications/index.ts";
import { chatToTicket, saveDisposition, takeOver, transferChat, wrapUp } from "../routing/index.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type OpenAiServer, startOpenAiServer } from "../testing/openai-server.ts";
import { arrive, asJob } from "../testing/routing-org.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { project, type Subject } from "./project.ts";

const secret = "zorblax";
const id = () => fc.uuid();
const isCustomers = (channel: string) => channel.startsWith("private-conversation.");

const message = (conversationId: string): fc.Arbitrary<WireMessage> =>
  fc.record({
    id: id(),
    conversationId: fc.constant(conversationId),
    seq: fc.nat(),
    changeSeq: fc.nat(),
    senderKind: fc.constantFrom("customer", "agent", "ai", "system"),
    senderName: fc.constantFrom(null, secret),
    senderMembershipId: fc.constant(null),
    isInternal: fc.boolean(),
    state: fc.constantFrom("sent", "draft", "discarded", "scheduled"),
    body: fc.constantFrom(secret, secret.repeat(2_000)),
    sources: fc.constant([]),
    stale: fc.constant([]),
    clientId: fc.constant(null),
    helpful: fc.constant(null),
    aiInteractionId: fc.constant(null),
    fileCount: fc.constant(0),
    attachments: fc.constant([]),
    createdAt: fc.date({ noInvalidDate: true }),
    editedAt: fc.constant(null),
    redactedBy: fc.constantFrom(null, secret),
  });

const conversationId = newId();
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
/** Everything that a command may tell of at once, without a message that the customer may read. */
const subject: fc.Arbitrary<Subject> = fc
  .record({
    conversationId: optional(fc.constant(conversationId)),
    message: optional(message(conversationId).filter((each) => each.isInternal || each.state !== "sent")),
    changed: optional(
      fc.record({
        conversationId: fc.constant(conversationId),
        changeSeq: fc.nat(),
        isPublic: fc.constant(false),
      }),
    ),
    chat: optional(
      fc.record({
        mode: fc.constantFrom("ai", "waiting", "human", "closed"),
        changeSeq: fc.nat(),
        branchId: fc.option(id()),
      }),
    ),
    notified: optional(
      fc.record({ userIds: fc.array(id()), kind: fc.constant("mention"), ticketId: fc.option(id()) }),
    ),
    composer: optional(
      fc.record({
        userId: id(),
        conversationId: fc.constant(conversationId),
        isNote: fc.boolean(),
        version: fc.nat(),
      }),
    ),
  })
  .map((given) => JSON.parse(JSON.stringify(given)));

describe("T7: what staff write among themselves", () => {
  it("is projected to no customer's channel, whatever else a command tells of at the same time", () => {
    fc.assert(
      fc.property(subject, (given) => {
        const heard = project(newId(), given).filter(({ channels }) => channels.some(isCustomers));
        expect(heard.filter(({ name }) => name === "message")).toEqual([]);
        expect(JSON.stringify(heard)).not.toContain(secret);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  describe("in a chat from its first to its last moment", () => {
    let server: OpenAiServer;
    let org: TestOrg;
    beforeAll(async () => {
      server = await startOpenAiServer();
      server.behave({ kind: "content", content: () => "Every payment has an invoice as a PDF. [p1]" });
      org = await answerableOrg({
        tier: "premium",
        ai: createModel({ baseUrl: server.baseUrl, api: "chat" }),
      });
      await arrive(org, [org.agent, org.otherAgent]);
    });
    afterAll(() => server.close());

    it("reaches neither the customer's channel, list, ticket or mail, nor the model", async () => {
      const customer = org.as(org.customer);
      const [agent, other] = [org.as(org.agent), org.as(org.otherAgent)];
      const { conversationId } = await startChat(customer, { idempotencyKey: newId() });
      const chat = { conversationId };
      const ask = async () => {
        const body = "Where can I download the invoice of my payment?";
        for await (const _ of await answerChat(customer, { ...chat, clientId: newId(), body }));
      };
      const note = async (text: string) =>
        (await agentNote(agent, { ...chat, clientId: newId(), body: `${secret} ${text}` })).message;
      const { id: dispositionId } = await saveDisposition(org.as(org.admin), {
        id: null,
        version: null,
        name: `${secret} outcome`,
      });
      await ask();
      await note("before anybody joined");
      await requestHuman(customer, chat);
      await acceptChat(agent, chat);
      const first = await note("while somebody talks");
      await editMessage(agent, { messageId: first.id, changeSeq: first.changeSeq, body: `${secret} edited` });
      await redactMessage(agent, { messageId: (await note("taken away")).id });
      await saveDraft(agent, { ...chat, isNote: true, body: `${secret} on its way`, version: 0 });
      await transferChat(agent, { ...chat, to: { kind: "queue" }, note: `${secret} on leaving` });
      await takeOver(other, { ...chat, note: `${secret} on taking over`, beyondCapacity: false });
      await setOwnStatus(other, { status: "offline" });
      await acceptChat(agent, chat);
      await transferChat(agent, { ...chat, to: { kind: "assistant" }, note: `${secret} to the assistant` });
      await ask();
      await takeOver(agent, { ...chat, note: "", beyondCapacity: false });
      await mailTranscript(customer, chat);
      await sendTranscript(asJob(org), chat);
      const asked = { ...chat, subject: "", note: `${secret} for the ticket`, keep: true };
      const { number } = await chatToTicket(agent, asked);
      const last = await note("in the ticket");
      await wrapUp(agent, { ...chat, dispositionId, note: `${secret} at the end` });
      await outcomeOf(notifyCustomer(asJob(org), { messageId: last.id }));

      const all = await syncConversation(agent, { ...chat, afterSeq: 0, limit: 200 });
      const notes = all.messages.filter(({ isInternal }) => isInternal);
      expect(notes.filter(({ body }) => body.includes(secret)).length).toBeGreaterThanOrEqual(7);

      const own = channels.conversation(conversationId);
      const heard = org.ports.published.filter(({ channels }) => channels.includes(own));
      expect(heard.length).toBeGreaterThan(8);
      const noted = new Set(notes.map(({ changeSeq }) => changeSeq));
      for (const { name, data } of heard)
        if (name === "message") expect(noted.has(Object(data).changeSeq)).toBe(false);
      const seen = await syncConversation(customer, { ...chat, afterSeq: 0, limit: 200 });
      expect(seen.messages.every(({ isInternal }) => !isInternal)).toBe(true);
      expect(server.requests.length).toBeGreaterThan(1);
      const reached = {
        heard,
        seen,
        chat: await currentChat(customer),
        ticket: await getOwnTicket(customer, { number }),
        mails: org.ports.mails,
        model: server.requests,
      };
      for (const [where, what] of Object.entries(reached))
        expect(JSON.stringify(what), where).not.toContain(secret);
    });
  });
});
