import { beforeEach, describe, expect, it } from "vitest";
import { acceptChat, closeChat } from "../chat/index.ts";
import { agentReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { removeMember, setOwnStatus } from "../members/index.ts";
import { cutAfter } from "../testing/cut-short.ts";
import { arrive, asJob, chatOf, waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  chatToTicket,
  declineOffer,
  expireOffer,
  heartbeat,
  routeChats,
  saveAgentWork,
  takeOver,
  transferChat,
  watchChats,
  wrapUp,
} from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

let org: TestOrg;
/** Holds one chat and takes no more. */
let busy: string;
/** Wait since then, the first longest. */
let waiting: string[];

const limit = (membershipId: string, maxConcurrentChats: number) =>
  saveAgentWork(org.as(org.admin, { now: later(9) }), {
    membershipId,
    maxConcurrentChats,
    skills: [],
    languages: [],
  });
const newcomer = async (now: Date) => waitingChat(org, { customer: await org.addMember("customer"), now });

beforeEach(async () => {
  org = await testOrg();
  await limit(org.agent.membershipId, 1);
  await arrive(org, [org.agent], start);
  busy = await waitingChat(org, { now: start });
  await acceptChat(org.as(org.agent, { now: start }), { conversationId: busy });
  waiting = [await newcomer(later(1)), await newcomer(later(2))];
  expect(await routeChats(asJob(org, later(3)))).toEqual({ offered: 0 });
});

const agent = (seconds = 10) => org.as(org.agent, { now: later(seconds) });
const routed = () => org.ports.enqueued.filter(({ name }) => name === "chat.route").length;

describe("oldest first when somebody has room again", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["the agent closes", () => closeChat(agent(), { conversationId: busy })],
    [
      "the customer closes",
      () => closeChat(org.as(org.customer, { now: later(10) }), { conversationId: busy }),
    ],
    [
      "the agent wraps up",
      () => wrapUp(agent(), { conversationId: busy, dispositionId: null, note: "Done" }),
    ],
    [
      "it goes on as a ticket",
      () => chatToTicket(agent(), { conversationId: busy, subject: "", note: "", keep: true }),
    ],
    [
      "it goes back to the assistant",
      () => transferChat(agent(), { conversationId: busy, to: { kind: "assistant" }, note: "" }),
    ],
    [
      "a colleague takes it over",
      () =>
        takeOver(org.as(org.otherAgent, { now: later(10) }), {
          conversationId: busy,
          note: "",
          beyondCapacity: false,
        }),
    ],
    ["the limit is raised", () => limit(org.agent.membershipId, 2)],
    [
      "the customer falls silent",
      async () => {
        const reply = { conversationId: busy, clientId: newId(), body: "And?", lastSeenSeq: 99 } as const;
        await agentReply(agent(), { ...reply, setStatus: "in_progress" });
        for (const minutes of [11, 22]) {
          await arrive(org, [org.agent], later(minutes * 60));
          await watchChats(asJob(org, later(minutes * 60)));
        }
      },
    ],
  ])("%s", async (_, act) => {
    await setOwnStatus(org.as(org.otherAgent, { now: start }), { status: "busy" });
    org.ports.enqueued.length = 0;
    await act();
    expect(routed()).toBeGreaterThan(0);
    await arrive(org, [org.agent], later(1_400));
    await routeChats(asJob(org, later(1_400)));
    const [first, second] = waiting;
    expect((await chatOf(org, first ?? "")).offeredToId).toBe(org.agent.membershipId);
    expect((await chatOf(org, second ?? "")).offeredToId).toBeNull();
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      "says to be available again",
      () => setOwnStatus(org.as(org.otherAgent, { now: later(20) }), { status: "available" }),
    ],
    ["opens the dashboard", () => heartbeat(org.as(org.otherAgent, { now: later(20) }), { isHidden: false })],
  ])("somebody else %s", async (name, act) => {
    if (name.includes("again"))
      await setOwnStatus(org.as(org.otherAgent, { now: start }), { status: "away" });
    await limit(org.otherAgent.membershipId, 1);
    org.ports.enqueued.length = 0;
    await act();
    expect(routed()).toBe(1);
    await routeChats(asJob(org, later(20)));
    expect((await chatOf(org, waiting[0] ?? "")).offeredToId).toBe(org.otherAgent.membershipId);
  });

  describe("for whom a chat rings, and it rings no more", () => {
    const [first, second] = [() => waiting[0] ?? "", () => waiting[1] ?? ""];
    beforeEach(async () => {
      await closeChat(agent(), { conversationId: busy });
      await routeChats(asJob(org, later(10)));
      expect((await chatOf(org, first())).offeredToId).toBe(org.agent.membershipId);
      org.ports.enqueued.length = 0;
    });

    it.each<[string, () => Promise<unknown>]>([
      [
        "a colleague accepts",
        () => acceptChat(org.as(org.otherAgent, { now: later(11) }), { conversationId: first() }),
      ],
      [
        "a colleague makes it a ticket",
        () =>
          chatToTicket(org.as(org.otherAgent, { now: later(11) }), {
            conversationId: first(),
            subject: "",
            note: "",
            keep: false,
          }),
      ],
      ["it is declined", () => declineOffer(agent(11), { conversationId: first() })],
    ])("%s: the next is offered", async (_, act) => {
      await act();
      expect(routed()).toBeGreaterThan(0);
      await routeChats(asJob(org, later(12)));
      expect((await chatOf(org, second())).offeredToId).toBe(org.agent.membershipId);
    });

    it("nobody answers in time: the others are asked before the same one is asked again", async () => {
      await arrive(org, [org.otherAgent], later(40));
      await expireOffer(asJob(org, later(40)), { conversationId: first() });
      expect(routed()).toBeGreaterThan(0);
      await routeChats(asJob(org, later(40)));
      expect((await chatOf(org, first())).offeredToId).toBe(org.otherAgent.membershipId);
    });

    it.each(["away", "offline", "busy"] as const)(
      "the agent says %s: it goes to the next at once",
      async (status) => {
        await arrive(org, [org.otherAgent], later(11));
        await setOwnStatus(agent(11), { status });
        expect(routed()).toBeGreaterThan(0);
        expect(await chatOf(org, first())).toMatchObject({
          offeredToId: null,
          missedBy: [org.agent.membershipId],
          waitingSince: later(1),
        });
        await routeChats(asJob(org, later(11)));
        expect((await chatOf(org, first())).offeredToId).toBe(org.otherAgent.membershipId);
      },
    );

    it("the agent is removed: it goes to the next at once", async () => {
      await arrive(org, [org.otherAgent], later(11));
      await removeMember(org.as(org.admin, { now: later(11) }), { membershipId: org.agent.membershipId });
      await routeChats(asJob(org, later(11)));
      expect((await chatOf(org, first())).offeredToId).toBe(org.otherAgent.membershipId);
    });

    it("who accepts what rings does not free anybody", async () => {
      await acceptChat(agent(11), { conversationId: first() });
      expect(routed()).toBe(0);
    });
  });
});

