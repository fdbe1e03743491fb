import { describe, expect, it } from "vitest";
import { acceptChat, closeChat, requestHuman, startChat } from "../chat/index.ts";
import { handOverByAi } from "../chat/request-human.ts";
import { storeChatMessage } from "../chat/store-message.ts";
import type { ServiceContext } from "../context.ts";
import { newId } from "../ids.ts";
import { setOwnStatus } from "../members/index.ts";
import { CutShort, cutAfter } from "../testing/cut-short.ts";
import { arrive, asJob, heldChat, waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { chatToTicket, routeChats, takeOver, transferChat, watchChats, wrapUp } from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const aiChat = async (org: TestOrg) => {
  const { conversationId } = await startChat(org.as(org.customer, { now: start }), {
    idempotencyKey: newId(),
  });
  return conversationId;
};
const held = (org: TestOrg) => heldChat(org, start);
const waiting = (org: TestOrg) => waitingChat(org, { now: start });
async function offered(org: TestOrg) {
  const conversationId = await waitingChat(org, { now: start });
  await arrive(org, [org.agent], start);
  await routeChats(asJob(org, start));
  return conversationId;
}
const to = (kind: "queue" | "assistant") => ({ kind }) as const;

type Change = {
  name: string;
  from: (org: TestOrg) => Promise<string>;
  as: (org: TestOrg) => ServiceContext;
  run: (ctx: ServiceContext, conversationId: string, org: TestOrg) => Promise<unknown>;
  mode: string;
  /** Goes on with other things once the change is written. */
  goesOn?: true;
};
const customer = (org: TestOrg) => org.as(org.customer, { now: start });
const agent = (org: TestOrg) => org.as(org.agent, { now: start });
const other = (org: TestOrg) => org.as(org.otherAgent, { now: start });

const changes: Change[] = [
  {
    name: "ai → waiting by the button",
    from: aiChat,
    as: customer,
    run: (ctx, conversationId) => requestHuman(ctx, { conversationId }),
    mode: "waiting",
  },
  {
    name: "ai → waiting by words",
    from: aiChat,
    as: customer,
    run: (ctx, conversationId) =>
      storeChatMessage(ctx, { conversationId, clientId: newId(), body: "Get me a human" }),
    mode: "waiting",
  },
  {
    name: "ai → waiting by the failure of the model",
    from: aiChat,
    as: customer,
    run: (ctx, conversationId) => handOverByAi(ctx, conversationId, "failure", async () => undefined),
    mode: "waiting",
  },
  {
    name: "ai → human",
    from: aiChat,
    as: agent,
    run: (ctx, conversationId) => takeOver(ctx, { conversationId, note: "I know it", beyondCapacity: false }),
    mode: "human",
  },
  {
    name: "waiting → human",
    from: waiting,
    as: agent,
    run: (ctx, conversationId) => acceptChat(ctx, { conversationId }),
    mode: "human",
  },
  {
    name: "waiting → offered",
    from: async (org) => {
      const conversationId = await waiting(org);
      await arrive(org, [org.agent], start);
      return conversationId;
    },
    as: (org) => asJob(org, start),
    run: (ctx) => routeChats(ctx),
    mode: "waiting",
  },
  {
    name: "offered → human",
    from: offered,
    as: agent,
    run: (ctx, conversationId) => acceptChat(ctx, { conversationId }),
    mode: "human",
  },
  {
    name: "human → human of a colleague",
    from: held,
    as: other,
    run: (ctx, conversationId) => takeOver(ctx, { conversationId, note: "Mine", beyondCapacity: false }),
    mode: "human",
  },
  {
    name: "human → the queue",
    from: held,
    as: agent,
    run: (ctx, conversationId) => transferChat(ctx, { conversationId, to: to("queue"), note: "Away" }),
    mode: "waiting",
  },
  {
    name: "human → a colleague, for whom it rings",
    from: held,
    as: agent,
    run: (ctx, conversationId, org) =>
      transferChat(ctx, {
        conversationId,
        to: { kind: "agent", membershipId: org.otherAgent.membershipId },
        note: "",
      }),
    mode: "waiting",
  },
  {
    name: "human → waiting, the agent gone by the own status",
    from: held,
    as: agent,
    run: (ctx) => setOwnStatus(ctx, { status: "offline" }),
    mode: "waiting",
  },
  {
    name: "human → ai",
    from: held,
    as: agent,
    run: (ctx, conversationId) => transferChat(ctx, { conversationId, to: to("assistant"), note: "Done" }),
    mode: "ai",
  },
  {
    name: "human → closed, wrapped up",
    from: held,
    as: agent,
    run: (ctx, conversationId) => wrapUp(ctx, { conversationId, dispositionId: null, note: "Solved" }),
    mode: "closed",
  },
  {
    name: "ai → closed",
    from: aiChat,
    as: customer,
    run: (ctx, conversationId) => closeChat(ctx, { conversationId }),
    mode: "closed",
  },
  {
    name: "human → a ticket",
    from: held,
    as: agent,
    run: (ctx, conversationId) =>
      chatToTicket(ctx, { conversationId, subject: "", note: "Look", keep: true, dispositionId: null }),
    mode: "closed",
  },
  {
    name: "waiting → a ticket, nobody came",
    from: waiting,
    as: (org) => asJob(org, later(60)),
    run: (ctx) => watchChats(ctx),
    mode: "closed",
    goesOn: true,
  },
];

/** All that a mode change writes: the chat, its messages, its history, what realtime tells, and its ticket. */
function stateOf(org: TestOrg, conversationId: string) {
  const where = { orgId: org.org.id };
  return org.ports.db.withOrg(org.org.id, async (tx) => ({
    chat: await tx.chatSession.findFirst({ where: { ...where, conversationId } }),
    conversation: await tx.conversation.findFirst({ where: { ...where, id: conversationId } }),
    messages: await tx.message.count({ where }),
    events: await tx.event.count({ where }),
    told: await tx.outbox.count({ where }),
    tickets: await tx.ticket.count({ where }),
    profiles: await tx.agentProfile.findMany({ where, orderBy: { membershipId: "asc" } }),
  }));
}

describe("one commit changes mode, place in the queue, message and event", () => {
  it.each(changes)("$name: cut off at any statement, it leaves nothing half", async (change) => {
    const org = await testOrg();
    const conversationId = await change.from(org);
    const before = await stateOf(org, conversationId);
    let allowed = 0;
    for (; allowed < 200; allowed += 1) {
      const cut = cutAfter(change.as(org), allowed);
      const error = await change.run(cut.ctx, conversationId, org).then(
        () => null,
        (error: unknown) => error,
      );
      if (!error) break;
      expect(error).toBeInstanceOf(CutShort);
      const after = await stateOf(org, conversationId);
      if (change.goesOn && after.tickets > before.tickets) break;
      expect(after).toEqual(before);
    }
    expect(allowed).toBeGreaterThan(4);
    const after = await stateOf(org, conversationId);
    expect(after.chat?.mode).toBe(change.mode);
    expect(after.events).toBeGreaterThan(before.events);
    expect(after.chat?.waitingSince !== null).toBe(change.mode === "waiting");
  });
});
