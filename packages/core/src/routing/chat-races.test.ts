import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  acceptChat,
  answerChat,
  chatQueue,
  closeChat,
  currentChat,
  requestHuman,
  startChat,
} from "../chat/index.ts";
import {
  agentReply,
  customerReply,
  editMessage,
  redactMessage,
  syncConversation,
} from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { setOwnStatus } from "../members/index.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { outcomeOf } from "../testing/desk.ts";
import { arrive, asJob, chatOf } from "../testing/routing-org.ts";
import type { TestOrg } from "../testing/test-org.ts";
import {
  callBack,
  chatToTicket,
  declineOffer,
  expireOffer,
  routeChats,
  takeOver,
  transferChat,
  watchChats,
} from "./index.ts";

type Room = { org: TestOrg; conversationId: string };
const hour = 3_600_000;
const soon = () => new Date(Date.now() + 60_000);
/** When an answer that has not come will not come any more. */
const later = () => new Date(Date.now() + 180_000);

const transfer = (to: Parameters<typeof transferChat>[1]["to"]) => (room: Room) =>
  transferChat(room.org.as(room.org.agent), { conversationId: room.conversationId, to, note: "" });
const say = (body: string) => async (room: Room) => {
  const { org, conversationId } = room;
  const stream = await answerChat(org.as(org.customer), { conversationId, clientId: newId(), body });
  for await (const _ of stream);
};
const reply = ({ org, conversationId }: Room) =>
  agentReply(org.as(org.agent), {
    conversationId,
    clientId: newId(),
    body: "From a person",
    lastSeenSeq: 1_000,
    setStatus: "in_progress",
  });

/** What may happen to a chat at any moment, by whomever. */
const commands: Record<string, (room: Room) => Promise<unknown>> = {
  asks: say("Where can I download the invoice of my payment?"),
  asksForPerson: say("Let me talk to a human"),
  isAngry: say("This is a scam, I will sue you, I am furious!"),
  presses: ({ org, conversationId }) => requestHuman(org.as(org.customer), { conversationId }),
  writes: ({ org, conversationId }) =>
    customerReply(org.as(org.customer), { conversationId, clientId: newId(), body: "And another thing" }),
  leaves: ({ org, conversationId }) => closeChat(org.as(org.customer), { conversationId }),
  accepts: ({ org, conversationId }) => acceptChat(org.as(org.agent), { conversationId }),
  acceptsToo: ({ org, conversationId }) => acceptChat(org.as(org.otherAgent), { conversationId }),
  takesOver: ({ org, conversationId }) =>
    takeOver(org.as(org.otherAgent), { conversationId, note: "Mine", beyondCapacity: false }),
  replies: reply,
  queues: transfer({ kind: "queue" }),
  handsBack: transfer({ kind: "assistant" }),
  handsOn: (room) => transfer({ kind: "agent", membershipId: room.org.otherAgent.membershipId })(room),
  declines: ({ org, conversationId }) => declineOffer(org.as(org.otherAgent), { conversationId }),
  goesAway: async ({ org }) => {
    await setOwnStatus(org.as(org.agent), { status: "away", chats: "release" });
    await setOwnStatus(org.as(org.agent), { status: "available" });
  },
  isRouted: ({ org }) => routeChats(asJob(org)),
  isNotAnswered: ({ org, conversationId }) => expireOffer(asJob(org, soon()), { conversationId }),
  isWatched: ({ org }) => watchChats(asJob(org)),
  isLookedAfter: ({ org }) => watchChats(asJob(org, later())),
  callsBack: ({ org, conversationId }) =>
    callBack(org.as(org.customer), { conversationId, phone: "+34 612 34 56 78", at: null, topic: "" }),
  edits: async ({ org, conversationId }) => {
    const page = await syncConversation(org.as(org.agent), { conversationId, afterSeq: 0, limit: 200 });
    const last = page.messages.findLast(({ senderMembershipId: by }) => by === org.agent.membershipId);
    if (!last) return;
    const { id: messageId, changeSeq } = last;
    await editMessage(org.as(org.agent), { messageId, changeSeq, body: "In other words" });
  },
  redacts: async ({ org, conversationId }) => {
    const page = await syncConversation(org.as(org.agent), { conversationId, afterSeq: 0, limit: 200 });
    const last = page.messages.findLast(({ senderKind }) => senderKind === "customer");
    if (last) await redactMessage(org.as(org.agent), { messageId: last.id });
  },
  becomesTicket: ({ org, conversationId }) =>
    chatToTicket(org.as(org.agent), { conversationId, subject: "", note: "", keep: false }),
};
const names = Object.keys(commands);

/** The refusals that a person can be given; anything else is a fault. */
const refusals = [
  "ok",
  "CONFLICT: chat_changed",
  "PRECONDITION: chat_closed",
  "PRECONDITION: chat_changed",
  "PRECONDITION: chat_full",
  "PRECONDITION: agent_unavailable",
  "PRECONDITION: ticket_closed",
];

/** Which mode a line of the chat itself begins. */
const begins: [RegExp, string][] = [
  [/in the queue|had to leave|handing you over|has put you first/, "waiting"],
  [/has joined the chat/, "human"],
  [/the assistant answers again/, "ai"],
  [/chat was closed|goes on as ticket|is kept as ticket/, "closed"],
];

