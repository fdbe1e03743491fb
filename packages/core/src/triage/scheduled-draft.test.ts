import { beforeEach, describe, expect, it } from "vitest";
import { scheduleReply, sendScheduled, syncConversation, undoReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { getTicket, listHistory } from "../tickets/index.ts";
import { approveDraft, discardDraft, runTriage } from "./index.ts";

async function drafted() {
  const org = await answerableOrg({ tier: "pro", autoSend: false });
  const { id, conversationId } = await openTestTicket(org.as(org.customer), {
    ...answerable,
    type: "question",
  });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  const sync = (actor = org.agent) =>
    syncConversation(org.as(actor), { conversationId, afterSeq: 0, limit: 100 });
  const { messages } = await sync();
  const draft = messages.find(({ state }) => state === "draft");
  if (!draft) throw new Error("no draft was written");
  const at = { messageId: draft.id, changeSeq: draft.changeSeq };
  const write = (given: Partial<Parameters<typeof scheduleReply>[1]> = {}, actor = org.agent) =>
    scheduleReply(org.as(actor), {
      conversationId,
      clientId: newId(),
      body: "Look below Billing.",
      lastSeenSeq: 9,
      setStatus: "pending_customer",
      templateIds: [],
      draft: at,
      ...given,
    });
  const send = (messageId: string) =>
    sendScheduled(org.as({ kind: "system", job: "reply.send" }), { messageId });
  const lastEvent = async () => (await listHistory(org.as(org.agent), { ticketId: id, limit: 1 })).events[0];
  return { org, ticketId: id, conversationId, draft, at, sync, write, send, lastEvent };
}

let desk: Awaited<ReturnType<typeof drafted>>;
beforeEach(async () => {
  desk = await drafted();
});

describe("a draft of AI that an agent rewrites", () => {
  it("goes out after a moment as the agent's message, in the draft's place", async () => {
    const { org, ticketId, draft, sync, write, send, lastEvent } = desk;
    const { message } = await write({ setStatus: "resolved" });
    expect((await sync(org.customer)).messages).toHaveLength(1);
    expect((await sync()).messages.find(({ id }) => id === draft.id)?.state).toBe("draft");
    expect(await send(message.id)).toEqual({ isSent: true });
    const seen = (await sync(org.customer)).messages;
    expect(seen.at(-1)).toMatchObject({
      id: message.id,
      body: "Look below Billing.",
      senderKind: "agent",
      senderName: org.agent.name,
      sources: [],
    });
    expect(seen).toHaveLength(2);
    const { messages, lastPublicSeq } = await sync();
    expect(messages.find(({ id }) => id === draft.id)).toMatchObject({ state: "discarded" });
    expect(lastPublicSeq).toBe(seen.at(-1)?.seq);
    expect(await lastEvent()).toMatchObject({
      kind: "draft.approved",
      actorName: org.agent.name,
      data: { isEdited: true, status: { to: "resolved" } },
    });
    const ticket = await getTicket(org.as(org.agent), { ticketId });
    expect(ticket).toMatchObject({ status: "resolved", resolution: "Look below Billing." });
    expect(ticket.firstResponseAt).toBeInstanceOf(Date);
    expect(await send(message.id)).toEqual({ isSent: false });
  });

  it("stays the AI's message, with its sources, where nothing was changed", async () => {
    const { draft, sync, write, send, lastEvent } = desk;
    const { message } = await write({ body: draft.body });
    await send(message.id);
    const sent = (await sync()).messages.find(({ id }) => id === message.id);
    expect(sent).toMatchObject({ senderKind: "ai", senderMembershipId: null, body: draft.body });
    expect(sent?.sources).toEqual(draft.sources);
    expect(await lastEvent()).toMatchObject({ kind: "draft.approved", data: { isEdited: false } });
  });

  it("is nobody else's to approve, discard or rewrite until then", async () => {
    const { org, at, write, sync } = desk;
    await write();
    const colleague = org.as(org.otherAgent);
    const others = [
      () => approveDraft(colleague, { ...at, lastSeenSeq: 99 }),
      () => discardDraft(colleague, { ...at, reason: "wrong" }),
      () => write({ lastSeenSeq: 99 }, org.otherAgent),
    ];
    for (const other of others) expect(await outcomeOf(other())).toMatch(/^CONFLICT: (draft_changed|newer)/);
    expect((await sync()).messages.filter(({ state }) => state === "scheduled")).toHaveLength(1);
  });

  it("is a draft again, and in the agent's hands, when the reply is taken back", async () => {
    const { org, at, sync, write } = desk;
    const { message } = await write();
    const undone = await undoReply(org.as(org.agent), { messageId: message.id });
    expect(undone).toMatchObject({ text: "Look below Billing.", aiDraft: at });
    expect((await sync(org.customer)).messages).toHaveLength(1);
    expect(await outcomeOf(approveDraft(org.as(org.otherAgent), { ...at, lastSeenSeq: 99 }))).toBe("ok");
    const again = write({ lastSeenSeq: 99 });
    expect(await outcomeOf(again)).toBe("CONFLICT: draft_changed");
  });

  it("T1: is not one of another conversation or organisation", async () => {
    const foreign = await drafted();
    expect(await outcomeOf(desk.write({ draft: foreign.at }))).toBe("CONFLICT: draft_changed");
    const other = await openTestTicket(desk.org.as(desk.org.customer));
    const elsewhere = desk.write({ conversationId: other.conversationId });
    expect(await outcomeOf(elsewhere)).toBe("CONFLICT: draft_changed");
  });
});
