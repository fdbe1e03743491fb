import type { EventKind } from "@handrail/contracts";
import type { conversationIdInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { loadConversation } from "../conversations/index.ts";
import { found } from "../errors.ts";
import { askerSelect, askerSide } from "../tickets/index.ts";
import { loadAgents } from "./load-agents.ts";

type Input = z.output<typeof conversationIdInput>;

/** Colleagues and teams that a chat can be handed to, who has room first; and whether the assistant may answer again. NOT_FOUND out of scope. */
export function listTargets(ctx: ServiceContext, { conversationId }: Input) {
  return withTransaction(ctx, async (ctx) => {
    const { contact } = await loadConversation(ctx, conversationId);
    const agents = await loadAgents(ctx, { branchId: contact.branchId, teamId: null });
    const teams = await ctx.tx.team.findMany({
      where: { orgId: ctx.org.id, isActive: true, members: { some: { orgId: ctx.org.id } } },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    });
    const inReach = agents
      .filter(({ inBranch }) => inBranch)
      .map(({ membershipId, name, status, isConnected, chats, max }) => ({
        membershipId,
        name,
        status: isConnected ? status : ("offline" as const),
        chats,
        max,
        isFree: isConnected && status === "available" && chats < max,
      }))
      .sort((a, b) => Number(b.isFree) - Number(a.isFree) || a.name.localeCompare(b.name));
    return { agents: inReach, teams, hasAssistant: ctx.org.aiReplies };
  });
}

/** The customer of a chat, with what else he or she has with us. NOT_FOUND out of scope. */
export function getChatCustomer(ctx: ServiceContext, { conversationId }: Input) {
  return withTransaction(ctx, async (ctx) => {
    const { contact } = await loadConversation(ctx, conversationId);
    const where = { orgId: ctx.org.id, id: contact.id };
    const asker = found(await ctx.tx.contact.findFirst({ where, select: askerSelect }));
    return { ...asker, ...(await askerSide(ctx, { contactId: asker.id, besides: { conversationId } })) };
  });
}

const steps: EventKind[] = [
  "chat.started",
  "chat.handoff_requested",
  "chat.offered",
  "chat.offer_declined",
  "chat.offer_missed",
  "chat.accepted",
  "chat.taken_over",
  "chat.transferred",
  "chat.reassigned",
  "chat.nudged",
  "chat.ticket_opened",
  "chat.tags_changed",
  "chat.wrapped_up",
  "chat.closed",
];

/** How a chat came to whom: its steps in order, each offer with why this agent. NOT_FOUND out of scope. */
export function listTrail(ctx: ServiceContext, { conversationId }: Input) {
  return withTransaction(ctx, async (ctx) => {
    await loadConversation(ctx, conversationId);
    return ctx.tx.event.findMany({
      where: { orgId: ctx.org.id, conversationId, kind: { in: steps } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: 200,
      select: { id: true, kind: true, actorKind: true, actorName: true, data: true, createdAt: true },
    });
  });
}