async function lookAt({ org, conversationId }: Room) {
  const chat = await chatOf(org, conversationId);
  const where = { orgId: org.org.id, conversationId };
  return org.ports.db.withOrg(org.org.id, async (tx) => ({
    chat,
    position: (await currentChat(org.as(org.customer)))?.waitingBefore ?? null,
    queue: await chatQueue(org.as(org.admin), { view: "waiting" }),
    messages: await tx.message.findMany({ where, orderBy: { seq: "asc" } }),
    changed: await tx.message.findMany({ where, select: { changeSeq: true } }),
    events: await tx.event.findMany({ where, orderBy: { id: "asc" } }),
    lastSeq: (await tx.conversation.findFirstOrThrow({ where: { orgId: org.org.id, id: conversationId } }))
      .lastSeq,
    tickets: await tx.ticket.count({ where: { conversations: { some: { id: conversationId } } } }),
  }));
}

type Step = { mode: { from: string; to: string } };
const isStep = (data: unknown): data is Step => typeof Object(Object(data).mode).to === "string";

/** What holds of a chat at every moment, whatever happened to it and in whatever order. */
async function check(room: Room) {
  const { chat, position, queue, messages, events, lastSeq, tickets } = await lookAt(room);
  const isWaiting = chat.mode === "waiting";
  expect(chat.waitingSince !== null).toBe(isWaiting);
  expect(position !== null).toBe(isWaiting);
  expect(queue.some(({ conversationId }) => conversationId === room.conversationId)).toBe(isWaiting);
  if (chat.mode !== "closed") expect(chat.assigneeId !== null).toBe(chat.mode === "human");
  expect(chat.closedAt !== null).toBe(chat.mode === "closed");
  if (!isWaiting) expect(chat).toMatchObject({ offeredToId: null, offeredAt: null, missedBy: [] });
  expect(tickets).toBeLessThanOrEqual(1);

  const seqs = new Set(messages.flatMap(({ seq, changeSeq }) => [seq, changeSeq]));
  expect(new Set(messages.map(({ seq }) => seq)).size).toBe(messages.length);
  expect(Math.max(0, ...seqs)).toBeLessThanOrEqual(lastSeq);

  let mode = "ai";
  for (const { data, kind, actorKind } of events)
    if (isStep(data)) {
      expect(data.mode.from).toBe(mode);
      mode = data.mode.to;
      if (mode === "ai") expect([kind, actorKind]).toEqual(["chat.transferred", "agent"]);
    }
  expect(mode).toBe(chat.mode);

  const steps = events.filter(({ data }) => isStep(data)).length;
  let said = 0;
  let now = "ai";
  for (const { senderKind, body, isInternal, redactedAt } of messages) {
    const begun =
      senderKind === "system" && !isInternal ? begins.find(([words]) => words.test(body))?.[1] : undefined;
    if (begun && !body.includes("Nobody from the team")) {
      said += 1;
      now = begun;
    }
    if (senderKind === "ai") expect(now).toBe("ai");
    if (senderKind === "agent" && !isInternal && tickets === 0) expect(now).toBe("human");
    if (senderKind === "customer" && !redactedAt && tickets === 0) expect(now).not.toBe("closed");
  }
  expect(said).toBe(steps);
}

describe("whatever people, the assistant and the jobs do at the same moment", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await answerableOrg({ tier: "premium" });
    await arrive(org, [org.agent, org.otherAgent], new Date(Date.now() + hour));
  });

  async function play(moments: readonly (readonly string[])[]) {
    const customer = await org.addMember("customer");
    const { conversationId } = await startChat(org.as(customer), { idempotencyKey: newId() });
    const room = { org: { ...org, customer }, conversationId };
    for (const moment of moments) {
      const outcomes = await Promise.all(
        moment.map((name) => outcomeOf(commands[name]?.(room) ?? Promise.resolve())),
      );
      for (const outcome of outcomes) expect(refusals).toContain(outcome);
      await check(room);
    }
    await outcomeOf(closeChat(org.as(customer), { conversationId }));
    await check(room);
  }

  it("ends in one state, which its messages, its history and the queue all tell", async () => {
    const moment = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 6 }), play), {
      numRuns: 25,
      seed: 20261121,
      endOnFailure: true,
    });
  }, 120_000);

  it.each([
    [["presses", "asksForPerson", "isAngry"], "waiting"],
    [["presses", "presses", "asksForPerson", "asksForPerson"], "waiting"],
  ])("asked for in several ways at once, a person is asked for once: %s", async (moment, mode) => {
    const customer = await org.addMember("customer");
    const { conversationId } = await startChat(org.as(customer), { idempotencyKey: newId() });
    const room = { org: { ...org, customer }, conversationId };
    await Promise.all(moment.map((name) => commands[name]?.(room)));
    const { chat, events, messages } = await lookAt(room);
    expect(chat.mode).toBe(mode);
    expect(events.filter(({ kind }) => kind === "chat.handoff_requested")).toHaveLength(1);
    expect(messages.filter(({ senderKind }) => senderKind === "system")).toHaveLength(1);
    await closeChat(org.as(customer), { conversationId });
  });

  it("a person who joins while the assistant answers is not spoken over, however they meet", async () => {
    for (let i = 0; i < 6; i += 1)
      await play([
        ["asks", "takesOver"],
        ["asks", "replies"],
        ["handsBack", "asks"],
      ]);
  }, 60_000);

  it("nothing is written in a chat that is closed at the same moment", async () => {
    for (let i = 0; i < 6; i += 1)
      await play([["presses"], ["accepts"], ["leaves", "replies", "writes", "asks"]]);
  }, 60_000);
});