describe("presence", () => {
  it("outlives a reload and a phone that looks away, and ends after a minute and a half without a sign of life", async () => {
    const modeAt = async (seconds: number) => {
      await watchChats(asJob(org, later(seconds)));
      return (await chatOf(org, busy)).mode;
    };
    await heartbeat(agent(30), { isHidden: false });
    expect(await modeAt(31)).toBe("human");
    await heartbeat(agent(100), { isHidden: false });
    expect(await modeAt(180)).toBe("human");
    await heartbeat(agent(185), { isHidden: false });
    expect(await modeAt(274)).toBe("human");
    expect(await modeAt(276)).toBe("waiting");
    await heartbeat(agent(280), { isHidden: false });
    await routeChats(asJob(org, later(280)));
    expect((await chatOf(org, busy)).offeredToId).toBe(org.agent.membershipId);
  });

  it("is what makes a colleague one to be asked, not the status alone", async () => {
    await closeChat(agent(), { conversationId: busy });
    await routeChats(asJob(org, later(95)));
    expect((await chatOf(org, waiting[0] ?? "")).offeredToId).toBeNull();
    org.ports.enqueued.length = 0;
    await heartbeat(agent(96), { isHidden: false });
    expect(routed()).toBe(1);
    await heartbeat(agent(120), { isHidden: false });
    expect(routed()).toBe(1);
    await routeChats(asJob(org, later(121)));
    expect((await chatOf(org, waiting[0] ?? "")).offeredToId).toBe(org.agent.membershipId);
  });
});

describe("many who wait at once", () => {
  it("cost one look where nobody has room, and each is told once where nobody is there", async () => {
    const crowd = await testOrg();
    const at = later(1);
    const customers = await Promise.all(Array.from({ length: 20 }, () => crowd.addMember("customer")));
    const chats = await Promise.all(customers.map((customer) => waitingChat(crowd, { customer, now: at })));
    const statements = async () => {
      const counted = cutAfter(asJob(crowd, at), Number.POSITIVE_INFINITY);
      await routeChats(counted.ctx);
      return counted.asked();
    };
    const first = await statements();
    expect(first).toBeGreaterThan(100);
    for (const conversationId of chats)
      expect((await chatOf(crowd, conversationId)).toldNobodyAt).not.toBeNull();
    expect(await statements()).toBeLessThan(10);
    await saveAgentWork(crowd.as(crowd.admin), {
      membershipId: crowd.agent.membershipId,
      maxConcurrentChats: 2,
      skills: [],
      languages: [],
    });
    await arrive(crowd, [crowd.agent], at);
    expect(await routeChats(asJob(crowd, at))).toEqual({ offered: 2 });
    expect(await statements()).toBeLessThan(10);
  });
});
