import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { listNotifications } from "../notifications/index.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { changeStatus, confirmResolution, getTicket, listHistory, resolveTicket } from "../tickets/index.ts";
import {
  customerReply,
  getDrafts,
  saveDraft,
  scheduleReply,
  sendNow,
  sendScheduled,
  syncConversation,
  undoReply,
} from "./index.ts";

let desk: TestOrg;
let ticketId: string;
let conversationId: string;
beforeEach(async () => {
  desk = await testOrg();
  const opened = await openTestTicket(desk.as(desk.customer));
  ticketId = opened.id;
  conversationId = opened.conversationId;
});

type Given = Partial<Parameters<typeof scheduleReply>[1]>;
const schedule = (given: Given = {}, actor = desk.agent) =>
  scheduleReply(desk.as(actor), {
    conversationId,
    clientId: newId(),
    body: "Please renew the token.",
    lastSeenSeq: 1,
    setStatus: "pending_customer",
    templateIds: [],
    ...given,
  });
const worker = (org = desk) => org.as({ kind: "system", job: "reply.send" });
const sync = (actor = desk.agent) =>
  syncConversation(desk.as(actor), { conversationId, afterSeq: 0, limit: 200 });
const lastEvent = async () => (await listHistory(desk.as(desk.agent), { ticketId, limit: 1 })).events[0];
const ticket = () => getTicket(desk.as(desk.agent), { ticketId });

