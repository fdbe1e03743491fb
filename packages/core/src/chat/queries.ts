import type { ChatMode } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { expectedWait } from "./expected-wait.ts";

export const sessionSelect = {
  conversationId: true,
  mode: true,
  topic: true,
  triage: true,
  handoffReason: true,
  waitingSince: true,
  joinedAt: true,
  createdAt: true,
  closedAt: true,
  agentSeenSeq: true,
  rating: true,
  assignee: { select: { id: true, user: { select: { name: true } } } },
} as const satisfies Prisma.ChatSessionSelect;

export type Session = Prisma.ChatSessionGetPayload<{ select: typeof sessionSelect }>;

export const toChat = ({ assignee, triage: _triage, handoffReason: _reason, ...session }: Session) => ({
  ...session,
  assignee: assignee ? { membershipId: assignee.id, name: assignee.user.name } : null,
});

/** A contact's chat that was not closed, or null. */
export function findOpenChat(ctx: TxContext, contactId: string) {
  return ctx.tx.chatSession.findFirst({
    where: { orgId: ctx.org.id, mode: { not: "closed" }, conversation: { is: { contactId } } },
    orderBy: { createdAt: "desc" },
    select: sessionSelect,
  });
}

type Place = { mode: ChatMode; waitingSince: Date | null; joinedAt: Date | null };

/** How many come before; 0 is next. Who was with a person before comes first. Null where nobody waits. */
async function queuePosition(ctx: TxContext, { mode, waitingSince, joinedAt }: Place) {
  if (mode !== "waiting" || !waitingSince) return null;
  const before: Prisma.ChatSessionWhereInput[] = joinedAt
    ? [{ joinedAt: { lt: joinedAt } }]
    : [{ joinedAt: { not: null } }, { waitingSince: { lt: waitingSince } }];
  return ctx.tx.chatSession.count({ where: { orgId: ctx.org.id, mode: "waiting", OR: before } });
}

/** For how long a chat that was closed is still shown to its customer: to read what was said last, and to rate it. */
const shownAfterMs = 24 * 60 * 60 * 1000;

/** A contact's newest chat that was closed a short while ago, or null. */
function findClosedChat(ctx: TxContext, contactId: string) {
  return ctx.tx.chatSession.findFirst({
    where: {
      orgId: ctx.org.id,
      mode: "closed",
      closedAt: { gt: new Date(ctx.now().getTime() - shownAfterMs) },
      conversation: { is: { contactId } },
    },
    orderBy: { createdAt: "desc" },
    select: sessionSelect,
  });
}

/** Whether the organisation lets the agent who has a chat see what is written before it is sent. */
export async function seesTyping({ tx, org }: TxContext): Promise<boolean> {
  const setting = await tx.chatSetting.findUnique({
    where: { orgId: org.id },
    select: { typingPreview: true },
  });
  return setting?.typingPreview ?? false;
}

/** The actor's own open chat, with who helps, whether that agent sees what is being written, how many are before and how long it may take; else one that was closed a short while ago, or null. */
export function currentChat(ctx: ServiceContext) {
  const { contactId } = requireAsker(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const session = (await findOpenChat(ctx, contactId)) ?? (await findClosedChat(ctx, contactId));
    if (!session) return null;
    const waitingBefore = await queuePosition(ctx, session);
    const waitMinutes = session.mode === "waiting" ? await expectedWait(ctx) : null;
    const isWatched = session.mode === "human" && (await seesTyping(ctx));
    return { ...toChat(session), waitingBefore, waitMinutes, isWatched };
  });
}
