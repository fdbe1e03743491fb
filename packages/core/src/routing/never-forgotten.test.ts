import { describe, expect, it } from "vitest";
import { acceptChat, requestHuman, startChat } from "../chat/index.ts";
import { storeChatMessage } from "../chat/store-message.ts";
import { agentReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { claimVisitorChats } from "../portal/index.ts";
import { arrive, asJob, chatOf, customerReads, eventsOf, waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { visit, visitorChat } from "../testing/visitors.ts";
import { routingPhrases } from "./phrases.ts";
import { watchSilent } from "./silent-chats.ts";
import { watchChats } from "./watch-chats.ts";

const start = new Date("2026-11-21T10:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

async function askedChat(org: TestOrg, at = start) {
  const customer = await org.addMember("customer");
  const ctx = org.as(customer, { now: at });
  const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
  await storeChatMessage(ctx, { conversationId, clientId: newId(), body: "Where is my invoice?" });
  return { conversationId, customer };
}

/** A chat that a person holds and has answered. */
async function answeredChat(org: TestOrg) {
  const customer = await org.addMember("customer");
  const conversationId = await waitingChat(org, { customer, now: start });
  const agent = org.as(org.agent, { now: minutes(1) });
  await acceptChat(agent, { conversationId, beyondCapacity: true });
  const { lastPublicSeq } = await syncConversation(agent, { conversationId, afterSeq: 0, limit: 1 });
  const reply = { conversationId, clientId: newId(), body: "Which invoice?", lastSeenSeq: lastPublicSeq };
  await agentReply(agent, { ...reply, setStatus: "in_progress" });
  return { conversationId, customer };
}

describe("a silent customer", () => {
  it("is asked once, whoever looks at the same time", async () => {
    const org = await testOrg();
    const { conversationId, customer } = await answeredChat(org);
    const look = () => watchSilent(asJob(org, minutes(12)));
    const looks = await Promise.all([look(), look(), look(), look()]);
    expect(looks.reduce((sum, { nudged }) => sum + nudged, 0)).toBe(1);
    const said = await customerReads(org, conversationId, customer);
    expect(said.filter(({ body }) => body === routingPhrases.en.nudge)).toHaveLength(1);
  });

  it("who then asks for a person is not shown the door by the question that was asked before", async () => {
    const org = await testOrg();
    const { conversationId, customer } = await answeredChat(org);
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.chatSession.updateMany({ where: { orgId: org.org.id, conversationId }, data: { mode: "ai" } }),
    );
    await watchSilent(asJob(org, minutes(12)));
    expect((await chatOf(org, conversationId)).nudgedAt).toEqual(minutes(12));
    await requestHuman(org.as(customer, { now: minutes(13) }), { conversationId });
    await arrive(org, [org.agent], minutes(25));
    await acceptChat(org.as(org.agent, { now: minutes(25) }), { conversationId });
    await watchChats(asJob(org, minutes(26)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human", nudgedAt: null });
  });

  it("is asked however many others wait for an answer of ours", async () => {
    const org = await testOrg();
    const { conversationId } = await answeredChat(org);
    await org.ports.db.withOrg(org.org.id, async (tx) => {
      const { id: orgId } = org.org;
      const ids = Array.from({ length: 205 }, () => newId()).map((id) => `00000000${id.slice(8)}`);
      const { contactId } = org.customer;
      const createdAt = start;
      await tx.conversation.createMany({
        data: ids.map((id) => ({ orgId, id, channel: "chat", contactId, lastMessageAt: start, lastSeq: 1 })),
      });
      await tx.chatSession.createMany({
        data: ids.map((id) => ({ orgId, conversationId: id, mode: "human" })),
      });
      await tx.message.createMany({
        data: ids.map((id) => ({
          ...{ orgId, id: newId(), conversationId: id, seq: 1, changeSeq: 1, senderKind: "customer" },
          ...{ body: "Anybody?", createdAt },
        })),
      });
    });
    await watchSilent(asJob(org, minutes(12)));
    expect((await chatOf(org, conversationId)).nudgedAt).not.toBeNull();
  });
});

describe("a question that nobody answers", () => {
  it("because the process that was to is gone brings a person, once, and says so", async () => {
    const org = await testOrg();
    const { conversationId, customer } = await askedChat(org);
    await watchChats(asJob(org, minutes(1)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "ai" });
    await Promise.all([watchChats(asJob(org, minutes(3))), watchChats(asJob(org, minutes(3)))]);
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", handoffReason: "failure" });
    const events = await eventsOf(org, conversationId);
    expect(events.filter(({ kind }) => kind === "chat.handoff_requested")).toHaveLength(1);
    expect((await customerReads(org, conversationId, customer))[1]).toMatchObject({ senderKind: "system" });
  });

  it("is no reason to leave the others alone where one chat cannot be seen to", async () => {
    const org = await testOrg();
    const [broken, other] = [await askedChat(org), await askedChat(org, minutes(1))];
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.conversation.updateMany({
        where: { orgId: org.org.id, id: broken.conversationId },
        data: { lastSeq: 0 },
      }),
    );
    await expect(watchChats(asJob(org, minutes(5)))).rejects.toThrow();
    expect(await chatOf(org, broken.conversationId)).toMatchObject({ mode: "ai" });
    expect(await chatOf(org, other.conversationId)).toMatchObject({ mode: "waiting" });
  });
});

describe("a chat whose agent can no longer see it", () => {
  it("because its customer has another branch since signing in goes to who can, with a note", async () => {
    const org = await testOrg({ branches: ["North", "South"] });
    const { North: branchId = "" } = org.branches;
    const desk = {
      orgId: org.org.id,
      id: newId(),
      kind: "public",
      name: "Web",
      defaultBranchId: branchId,
    } as const;
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.desk.create({ data: { ...desk, numberPattern: "W-{seq:4}" } }),
    );
    await arrive(org, [org.agent, org.otherAgent]);
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
    await requestHuman(org.as(actor), { conversationId });
    await acceptChat(org.as(org.agent), { conversationId });
    await watchChats(asJob(org));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
    expect(await claimVisitorChats(org.as(org.otherCustomer), token)).toEqual([conversationId]);
    expect(org.ports.enqueued.at(-1)).toEqual({ name: "chat.watch", payload: { orgId: org.org.id } });
    await watchChats(asJob(org));
    expect(await chatOf(org, conversationId)).toMatchObject({
      mode: "waiting",
      offeredToId: org.otherAgent.membershipId,
    });
    const said = await customerReads(org, conversationId, org.otherCustomer);
    expect(said.at(-1)?.body).toBe(routingPhrases.en.left(org.agent.name));
  });
});