describe("a scheduled reply", () => {
  it("T7: is seen by staff alone until it is sent, under the agent's name", async () => {
    const { message } = await schedule();
    expect(message.state).toBe("scheduled");
    expect((await sync(desk.customer)).messages).toHaveLength(1);
    expect((await sync(desk.otherAgent)).messages).toHaveLength(2);
    expect(desk.ports.published.at(-1)).toMatchObject({
      name: "message",
      channels: [`private-thread.${conversationId}`],
    });
    expect(await ticket()).toMatchObject({ status: "open", version: 1, assignee: null });
    expect(desk.ports.enqueued.at(-1)).toMatchObject({
      name: "reply.send",
      payload: { messageId: message.id },
    });

    expect(await sendScheduled(worker(), { messageId: message.id })).toEqual({ isSent: true });
    const { messages, lastPublicSeq } = await sync(desk.customer);
    expect(messages.at(-1)).toMatchObject({ id: message.id, state: "sent", body: message.body });
    expect(lastPublicSeq).toBe(messages.at(-1)?.seq);
    const after = await ticket();
    expect(after).toMatchObject({ status: "pending_customer", version: 2 });
    expect(after.assignee?.membershipId).toBe(desk.agent.membershipId);
    expect(after.firstResponseAt).toBeInstanceOf(Date);
    expect(await lastEvent()).toMatchObject({
      kind: "message.sent",
      actorName: desk.agent.name,
      data: { status: { from: "open", to: "pending_customer" } },
    });
    expect(desk.ports.enqueued.at(-1)).toMatchObject({ name: "notify.customer" });
    expect(await sendScheduled(worker(), { messageId: message.id })).toEqual({ isSent: false });
    expect((await sync()).messages).toHaveLength(2);
  });

  it("is the same message for the same clientId, also at once", async () => {
    const same = { clientId: newId() };
    const all = await Promise.all([schedule(same), schedule(same), schedule(same)]);
    expect(new Set(all.map(({ message }) => message.id)).size).toBe(1);
    expect((await sync()).messages).toHaveLength(2);
  });

  it("comes back as text above what is being written, and never reaches the customer", async () => {
    const ctx = desk.as(desk.agent);
    await saveDraft(ctx, { conversationId, isNote: false, body: "Please renew", version: 0 });
    const { message } = await schedule();
    expect((await getDrafts(ctx, { conversationId })).reply).toEqual({ body: "", version: 2 });
    await saveDraft(ctx, { conversationId, isNote: false, body: "And more", version: 2 });
    const { draft, text } = await undoReply(ctx, { messageId: message.id });
    expect(text).toBe(message.body);
    expect(draft.body).toBe("Please renew the token.\n\nAnd more");
    expect((await getDrafts(ctx, { conversationId })).reply).toEqual(draft);
    expect(await sendScheduled(worker(), { messageId: message.id })).toEqual({ isSent: false });
    expect((await sync(desk.customer)).messages).toHaveLength(1);
    const withdrawn = (await sync(desk.otherAgent)).messages.at(-1);
    expect(withdrawn).toMatchObject({ id: message.id, state: "discarded", body: "" });
    expect(await lastEvent()).toMatchObject({ kind: "message.withdrawn", actorName: desk.agent.name });
    expect((await ticket()).status).toBe("open");
  });

  it("is sent or taken back, never both, however close the race", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { message } = await schedule({ lastSeenSeq: 1_000 });
      const [undone, sent] = await Promise.all([
        outcomeOf(undoReply(desk.as(desk.agent), { messageId: message.id })),
        sendScheduled(worker(), { messageId: message.id }),
      ]);
      const { state } = (await sync()).messages.find(({ id }) => id === message.id) ?? {};
      expect([undone, sent.isSent, state]).toEqual(
        sent.isSent ? ["CONFLICT: already_sent", true, "sent"] : ["ok", false, "discarded"],
      );
    }
  });

  it("goes at once where the author does not wait; nobody else undoes or hurries it", async () => {
    const { message } = await schedule();
    const named = { messageId: message.id };
    for (const run of [undoReply, sendNow]) {
      expect(await outcomeOf(run(desk.as(desk.otherAgent), named))).toBe("NOT_FOUND: not_found");
      const foreign = await testOrg();
      expect(await outcomeOf(run(foreign.as(foreign.admin), named))).toBe("NOT_FOUND: not_found");
    }
    expect(await sendNow(desk.as(desk.agent), named)).toEqual({ isSent: true });
    expect(await outcomeOf(undoReply(desk.as(desk.agent), named))).toBe("CONFLICT: already_sent");
  });

  it("waits for a colleague's that is on its way, and for what the customer wrote", async () => {
    await schedule();
    expect(await outcomeOf(schedule({}, desk.otherAgent))).toBe("CONFLICT: newer_messages");
    await customerReply(desk.as(desk.customer), {
      conversationId,
      clientId: newId(),
      body: "And?",
    });
    expect(await outcomeOf(schedule())).toBe("CONFLICT: newer_messages");
    expect(await outcomeOf(schedule({ lastSeenSeq: 3 }))).toBe("ok");
  });

  it("goes out where the customer wrote within the moment, after that message", async () => {
    const { message } = await schedule();
    await customerReply(desk.as(desk.customer), {
      conversationId,
      clientId: newId(),
      body: "Wait!",
    });
    await sendScheduled(worker(), { messageId: message.id });
    const { messages } = await sync(desk.customer);
    const bodies = messages.toSorted((a, b) => a.seq - b.seq).map(({ body }) => body);
    expect(bodies.slice(1)).toEqual(["Wait!", message.body]);
  });

  it.each([
    ["in_progress", "in_progress"],
    ["escalated", "escalated"],
    ["resolved", "resolved"],
  ] as const)("sets the status %s with it", async (setStatus, expected) => {
    const { message } = await schedule({ setStatus });
    await sendScheduled(worker(), { messageId: message.id });
    const after = await ticket();
    expect(after.status).toBe(expected);
    expect(after.resolution).toBe(expected === "resolved" ? message.body : null);
    expect(after.resolvedByName).toBe(expected === "resolved" ? desk.agent.name : null);
  });

  it("is refused on a closed ticket; closed meanwhile, the text goes back to its author, who is told", async () => {
    const { message } = await schedule();
    await resolveTicket(desk.as(desk.otherAgent), { ticketId, version: 1, resolution: "Done." });
    await confirmResolution(desk.as(desk.customer), { ticketId });
    expect(await sendScheduled(worker(), { messageId: message.id })).toEqual({ isSent: false });
    const drafts = await getDrafts(desk.as(desk.agent), { conversationId });
    expect(drafts.reply.body).toBe(message.body);
    const { notifications } = await listNotifications(desk.as(desk.agent), { limit: 5, unreadOnly: true });
    expect(notifications).toMatchObject([{ kind: "not_sent", ticket: { id: ticketId } }]);
    expect((await sync(desk.customer)).messages).toHaveLength(1);
    expect(await outcomeOf(schedule({ lastSeenSeq: 1_000 }))).toBe("PRECONDITION: ticket_closed");
  });

  it("T6: does not go out in the name of who has left meanwhile", async () => {
    const { message } = await schedule();
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.membership.updateMany({
        where: { orgId: desk.org.id, id: desk.agent.membershipId },
        data: { removedAt: new Date() },
      }),
    );
    expect(await sendScheduled(worker(), { messageId: message.id })).toEqual({ isSent: false });
    expect((await sync(desk.customer)).messages).toHaveLength(1);
  });

  it("T6: names only templates of the organisation, and counts them once it is sent", async () => {
    const foreign = await testOrg();
    const add = async (org: TestOrg) => {
      const id = newId();
      await org.ports.db.withOrg(org.org.id, (tx) =>
        tx.replyTemplate.create({ data: { orgId: org.org.id, id, name: "Hello", body: "Hello" } }),
      );
      return id;
    };
    const [ours, theirs] = [await add(desk), await add(foreign)];
    await expect(schedule({ templateIds: [theirs] })).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { templateIds: ["not found"] },
    });
    const uses = () =>
      desk.ports.db.withOrg(desk.org.id, (tx) => tx.templateUse.count({ where: { templateId: ours } }));
    const undone = await schedule({ templateIds: [ours] });
    await undoReply(desk.as(desk.agent), { messageId: undone.message.id });
    expect(await uses()).toBe(0);
    const { message } = await schedule({ templateIds: [ours, ours] });
    await sendScheduled(worker(), { messageId: message.id });
    expect(await uses()).toBe(1);
  });

  it("does not find the conversation of another organisation or branch", async () => {
    const branched = await testOrg({ branches: ["North", "South"] });
    const opened = await openTestTicket(branched.as(branched.customer));
    const input = {
      conversationId: opened.conversationId,
      clientId: newId(),
      body: "Hello",
      lastSeenSeq: 1,
      setStatus: "in_progress" as const,
      templateIds: [],
    };
    expect(await outcomeOf(scheduleReply(branched.as(branched.otherAgent), input))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(scheduleReply(desk.as(desk.admin), input))).toBe("NOT_FOUND: not_found");
  });

  it("a status that was changed meanwhile stands as the reply says", async () => {
    const { message } = await schedule({ setStatus: "pending_customer" });
    await changeStatus(desk.as(desk.otherAgent), { ticketId, version: 1, status: "escalated" });
    await sendScheduled(worker(), { messageId: message.id });
    expect(await ticket()).toMatchObject({ status: "pending_customer", version: 3 });
  });
});
