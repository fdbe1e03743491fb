import { beforeEach, describe, expect, it } from "vitest";
import { acceptChat, getChat, requestHuman, startChat } from "../chat/index.ts";
import { expireFile } from "../files/index.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { uploadFile } from "../testing/uploads.ts";
import {
  agentNote,
  agentReply,
  customerReply,
  editMessage,
  redactMessage,
  syncConversation,
} from "./index.ts";

const gone = "NOT_FOUND: not_found";
let org: TestOrg;
let conversationId: string;
beforeEach(async () => {
  org = await testOrg({ branches: ["North", "South"] });
  const { conversationId: id } = await startChat(org.as(org.customer), { idempotencyKey: newId() });
  conversationId = id;
  await requestHuman(org.as(org.customer), { conversationId });
  await acceptChat(org.as(org.agent), { conversationId });
});

const later = (minutes: number) => ({ now: new Date(Date.now() + minutes * 60_000) });
async function answer(body = "The old words") {
  const reply = await agentReply(org.as(org.agent), {
    conversationId,
    clientId: newId(),
    body,
    lastSeenSeq: 1_000,
    setStatus: "in_progress",
  });
  return reply.message;
}
async function ask(body: string, attachmentIds: string[] = []) {
  const reply = await customerReply(org.as(org.customer), {
    conversationId,
    clientId: newId(),
    body,
    attachmentIds,
  });
  if (reply.kind !== "sent") throw new Error(reply.kind);
  return reply.message;
}
const changedSince = async (afterSeq: number, actor = org.customer) =>
  (await syncConversation(org.as(actor), { conversationId, afterSeq, limit: 100 })).messages;
const eventsOf = (subjectId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.event.findMany({ where: { orgId: org.org.id, subjectId }, orderBy: { id: "asc" } }),
  );

describe("an own message in other words", () => {
  it("reaches everybody through the sync, in its old place, and says that it was changed", async () => {
    const before = await answer();
    const { lastSeq } = await syncConversation(org.as(org.customer), {
      conversationId,
      afterSeq: 0,
      limit: 100,
    });
    const { id: messageId, changeSeq, seq } = before;
    await editMessage(org.as(org.agent), { messageId, changeSeq, body: "The new words" });
    const [changed] = await changedSince(lastSeq);
    expect(changed).toMatchObject({ id: messageId, seq, body: "The new words", editedAt: expect.any(Date) });
    expect(changed?.changeSeq).toBeGreaterThan(lastSeq);
    const [event] = await eventsOf(messageId);
    expect(event).toMatchObject({ kind: "message.edited", data: { seq } });
    expect(JSON.stringify(event)).not.toContain("words");
  });

  it("is the sender's alone, for a quarter of an hour, and of what is on screen", async () => {
    const { id: messageId, changeSeq } = await answer();
    const edit = (actor = org.agent, options = {}, seq = changeSeq) =>
      outcomeOf(editMessage(org.as(actor, options), { messageId, changeSeq: seq, body: "Mine" }));
    expect(await edit(org.otherAgent)).toBe(gone);
    expect(await edit(org.admin)).toBe(gone);
    expect(await edit(org.agent, later(16))).toBe("PRECONDITION: edit_too_late");
    expect(await edit(org.agent, {}, changeSeq - 1)).toBe("CONFLICT: chat_changed");
    expect(await edit()).toBe("ok");
    const { id } = await ask("The customer's own");
    const customers = { messageId: id, changeSeq: 99, body: "Not said" };
    expect(await outcomeOf(editMessage(org.as(org.agent), customers))).toBe(gone);
  });
});

describe("a message that is taken away", () => {
  it("O3: is gone from the conversation, the topic, what models read and the search; who took it away stays", async () => {
    const { id: messageId } = await ask("My card is 4111 1111 1111 1111");
    const orgId = org.org.id;
    const trace = { orgId, id: newId(), conversationId, kind: "classify", model: "test" } as const;
    await org.ports.db.withOrg(orgId, async (tx) => {
      await tx.aiInteraction.create({ data: { ...trace, prompt: "4111", response: "4111", latencyMs: 1 } });
      await tx.chatSession.updateMany({
        where: { orgId, conversationId },
        data: { topic: "My card is 4111" },
      });
    });
    const { cursor } = { cursor: (await changedSince(0)).length };
    await redactMessage(org.as(org.agent), { messageId });
    expect(await outcomeOf(redactMessage(org.as(org.agent), { messageId }))).toBe("ok");
    for (const actor of [org.customer, org.agent, org.admin]) {
      const all = await changedSince(0, actor);
      expect(JSON.stringify(all)).not.toContain("4111");
      expect(all.find(({ id }) => id === messageId)).toMatchObject({ body: "", redactedBy: org.agent.name });
    }
    expect((await changedSince(cursor)).map(({ id }) => id)).toContain(messageId);
    expect(await getChat(org.as(org.agent), { conversationId })).toMatchObject({
      topic: null,
      sorting: null,
    });
    const left = await org.ports.db.withOrg(orgId, async (tx) => [
      await tx.message.count({ where: { orgId, body: { contains: "4111" } } }),
      await tx.aiInteraction.count({ where: { orgId, prompt: { contains: "4111" } } }),
    ]);
    expect(left).toEqual([0, 0]);
    const events = await eventsOf(messageId);
    expect(events.map(({ kind }) => kind)).toEqual(["message.redacted"]);
    expect(JSON.stringify(events)).not.toContain("4111");
    const edit = { messageId, changeSeq: 99, body: "Back again" };
    expect(await outcomeOf(editMessage(org.as(org.agent), edit))).not.toBe("ok");
  });

  it("F5: takes its files along: their addresses open nothing at once, and they leave the storage", async () => {
    const { id } = await uploadFile(org.as(org.customer), "secret");
    const { id: messageId } = await ask("See the file", [id]);
    await redactMessage(org.as(org.agent), { messageId });
    const [message] = (await changedSince(0)).filter((each) => each.id === messageId);
    expect(message).toMatchObject({ fileCount: 0, attachments: [] });
    expect(org.ports.enqueued).toContainEqual({
      name: "file.expire",
      payload: { orgId: org.org.id, attachmentId: id },
    });
    expect(await expireFile(org.as({ kind: "system", job: "file.expire" }), id)).toBe(true);
  });

  it("T1, T5: is so by staff in scope alone: agents for a day, admins always", async () => {
    const { id: messageId } = await ask("Something private");
    const redact = (actor = org.agent, options = {}) =>
      outcomeOf(redactMessage(org.as(actor, options), { messageId }));
    const foreign = await testOrg();
    expect(await outcomeOf(redactMessage(foreign.as(foreign.admin), { messageId }))).toBe(gone);
    expect(await redact(org.otherAgent)).toBe(gone);
    expect(await redact(org.otherCustomer)).toBe(gone);
    expect(await redact(org.agent, later(25 * 60))).toBe("PRECONDITION: edit_too_late");
    expect(await redact(org.admin, later(25 * 60))).toBe("ok");
  });

  it("T7: of an internal note, is told to staff alone", async () => {
    const note = await agentNote(org.as(org.agent), { conversationId, clientId: newId(), body: "Rude one" });
    const before = org.ports.published.length;
    await redactMessage(org.as(org.agent), { messageId: note.message.id });
    const told = org.ports.published.slice(before);
    expect(told.flatMap(({ channels }) => channels)).toEqual([`private-thread.${conversationId}`]);
    expect((await changedSince(0)).some(({ id }) => id === note.message.id)).toBe(false);
  });
});
