import { describe, expect, it } from "vitest";
import { acceptChat, chatQueue, closeChat } from "../chat/index.ts";
import { setOwnStatus } from "../members/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import {
  arrive,
  asJob,
  chatOf,
  customerReads,
  eventsOf,
  sortAsBilling,
  waitingChat,
} from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { declineOffer, expireOffer, routeChats, saveAgentWork, watchChats } from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const limit = (org: TestOrg, membershipId: string, maxConcurrentChats: number) =>
  saveAgentWork(org.as(org.admin), { membershipId, maxConcurrentChats, skills: [], languages: [] });

describe("an offer", () => {
  it("rings for who is there, tells why, and goes to the next when it is not answered", async () => {
    const org = await testOrg();
    await arrive(org, [org.agent, org.otherAgent], start);
    const conversationId = await waitingChat(org, { now: start });
    expect(org.ports.enqueued).toContainEqual({ name: "chat.route", payload: { orgId: org.org.id } });
    expect(await routeChats(asJob(org, start))).toEqual({ offered: 1 });
    const first = (await chatOf(org, conversationId)).offeredToId;
    expect([org.agent.membershipId, org.otherAgent.membershipId]).toContain(first);
    const [offer] = (await eventsOf(org, conversationId)).filter(({ kind }) => kind === "chat.offered");
    expect(offer?.data).toMatchObject({
      offeredToId: first,
      why: { language: "en", category: null, chosen: { membershipId: first, chats: 0, max: 3 } },
    });
    expect(await expireOffer(asJob(org, later(20)), { conversationId })).toBe(false);
    expect(await expireOffer(asJob(org, later(30)), { conversationId })).toBe(true);
    await routeChats(asJob(org, later(30)));
    const second = (await chatOf(org, conversationId)).offeredToId;
    expect(second).not.toBe(first);
    expect(second).not.toBeNull();
    await expireOffer(asJob(org, later(60)), { conversationId });
    expect(await routeChats(asJob(org, later(60)))).toEqual({ offered: 0 });
    await arrive(org, [org.agent, org.otherAgent], later(60));
    await watchChats(asJob(org, later(70)));
    expect((await chatOf(org, conversationId)).offeredToId).toBe(first);
  });

  it("is declined by whom it rings for alone, and not made again", async () => {
    const org = await testOrg();
    await arrive(org, [org.agent], start);
    const conversationId = await waitingChat(org, { now: start });
    await routeChats(asJob(org, start));
    expect(await outcomeOf(declineOffer(org.as(org.otherAgent), { conversationId }))).toBe(
      "CONFLICT: chat_changed",
    );
    await declineOffer(org.as(org.agent, { now: start }), { conversationId });
    await watchChats(asJob(org, later(15)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", offeredToId: null });
  });

  it("is not made to who is away, gone, or in another branch; the customer is told once that nobody is there", async () => {
    const org = await testOrg({ branches: ["north", "south"] });
    await arrive(org, [org.agent, org.otherAgent], start);
    const conversationId = await waitingChat(org, { now: later(100) });
    await arrive(org, [org.otherAgent], later(100));
    for (const at of [later(100), later(130)]) await routeChats(asJob(org, at));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", offeredToId: null });
    const told = (await customerReads(org, conversationId)).filter(({ body }) =>
      body.includes("Nobody from"),
    );
    expect(told).toHaveLength(1);
    await setOwnStatus(org.as(org.agent, { now: later(140) }), { status: "busy" });
    expect(await routeChats(asJob(org, later(140)))).toEqual({ offered: 0 });
    await setOwnStatus(org.as(org.agent, { now: later(150) }), { status: "available" });
    expect(await routeChats(asJob(org, later(150)))).toEqual({ offered: 1 });
    expect((await chatOf(org, conversationId)).offeredToId).toBe(org.agent.membershipId);
  });

  it("goes round among equals, and the longest wait comes first when somebody has room again", async () => {
    const org = await testOrg();
    await arrive(org, [org.agent], start);
    await limit(org, org.agent.membershipId, 1);
    const waiting: string[] = [];
    for (const seconds of [0, 1, 2]) {
      const customer = await org.addMember("customer");
      waiting.push(await waitingChat(org, { customer, now: later(seconds) }));
    }
    expect(await routeChats(asJob(org, later(3)))).toEqual({ offered: 1 });
    for (const conversationId of waiting) {
      expect((await chatOf(org, conversationId)).offeredToId).toBe(org.agent.membershipId);
      await acceptChat(org.as(org.agent, { now: later(4) }), { conversationId });
      expect(await routeChats(asJob(org, later(4)))).toEqual({ offered: 0 });
      await closeChat(org.as(org.agent, { now: later(5) }), { conversationId });
      await routeChats(asJob(org, later(5)));
    }
    const rounds = await testOrg();
    const agents = [rounds.agent, rounds.otherAgent, await rounds.addMember("agent")];
    await arrive(rounds, agents, start);
    const asked: (string | null)[] = [];
    for (const seconds of [1, 2, 3]) {
      const customer = await rounds.addMember("customer");
      const conversationId = await waitingChat(rounds, { customer, now: later(seconds) });
      await routeChats(asJob(rounds, later(seconds)));
      asked.push((await chatOf(rounds, conversationId)).offeredToId);
      await acceptChat(
        rounds.as(agents.find(({ membershipId }) => membershipId === asked.at(-1)) ?? rounds.agent),
        {
          conversationId,
        },
      );
    }
    expect(new Set(asked).size).toBe(3);
  });

  it("prefers who speaks the language and knows the topic", async () => {
    const org = await testOrg();
    await arrive(org, [org.agent, org.otherAgent], start);
    await saveAgentWork(org.as(org.admin), {
      membershipId: org.otherAgent.membershipId,
      maxConcurrentChats: 3,
      skills: ["billing"],
      languages: [],
    });
    const conversationId = await waitingChat(org, { now: start });
    await sortAsBilling(org, conversationId);
    await routeChats(asJob(org, start));
    expect((await chatOf(org, conversationId)).offeredToId).toBe(org.otherAgent.membershipId);
  });
});

describe("races", () => {
  it("has one winner of a hundred who accept at once, the others a clear conflict", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org);
    const agents = await Promise.all(Array.from({ length: 100 }, () => org.addMember("agent")));
    const outcomes = await Promise.all(
      agents.map((agent) => outcomeOf(acceptChat(org.as(agent), { conversationId }))),
    );
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "CONFLICT: chat_changed")).toHaveLength(99);
    const winner = agents[outcomes.indexOf("ok")];
    expect(await chatOf(org, conversationId)).toMatchObject({
      mode: "human",
      assigneeId: winner?.membershipId,
    });
  });

  it("never gives an agent more than the own limit, however many are accepted and offered at once", async () => {
    const org = await testOrg();
    await arrive(org, [org.agent]);
    await limit(org, org.agent.membershipId, 3);
    const customers = await Promise.all(Array.from({ length: 10 }, () => org.addMember("customer")));
    const chats = await Promise.all(customers.map((customer) => waitingChat(org, { customer })));
    const outcomes = await Promise.all([
      ...chats.map((conversationId) => outcomeOf(acceptChat(org.as(org.agent), { conversationId }))),
      ...Array.from({ length: 4 }, () => outcomeOf(routeChats(asJob(org)))),
    ]);
    const accepts = outcomes.slice(0, chats.length);
    expect(accepts.filter((outcome) => outcome === "ok")).toHaveLength(3);
    expect(accepts.filter((outcome) => outcome === "PRECONDITION: chat_full")).toHaveLength(7);
    await routeChats(asJob(org));
    const rows = await Promise.all(chats.map((conversationId) => chatOf(org, conversationId)));
    expect(rows.filter(({ mode }) => mode === "human")).toHaveLength(3);
    expect(await chatQueue(org.as(org.agent), { view: "mine" })).toHaveLength(3);
  });

  it("lets only who keeps the settings go beyond the limit", async () => {
    const org = await testOrg();
    await limit(org, org.agent.membershipId, 1);
    await limit(org, org.admin.membershipId, 1);
    const customers = await Promise.all(Array.from({ length: 3 }, () => org.addMember("customer")));
    const [one = "", two = "", three = ""] = await Promise.all(
      customers.map((customer) => waitingChat(org, { customer })),
    );
    const accept = (who: typeof org.agent, conversationId: string, beyondCapacity = true) =>
      outcomeOf(acceptChat(org.as(who), { conversationId, beyondCapacity }));
    expect(await accept(org.agent, one)).toBe("ok");
    expect(await accept(org.agent, two)).toBe("PRECONDITION: chat_full");
    expect(await accept(org.admin, two)).toBe("ok");
    expect(await accept(org.admin, three, false)).toBe("PRECONDITION: chat_full");
    expect(await accept(org.admin, three)).toBe("ok");
  });
});
