import type { chatListInput } from "@handrail/contracts/inputs/chat-desk";
import type { ChatView, chatQueueInput } from "@handrail/contracts/inputs/conversations";
import { ticketContextSchema } from "@handrail/contracts/inputs/tickets";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { likeLiteral } from "../cursor.ts";
import { found } from "../errors.ts";
import { noteReads } from "../note-reads.ts";
import { conversationScope } from "../scope.ts";
import { type Session, sessionSelect, toChat } from "./queries.ts";
import { handoffReasons } from "./request-human.ts";
import { readSorting } from "./sort-chat.ts";

const queueLimit = 100;
const pageSize = 50;

/** What staff see of the way that a chat takes between them. */
const deskSelect = {
  ...sessionSelect,
  customerSeenSeq: true,
  offeredAt: true,
  offeredTo: { select: { id: true, user: { select: { name: true } } } },
  team: { select: { id: true, name: true } },
  disposition: { select: { id: true, name: true } },
  tags: {
    select: { tag: { select: { id: true, name: true } } },
    orderBy: [{ tag: { sortOrder: "asc" } }, { tag: { name: "asc" } }],
  },
} as const satisfies Prisma.ChatSessionSelect;

type OnDesk = Session & Prisma.ChatSessionGetPayload<{ select: typeof deskSelect }>;

/** For whom it rings right now. */
const toOffer = ({ offeredTo, offeredAt }: Pick<OnDesk, "offeredTo" | "offeredAt">) =>
  offeredTo && offeredAt ? { membershipId: offeredTo.id, name: offeredTo.user.name, at: offeredAt } : null;

const reasonSchema = z.enum(handoffReasons).nullable().catch(null);

/** For staff: why people have it, for whom it rings, and what the chat was sorted as is theirs to see. */
const toDeskChat = <Row extends OnDesk>({ offeredTo, offeredAt, tags, ...session }: Row) => ({
  ...toChat(session),
  handoffReason: reasonSchema.parse(session.handoffReason),
  sorting: readSorting(session.triage),
  customerSeenSeq: session.customerSeenSeq,
  team: session.team,
  disposition: session.disposition,
  offer: toOffer({ offeredTo, offeredAt }),
  tags: tags.map(({ tag }) => tag),
});

const viewOf = {
  waiting: () => ({ mode: "waiting" }),
  mine: (membershipId) => ({ mode: "human", assigneeId: membershipId }),
  all: () => ({ mode: { not: "closed" } }),
  closed: () => ({ mode: "closed", closedAt: { not: null } }),
} as const satisfies Record<ChatView, (membershipId: string) => Prisma.ChatSessionWhereInput>;

/** Who comes next first: whom somebody has helped already, then who waits longest. Routing offers in this order, too. */
export const waitingOrder = [
  { joinedAt: { sort: "asc", nulls: "last" } },
  { waitingSince: "asc" },
  { conversationId: "asc" },
] satisfies Prisma.ChatSessionOrderByWithRelationInput[];

/** Who comes next first; what was closed last; otherwise where something was written last. */
const orderOf = (view: ChatView): Prisma.ChatSessionOrderByWithRelationInput[] => {
  if (view === "closed") return [{ closedAt: "desc" }, { conversationId: "desc" }];
  if (view !== "waiting") return [{ conversation: { lastMessageAt: "desc" } }, { conversationId: "desc" }];
  return waitingOrder;
};

const listedSelect = {
  ...deskSelect,
  conversation: {
    select: {
      ticket: { select: { id: true, number: true } },
      lastMessageAt: true,
      lastSeq: true,
      contact: { select: { id: true, name: true, plan: true } },
    },
  },
} as const satisfies Prisma.ChatSessionSelect;

/** How many messages of customers their agents have not had before their eyes, by chat. */
async function countUnread(ctx: TxContext, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, number>();
  const rows = await ctx.tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT s.conversation_id::text AS id, count(*)::int AS count FROM chat_session s
    JOIN message m ON m.org_id = s.org_id AND m.conversation_id = s.conversation_id AND m.seq > s.agent_seen_seq
    WHERE s.org_id = ${ctx.org.id}::uuid AND s.conversation_id = ANY (${[...ids]}::uuid[]) AND s.mode = 'human'
      AND m.sender_kind = 'customer' AND m.state = 'sent' AND NOT m.is_internal
    GROUP BY s.conversation_id`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

type Page = { view: ChatView; where?: Prisma.ChatSessionWhereInput; skip?: number; take: number };

async function readPage(ctx: TxContext, { view, where = {}, skip = 0, take }: Page) {
  const { membershipId } = requireMember(ctx.actor);
  const sessions = await ctx.tx.chatSession.findMany({
    where: {
      AND: [
        { orgId: ctx.org.id, conversation: { is: conversationScope(ctx) } },
        viewOf[view](membershipId),
        where,
      ],
    },
    orderBy: orderOf(view),
    skip,
    take,
    select: listedSelect,
  });
  const unread = await countUnread(
    ctx,
    sessions.flatMap(({ mode, conversationId }) => (mode === "human" ? conversationId : [])),
  );
  return sessions.map(({ conversation, ...session }) => ({
    ...toDeskChat(session),
    ...conversation,
    unread: unread.get(session.conversationId) ?? 0,
  }));
}

/** Chats for staff in scope, at most 100. */
export function chatQueue(ctx: ServiceContext, { view }: z.output<typeof chatQueueInput>) {
  requireMember(ctx.actor);
  return withTransaction(ctx, (ctx) => readPage(ctx, { view, take: queueLimit }));
}

const holding = (text: string) => ({ contains: likeLiteral(text), mode: "insensitive" as const });

/** A page of the chats of a view, with a tag or with some words in customer, topic or number, where asked for. */
export function listChats(ctx: ServiceContext, input: z.output<typeof chatListInput>) {
  const { view, search, tagId, cursor } = input;
  requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const words: Prisma.ChatSessionWhereInput[] = search
      ? [
          { topic: holding(search) },
          { conversation: { is: { contact: { is: { name: holding(search) } } } } },
          { conversation: { is: { contact: { is: { email: holding(search) } } } } },
          { conversation: { is: { ticket: { is: { number: holding(search) } } } } },
        ]
      : [];
    const where: Prisma.ChatSessionWhereInput = {
      ...(tagId ? { tags: { some: { orgId, tagId } } } : {}),
      ...(words.length > 0 ? { OR: words } : {}),
    };
    const chats = await readPage(ctx, { view, where, skip: cursor, take: pageSize + 1 });
    const nextCursor = chats.length > pageSize ? cursor + pageSize : null;
    return { chats: chats.slice(0, pageSize), nextCursor };
  });
}

/** One chat with its customer, for staff in scope. Its messages come by `conversations.sync`. NOT_FOUND out of scope. */
export function getChat(ctx: ServiceContext, input: { conversationId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { conversation, context, ...session } = found(
      await ctx.tx.chatSession.findFirst({
        where: {
          orgId: ctx.org.id,
          conversationId: input.conversationId,
          conversation: { is: conversationScope(ctx) },
        },
        select: {
          ...deskSelect,
          context: true,
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
                  branchId: true,
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
      ...toDeskChat(session),
      ...conversation,
      context: ticketContextSchema.nullable().catch(null).parse(context),
    };
  });
}
