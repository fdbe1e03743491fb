import type { transferChatInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ChatRow, changeChat, chatSubject, holdSeats, lockChat, say } from "../chat/index.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict, notFoundField, precondition } from "../errors.ts";
import { requestRouting } from "../request-routing.ts";
import { readChatRules } from "./chat-rules.ts";
import { leaveNote } from "./leave-note.ts";
import { loadAgents } from "./load-agents.ts";
import { ring } from "./offer-chat.ts";
import { routingPhrases } from "./phrases.ts";

type Input = z.output<typeof transferChatInput>;

/** A colleague who is there and has room; held until commit. */
async function requireAgent(ctx: TxContext, chat: ChatRow, membershipId: string) {
  const agents = await loadAgents(ctx, { branchId: chat.branchId, teamId: null });
  const agent = agents.find((each) => each.membershipId === membershipId);
  if (!agent?.inBranch) throw notFoundField("to.membershipId");
  const isThere = agent.isConnected && agent.status === "available";
  if (!isThere || membershipId === chat.assigneeId) throw precondition("agent_unavailable");
  const { held, offered, max } = await holdSeats(ctx, membershipId, chat.conversationId);
  if (held + offered >= max) throw precondition("agent_unavailable");
  return agent;
}

async function requireTeam({ tx, org }: TxContext, id: string) {
  const team = await tx.team.findFirst({
    where: { orgId: org.id, id, isActive: true, members: { some: { orgId: org.id } } },
    select: { id: true, name: true },
  });
  if (!team) throw notFoundField("to.teamId");
  return team;
}

/** What is told to whom, and what is written, for each kind of target. */
async function plan(ctx: TxContext, chat: ChatRow, { to }: Input) {
  const words = routingPhrases[chat.locale];
  const { name } = requireMember(ctx.actor);
  switch (to.kind) {
    case "agent": {
      const agent = await requireAgent(ctx, chat, to.membershipId);
      return { agent, teamId: null, toName: agent.name, says: words.toAgent(name, agent.name) };
    }
    case "team": {
      const team = await requireTeam(ctx, to.teamId);
      return { agent: null, teamId: team.id, toName: team.name, says: words.toTeam(name, team.name) };
    }
    case "queue":
      return { agent: null, teamId: null, toName: null, says: words.toQueue(name) };
    case "assistant":
      if (!ctx.org.aiReplies) throw precondition("replies_off");
      return { agent: null, teamId: null, toName: null, says: words.toAssistant(name) };
    default:
      return to satisfies never;
  }
}

/**
 * Hands a chat to a colleague, who is asked at once and by whom it goes on to the next where he or she does not answer;
 * to a team; back to the queue, before those whom nobody has helped yet; or to the assistant, which only a person may do.
 * The customer is told. Throws NOT_FOUND, also naming `to.membershipId` or `to.teamId`; PRECONDITION `chat_closed`,
 * `agent_unavailable`, `replies_off`; CONFLICT `chat_changed`.
 */
export function transferChat(ctx: ServiceContext, input: Input) {
  const actor = requireMember(ctx.actor);
  const { to } = input;
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadConversation(ctx, input.conversationId);
    const before = await lockChat(ctx, id);
    if (before.mode === "closed") throw precondition("chat_closed");
    if (before.mode === "ai") throw conflict("chat_changed");
    const { agent, teamId, toName, says } = await plan(ctx, before, input);
    await leaveNote(ctx, id, input.note);
    const mode = to.kind === "assistant" ? "ai" : "waiting";
    await changeChat(ctx, before, {
      mode,
      assigneeId: null,
      waitingSince: mode === "ai" ? null : (before.waitingSince ?? ctx.now()),
      offeredToId: null,
      offeredAt: null,
      missedBy: [],
      declinedBy: mode === "ai" ? [] : [actor.membershipId],
      teamId,
      toldNobodyAt: null,
    });
    const message = await say(ctx, before, says);
    await emit(
      ctx,
      {
        kind: "chat.transferred",
        conversationId: id,
        data: {
          to: to.kind,
          toName,
          mode: { from: before.mode, to: mode },
          assigneeId: { from: before.assigneeId, to: null },
          teamId: { from: before.teamId, to: teamId },
        },
      },
      chatSubject(before, mode, message),
    );
    if (agent) {
      const { rules } = await readChatRules(ctx);
      const chosen = { why: { transferredBy: actor.name } };
      await ring(ctx, await lockChat(ctx, id), agent, rules.answerSeconds, { data: chosen });
    } else if (mode === "waiting") await requestRouting(ctx);
    return { mode, message };
  });
}
