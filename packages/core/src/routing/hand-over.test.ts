import { describe, expect, it } from "vitest";
import { acceptChat, closeChat, getChat } from "../chat/index.ts";
import { agentReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { removeMember, setOwnStatus } from "../members/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { arrive, asJob, chatOf, customerReads, eventsOf, waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { usualRules } from "./chat-rules.ts";
import {
  listTargets,
  listTrail,
  routeChats,
  saveChatRules,
  saveDisposition,
  takeOver,
  transferChat,
  watchChats,
  wrapUp,
} from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

async function heldChat(org: TestOrg, now = start) {
  await arrive(org, [org.agent, org.otherAgent], now);
  const conversationId = await waitingChat(org, { now });
  await acceptChat(org.as(org.agent, { now }), { conversationId });
  return conversationId;
}

const notesOf = async (org: TestOrg, conversationId: string) => {
  const { messages } = await syncConversation(org.as(org.admin), { conversationId, afterSeq: 0, limit: 200 });
  return messages.filter(({ isInternal }) => isInternal).map(({ body }) => body);
};

describe("an agent who goes", () => {
  it("and is not heard of for longer than the grace loses the chats, before the queue; a reload loses nothing", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    await watchChats(asJob(org, later(80)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
    await arrive(org, [org.otherAgent], later(100));
    const other = await waitingChat(org, { customer: org.otherCustomer, now: later(95) });
    await watchChats(asJob(org, later(100)));
    expect(await chatOf(org, conversationId)).toMatchObject({
      mode: "waiting",
      assigneeId: null,
      offeredToId: org.otherAgent.membershipId,
    });
    const mine = await chatOf(org, conversationId);
    const theirs = await chatOf(org, other);
    expect(mine.offeredAt?.getTime()).toBeLessThanOrEqual(theirs.offeredAt?.getTime() ?? 0);
    expect((await customerReads(org, conversationId)).at(-1)?.body).toContain("had to leave");
    expect(await notesOf(org, conversationId)).toEqual([expect.stringContaining(org.agent.name)]);
    expect(
      (await eventsOf(org, conversationId)).find(({ kind }) => kind === "chat.reassigned"),
    ).toMatchObject({
      actorKind: "system",
      data: { cause: "gone", assigneeId: { from: org.agent.membershipId, to: null } },
    });
  });

  it("keeps the chats while he or she writes, by whatever way", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    const reply = { conversationId, clientId: newId(), body: "Hello", lastSeenSeq: 99 } as const;
    await agentReply(org.as(org.agent, { now: later(85) }), { ...reply, setStatus: "pending_customer" });
    await watchChats(asJob(org, later(120)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
  });

  it("loses none where the organisation wants them to stay", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    await saveChatRules(org.as(org.admin), { version: 0, rules: { ...usualRules, reassign: false } });
    await watchChats(asJob(org, later(500)));
    await setOwnStatus(org.as(org.agent), { status: "offline" });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
    await setOwnStatus(org.as(org.agent), { status: "away", chats: "release" });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", assigneeId: null });
  });

  it("by the own status gives them away at once, unless they are to stay", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    expect(await setOwnStatus(org.as(org.agent), { status: "away", chats: "keep" })).toMatchObject({
      released: 0,
    });
    expect(await setOwnStatus(org.as(org.agent), { status: "busy" })).toMatchObject({ released: 0 });
    expect(await setOwnStatus(org.as(org.agent), { status: "offline" })).toMatchObject({ released: 1 });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting" });
  });

  it("by being removed gives them away too", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    await removeMember(org.as(org.admin), { membershipId: org.agent.membershipId });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", assigneeId: null });
  });
});

