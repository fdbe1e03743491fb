import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";

const endSelect = { id: true, number: true, subject: true } as const;
const splitSelect = {
  createdAt: true,
  splitBy: { select: { user: { select: { name: true } } } },
  _count: { select: { messages: true } },
} as const satisfies Prisma.TicketSplitSelect;

type Row = Prisma.TicketSplitGetPayload<{ select: typeof splitSelect }>;

const toEnd = (
  end: { id: string; number: string; subject: string },
  { createdAt, splitBy, _count }: Row,
) => ({
  ...end,
  splitAt: createdAt,
  splitByName: splitBy?.user.name ?? null,
  messageCount: _count.messages,
});

/** The ticket that one was split off, and those that were split off it, within `scope`. */
export async function listSplits(ctx: TxContext, ticketId: string, scope: Prisma.TicketWhereInput) {
  const orgId = ctx.org.id;
  const from = await ctx.tx.ticketSplit.findFirst({
    where: { orgId, ticketId, source: { is: scope } },
    select: { ...splitSelect, source: { select: endSelect } },
  });
  const off = await ctx.tx.ticketSplit.findMany({
    where: { orgId, sourceId: ticketId, ticket: { is: scope } },
    select: { ...splitSelect, ticket: { select: endSelect } },
    orderBy: [{ createdAt: "asc" }, { ticketId: "asc" }],
  });
  return {
    splitFrom: from && toEnd(from.source, from),
    splits: off.map((row) => toEnd(row.ticket, row)),
  };
}
