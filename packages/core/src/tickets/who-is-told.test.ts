import { beforeEach, describe, expect, it } from "vitest";
import { agentNote, customerReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { countUnread, listNotifications, markRead, notifyStaff } from "../notifications/index.ts";
import { openTestTicket, outcomeOf, unreadKinds } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { assignTicket, getTicket, listHistory, watchTicket } from "./index.ts";

let desk: TestOrg;
let ticketId: string;
let conversationId: string;
beforeEach(async () => {
  desk = await testOrg();
  const opened = await openTestTicket(desk.as(desk.customer));
  ticketId = opened.id;
  conversationId = opened.conversationId;
});

const told = (actor = desk.agent) => unreadKinds(desk.as(actor));

describe("who is told", () => {
  const watch = (membershipId: string, isWatching = true) =>
    watchTicket(desk.as(desk.agent), { ticketId, membershipId, isWatching });

  it("watchers and the assignee learn of the customer's answer, once", async () => {
    await watch(desk.otherAgent.membershipId);
    await watch(desk.otherAgent.membershipId);
    expect((await getTicket(desk.as(desk.agent), { ticketId })).watchers).toMatchObject([
      { membershipId: desk.otherAgent.membershipId },
    ]);
    const answer = await customerReply(desk.as(desk.customer), {
      conversationId,
      clientId: newId(),
      body: "Hello?",
    });
    if (answer.kind !== "sent") throw new Error("not sent");
    const job = { name: "notify.staff", payload: { orgId: desk.org.id, messageId: answer.message.id } };
    expect(desk.ports.enqueued).toContainEqual(job);
    const worker = desk.as({ kind: "system", job: "notify.staff" });
    await notifyStaff(worker, { messageId: answer.message.id });
    await notifyStaff(worker, { messageId: answer.message.id });
    expect(await told(desk.otherAgent)).toEqual(["reply"]);
    expect(desk.ports.published.at(-1)).toMatchObject({
      name: "notification",
      channels: [`private-person.${desk.otherAgent.userId}`],
    });
    await watch(desk.otherAgent.membershipId, false);
    const { events } = await listHistory(desk.as(desk.admin), { ticketId, limit: 1 });
    expect(events[0]).toMatchObject({
      kind: "ticket.unwatched",
      data: { watcherName: desk.otherAgent.name },
    });
  });

  it("an assignee by somebody else, not by himself", async () => {
    const assign = (version: number, actor = desk.agent) =>
      assignTicket(desk.as(actor), { ticketId, version, assigneeId: desk.agent.membershipId });
    await assign(1);
    expect(await told()).toEqual([]);
    await assign(2, desk.admin);
    expect(await told()).toEqual(["assigned"]);
  });

  it("a mentioned colleague; the list is read one by one, by ticket, and whole", async () => {
    const note = (mentions: string[]) =>
      agentNote(desk.as(desk.agent), { conversationId, clientId: newId(), body: "Look, please", mentions });
    const other = desk.as(desk.otherAgent);
    await note([desk.otherAgent.membershipId, desk.agent.membershipId]);
    expect(await told(desk.otherAgent)).toEqual(["mention"]);
    expect(await told()).toEqual([]);
    const { notifications } = await listNotifications(other, { limit: 5, unreadOnly: false });
    const [first] = notifications;
    expect(first).toMatchObject({ actorName: desk.agent.name, ticket: { id: ticketId } });
    const named = { notificationId: first?.id ?? "" };
    expect(await outcomeOf(markRead(desk.as(desk.agent), named))).toBe("NOT_FOUND: not_found");
    expect(await markRead(other, named)).toEqual({ count: 1 });
    await note([desk.otherAgent.membershipId]);
    expect(await countUnread(other)).toEqual({ unread: 1 });
    expect(await markRead(other, { ticketId })).toEqual({ count: 1 });
    await note([desk.otherAgent.membershipId]);
    expect(await markRead(other, { all: true })).toEqual({ count: 1 });
    expect(await countUnread(other)).toEqual({ unread: 0 });
  });

  it("T6: refuses to mention or to let watch who does not see the ticket", async () => {
    const branched = await testOrg({ branches: ["North", "South"] });
    const foreign = await testOrg();
    const opened = await openTestTicket(branched.as(branched.customer));
    const strangers = [branched.otherAgent, branched.customer, foreign.agent];
    for (const { membershipId } of strangers) {
      const mention = agentNote(branched.as(branched.agent), {
        conversationId: opened.conversationId,
        clientId: newId(),
        body: "Look",
        mentions: [membershipId],
      });
      await expect(mention).rejects.toMatchObject({ code: "NOT_FOUND", fields: { mentions: ["not found"] } });
      const watching = watchTicket(branched.as(branched.agent), {
        ticketId: opened.id,
        membershipId,
        isWatching: true,
      });
      await expect(watching).rejects.toMatchObject({ fields: { membershipId: ["not found"] } });
    }
    const seeing = [branched.agent, branched.admin];
    for (const { membershipId } of seeing)
      expect(
        await outcomeOf(
          watchTicket(branched.as(branched.agent), { ticketId: opened.id, membershipId, isWatching: true }),
        ),
      ).toBe("ok");
  });

  it("T5: shows nothing about a ticket that one does not see any more", async () => {
    const branched = await testOrg({ branches: ["North", "South"] });
    const opened = await openTestTicket(branched.as(branched.customer));
    await assignTicket(branched.as(branched.admin), {
      ticketId: opened.id,
      version: 1,
      assigneeId: branched.agent.membershipId,
    });
    const moved = branched.as({ ...branched.agent, branches: [branched.branches.South ?? ""] });
    expect(await countUnread(branched.as(branched.agent))).toEqual({ unread: 1 });
    expect(await countUnread(moved)).toEqual({ unread: 0 });
  });
});