describe("handing over", () => {
  it("to a colleague rings there at once; unanswered it goes on to whoever is next", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    const to = { kind: "agent", membershipId: org.otherAgent.membershipId } as const;
    const { agents } = await listTargets(org.as(org.agent, { now: start }), { conversationId });
    expect(agents.find(({ membershipId }) => membershipId === to.membershipId)).toMatchObject({
      isFree: true,
    });
    await transferChat(org.as(org.agent, { now: start }), { conversationId, to, note: "Knows invoices" });
    expect(await chatOf(org, conversationId)).toMatchObject({
      mode: "waiting",
      assigneeId: null,
      offeredToId: org.otherAgent.membershipId,
    });
    expect(await notesOf(org, conversationId)).toEqual(["Knows invoices"]);
    expect((await customerReads(org, conversationId)).at(-1)?.body).toContain(org.otherAgent.name);
    await acceptChat(org.as(org.otherAgent, { now: later(5) }), { conversationId });
    const trail = await listTrail(org.as(org.admin), { conversationId });
    expect(trail.map(({ kind }) => kind)).toEqual([
      "chat.started",
      "chat.handoff_requested",
      "chat.accepted",
      "chat.transferred",
      "chat.offered",
      "chat.accepted",
    ]);
  });

  it("is refused to who is not there, is full, or sees another branch", async () => {
    const org = await testOrg({ branches: ["north", "south"] });
    const conversationId = await heldChat(org);
    const give = (membershipId: string, now = start) =>
      outcomeOf(
        transferChat(org.as(org.agent, { now }), {
          conversationId,
          to: { kind: "agent", membershipId },
          note: "",
        }),
      );
    expect(await give(org.otherAgent.membershipId)).toBe("NOT_FOUND: not_found");
    expect(await give(newId())).toBe("NOT_FOUND: not_found");
    expect(await give(org.admin.membershipId)).toBe("PRECONDITION: agent_unavailable");
    await arrive(org, [org.admin], start);
    expect(await give(org.admin.membershipId, later(200))).toBe("PRECONDITION: agent_unavailable");
    expect(await give(org.admin.membershipId)).toBe("ok");
  });

  it("to a team asks its members alone; back to the queue asks others than who gave it back", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    const third = await org.addMember("agent");
    await arrive(org, [third], start);
    const teamId = newId();
    await org.ports.db.withOrg(org.org.id, async (tx) => {
      await tx.team.create({ data: { orgId: org.org.id, id: teamId, name: "Invoices" } });
      await tx.teamMember.create({ data: { orgId: org.org.id, teamId, membershipId: third.membershipId } });
    });
    const agent = org.as(org.agent, { now: start });
    expect(
      await outcomeOf(
        transferChat(agent, { conversationId, to: { kind: "team", teamId: newId() }, note: "" }),
      ),
    ).toBe("NOT_FOUND: not_found");
    await transferChat(agent, { conversationId, to: { kind: "team", teamId }, note: "" });
    await routeChats(asJob(org, start));
    expect(await chatOf(org, conversationId)).toMatchObject({ teamId, offeredToId: third.membershipId });
    await acceptChat(org.as(third, { now: start }), { conversationId });
    await setOwnStatus(org.as(org.agent), { status: "busy" });
    await transferChat(org.as(third, { now: start }), { conversationId, to: { kind: "queue" }, note: "" });
    await routeChats(asJob(org, start));
    expect(await chatOf(org, conversationId)).toMatchObject({
      teamId: null,
      offeredToId: org.otherAgent.membershipId,
    });
  });

  it("has one outcome when two hand over and a third takes over", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    const queue = { conversationId, to: { kind: "queue" }, note: "" } as const;
    await Promise.all([
      outcomeOf(transferChat(org.as(org.agent), queue)),
      outcomeOf(takeOver(org.as(org.otherAgent), { conversationId, note: "", beyondCapacity: false })),
      outcomeOf(closeChat(org.as(org.customer), { conversationId })),
    ]);
    const { mode, assigneeId, offeredToId } = await chatOf(org, conversationId);
    expect(mode).toBe("closed");
    expect(offeredToId).toBeNull();
    expect([org.agent.membershipId, org.otherAgent.membershipId, null]).toContain(assigneeId);
  });
});

describe("taking over", () => {
  it("takes a colleague's chat with a note, once, and not a closed one", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    const take = { conversationId, note: "You are at lunch", beyondCapacity: false };
    expect((await takeOver(org.as(org.otherAgent), take)).message?.body).toContain(org.otherAgent.name);
    expect(await takeOver(org.as(org.otherAgent), take)).toEqual({ mode: "human", message: null });
    expect(await chatOf(org, conversationId)).toMatchObject({ assigneeId: org.otherAgent.membershipId });
    expect(await notesOf(org, conversationId)).toEqual(["You are at lunch"]);
    await closeChat(org.as(org.customer), { conversationId });
    expect(await outcomeOf(takeOver(org.as(org.agent), take))).toBe("PRECONDITION: chat_closed");
  });

  it("is a person joining where the assistant was answering", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.chatSession.updateMany({
        where: { orgId: org.org.id, conversationId },
        data: { mode: "ai", assigneeId: null },
      }),
    );
    await takeOver(org.as(org.otherAgent), { conversationId, note: "", beyondCapacity: false });
    expect(await chatOf(org, conversationId)).toMatchObject({
      mode: "human",
      assigneeId: org.otherAgent.membershipId,
    });
  });

  it("peeking shows the customer nothing", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org);
    const before = await customerReads(org, conversationId);
    const published = org.ports.published.length;
    await getChat(org.as(org.otherAgent), { conversationId });
    await syncConversation(org.as(org.otherAgent), { conversationId, afterSeq: 0, limit: 50 });
    await listTrail(org.as(org.otherAgent), { conversationId });
    expect(await customerReads(org, conversationId)).toEqual(before);
    expect(org.ports.published).toHaveLength(published);
  });
});

describe("wrapping up", () => {
  it("closes with a disposition, also after the customer closed", async () => {
    const org = await testOrg();
    const { id: dispositionId } = await saveDisposition(org.as(org.admin), {
      id: null,
      version: null,
      name: "Solved",
    });
    const conversationId = await heldChat(org);
    await closeChat(org.as(org.customer), { conversationId });
    const done = { conversationId, dispositionId, note: "Refund sent" };
    expect(await outcomeOf(wrapUp(org.as(org.agent), { ...done, dispositionId: newId() }))).toBe(
      "NOT_FOUND: not_found",
    );
    await wrapUp(org.as(org.agent), done);
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "closed", dispositionId });
    expect(await notesOf(org, conversationId)).toEqual(["Refund sent"]);
  });
});
