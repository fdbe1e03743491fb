import type { ChatMode } from "@handrail/contracts";
import type { chatQueueInput } from "@handrail/contracts/inputs/conversations";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import { requireAsker, requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { noteReads } from "../note-reads.ts";
import { conversationScope } from "../scope.ts";
import { expectedWait } from "./expected-wait.ts";
import { handoffReasons } from "./request-human.ts";
import { readSorting } from "./sort-chat.ts";

const queueLimit = 100;

const sessionSelect = {
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

/** What staff see of the way that a chat takes between them. */
const deskSelect = {
  offeredAt: true,
  offeredTo: { select: { id: true, user: { select: { name: true } } } },
  team: { select: { id: true, name: true } },
  disposition: { select: { id: true, name: true } },
} as const satisfies Prisma.ChatSessionSelect;

type OnDesk = Prisma.ChatSessionGetPayload<{ select: typeof deskSelect }>;

/** For whom it rings right now. */
const toOffer = ({ offeredTo, offeredAt }: Pick<OnDesk, "offeredTo" | "offeredAt">) =>
  offeredTo && offeredAt ? { membershipId: offeredTo.id, name: offeredTo.user.name, at: offeredAt } : null;

type Session = Prisma.ChatSessionGetPayload<{ select: typeof sessionSelect }>;

const reasonSchema = z.enum(handoffReasons).nullable().catch(null);

/** For staff: why people have it, and what the chat was sorted as is theirs to see. */
const toStaffChat = ({ triage, handoffReason, ...session }: Session) => ({
  ...toChat({ ...session, triage, handoffReason }),
  handoffReason: reasonSchema.parse(handoffReason),
  sorting: readSorting(triage),
});

const toChat = ({ assignee, triage: _triage, handoffReason: _reason, ...session }: Session) => ({
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

/** The actor's own open chat, with who helps, how many are before and how long it may take; else one that was closed a short while ago, or null. */
export function currentChat(ctx: ServiceContext) {
  const { contactId } = requireAsker(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const session = (await findOpenChat(ctx, contactId)) ?? (await findClosedChat(ctx, contactId));
    if (!session) return null;
    const waitingBefore = await queuePosition(ctx, session);
    const waitMinutes = session.mode === "waiting" ? await expectedWait(ctx) : null;
    return { ...toChat(session), waitingBefore, waitMinutes };
  });
}

const viewOf = {
  waiting: () => ({ mode: "waiting" }),
  mine: (membershipId) => ({ mode: "human", assigneeId: membershipId }),
  all: () => ({ mode: { not: "closed" } }),
  closed: () => ({ mode: "closed", closedAt: { not: null } }),
} as const satisfies Record<
  z.output<typeof chatQueueInput>["view"],
  (membershipId: string) => Prisma.ChatSessionWhereInput
>;

/** Who comes next first; what was closed last; otherwise where something was written last. */
const orderOf = (
  view: z.output<typeof chatQueueInput>["view"],
): Prisma.ChatSessionOrderByWithRelationInput[] => {
  if (view === "closed") return [{ closedAt: "desc" }, { conversationId: "desc" }];
  if (view !== "waiting") return [{ conversation: { lastMessageAt: "desc" } }, { conversationId: "desc" }];
  return [{ joinedAt: { sort: "asc", nulls: "last" } }, { waitingSince: "asc" }, { conversationId: "asc" }];
};

/** Chats for staff in scope, at most 100. */
export function chatQueue(ctx: ServiceContext, { view }: z.output<typeof chatQueueInput>) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const sessions = await ctx.tx.chatSession.findMany({
      where: {
        orgId: ctx.org.id,
        ...viewOf[view](membershipId),
        conversation: { is: conversationScope(ctx) },
      },
      orderBy: orderOf(view),
      take: queueLimit,
      select: {
        ...sessionSelect,
        ...deskSelect,
        conversation: {
          select: {
            ticket: { select: { id: true, number: true } },
            lastMessageAt: true,
            lastSeq: true,
            contact: { select: { id: true, name: true, plan: true } },
          },
        },
      },
    });
    return sessions.map(({ conversation, offeredTo, offeredAt, team, disposition, ...session }) => ({
      ...toStaffChat(session),
      ...conversation,
      offer: toOffer({ offeredTo, offeredAt }),
      team,
      disposition,
    }));
  });
}

/** One chat with its customer, for staff in scope. Its messages come by `conversations.sync`. NOT_FOUND out of scope. */
export function getChat(ctx: ServiceContext, input: { conversationId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { conversation, offeredTo, offeredAt, team, disposition, ...session } = found(
      await ctx.tx.chatSession.findFirst({
        where: {
          orgId: ctx.org.id,
          conversationId: input.conversationId,
          conversation: { is: conversationScope(ctx) },
        },
        select: {
          ...sessionSelect,
          ...deskSelect,
          conversation: {
            select: {
              ticket: { select: { id: true, number: true } },
              lastSeq: true,
              lastPublicSeq: true,
              lastMessageAt: true,
              ticketId: true,
              contact: {
                select: {
                  id: true,
                  name: true,
                  email: true,
                  phone: true,
                  isVerified: true,
                  plan: true,
                  attributes: true,
                  createdAt: true,
                },
              },
            },
          },
        },
      }),
    );
    await noteReads(ctx, [session.conversationId]);
    return {
      ...toStaffChat(session),
      ...conversation,
      offer: toOffer({ offeredTo, offeredAt }),
      team,
      disposition,
    };
  });
}
