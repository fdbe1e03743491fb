import { describe, expect, it } from "vitest";
import { acceptChat, closeChat, getChat } from "../chat/index.ts";
import { syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { setOwnStatus } from "../members/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { arrive, asJob, chatOf, customerReads, heldChat, notesOf } from "../testing/routing-org.ts";
import { testOrg } from "../testing/test-org.ts";
import {
  listTargets,
  listTrail,
  routeChats,
  saveDisposition,
  takeOver,
  transferChat,
  wrapUp,
} from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe("handing over", () => {
  it("to a colleague rings there at once; unanswered it goes on to whoever is next", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
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
    const conversationId = await heldChat(org, start);
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
    const conversationId = await heldChat(org, start);
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
    const conversationId = await heldChat(org, start);
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
    const conversationId = await heldChat(org, start);
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
    const conversationId = await heldChat(org, start);
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
    const conversationId = await heldChat(org, start);
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
    const conversationId = await heldChat(org, start);
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
