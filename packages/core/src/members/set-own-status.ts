import type { agentStatusInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { requestRouting } from "../request-routing.ts";
import { heldChats, leaveOffers, readChatRules, releaseChat } from "../routing/index.ts";

type Input = z.output<typeof agentStatusInput>;

/** Somebody who goes leaves nobody alone: the open chats go to others, unless they are to stay. */
async function leaveChats(ctx: TxContext, { status, chats }: Input) {
  if (status !== "away" && status !== "offline") return 0;
  const { rules } = await readChatRules(ctx);
  const isLeft = chats ? chats === "release" : rules.reassign;
  if (!isLeft) return 0;
  const { membershipId, name } = requireMember(ctx.actor);
  const held = await heldChats(ctx, membershipId);
  for (const { conversationId } of held)
    await releaseChat(ctx, { conversationId, membershipId, name, cause: "status" });
  return held.length;
}

/** Says whether one is there for customers; chats of who goes are given to others. */
export function setOwnStatus(ctx: ServiceContext, input: Input) {
  const { status } = input;
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    if (status !== "available") await leaveOffers(ctx, membershipId);
    const released = await leaveChats(ctx, input);
    const key = { orgId: ctx.org.id, membershipId };
    const before = await ctx.tx.agentProfile.findFirst({ where: key, select: { status: true } });
    const now = { status, statusChangedAt: ctx.now(), lastSeenAt: ctx.now(), leftAt: null };
    await ctx.tx.agentProfile.upsert({
      where: { orgId_membershipId: key },
      create: { ...key, ...now },
      update: now,
      select: { status: true },
    });
    if (status === "available") await requestRouting(ctx);
    await emit(ctx, {
      kind: "agent.status_changed",
      subjectId: membershipId,
      data: { status: { from: before?.status ?? null, to: status } },
    });
    return { status, released };
  });
}
