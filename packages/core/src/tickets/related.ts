import type { mergeableInput, TicketRelation } from "@handrail/contracts/inputs/merge";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { likeLiteral } from "../cursor.ts";
import { ticketScope } from "../scope.ts";
import { loadTicket } from "./internal.ts";
import { listSplits } from "./list-splits.ts";
import { listMerged, survivorId } from "./merged.ts";

const mostCandidates = 20;

const ticketSelect = { id: true, number: true, subject: true, status: true } as const;

/** Its parent, its children and its relatives, as far as the actor may see them. */
async function listLinks(ctx: TxContext, ticketId: string) {
  const scope = { is: ticketScope(ctx) };
  const orgId = ctx.org.id;
  const orderBy = [{ createdAt: "asc" }, { fromId: "asc" }, { toId: "asc" }] as const;
  const below = await ctx.tx.ticketLink.findMany({
    where: { orgId, fromId: ticketId, to: scope },
    select: { kind: true, to: { select: ticketSelect } },
    orderBy: [...orderBy],
  });
  const above = await ctx.tx.ticketLink.findMany({
    where: { orgId, toId: ticketId, from: scope },
    select: { kind: true, from: { select: ticketSelect } },
    orderBy: [...orderBy],
  });
  const as = (relation: TicketRelation) => relation;
  return [
    ...above.map(({ kind, from }) => ({ ...from, relation: as(kind) })),
    ...below.map(({ kind, to }) => ({ ...to, relation: as(kind === "parent" ? "child" : "related") })),
  ];
}

/** What belongs to a ticket: where it went on, its links, what was merged into it and split off it. Only what the actor may see. */
export function listRelated(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { id } = await loadTicket(ctx, ticketId);
    const survivor = await survivorId(ctx, id);
    const mergedInto =
      survivor === id
        ? null
        : await ctx.tx.ticket.findFirst({
            where: { AND: [ticketScope(ctx), { id: survivor }] },
            select: { id: true, number: true, subject: true },
          });
    return {
      mergedInto,
      links: await listLinks(ctx, id),
      merged: await listMerged(ctx, id, ticketScope(ctx)),
      ...(await listSplits(ctx, id, ticketScope(ctx))),
    };
  });
}

/** Tickets of the same person that a ticket may be merged into; those last changed first. */
export function listMergeable(ctx: ServiceContext, input: z.output<typeof mergeableInput>) {
  return withTransaction(ctx, async (ctx) => {
    const ticket = await loadTicket(ctx, input.ticketId);
    const contains = { contains: likeLiteral(input.search), mode: "insensitive" } as const;
    return ctx.tx.ticket.findMany({
      where: {
        AND: [
          ticketScope(ctx),
          {
            contactId: ticket.contactId,
            id: { not: ticket.id },
            mergedIntoId: null,
            status: { not: "closed" },
          },
          input.search ? { OR: [{ number: contains }, { subject: contains }] } : {},
        ],
      },
      select: { id: true, number: true, subject: true, status: true, updatedAt: true },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: mostCandidates,
    });
  });
}

/** Tickets to tie to a ticket: the one of that number, and others of the same person; those last changed first. */
export function listLinkable(ctx: ServiceContext, input: z.output<typeof mergeableInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, contactId } = await loadTicket(ctx, input.ticketId);
    const contains = { contains: likeLiteral(input.search), mode: "insensitive" } as const;
    const own = input.search
      ? { contactId, OR: [{ number: contains }, { subject: contains }] }
      : { contactId };
    const numbers = [input.search, input.search.toUpperCase()];
    return ctx.tx.ticket.findMany({
      where: {
        AND: [
          ticketScope(ctx),
          { id: { not: id }, mergedIntoId: null },
          { OR: [own, { number: { in: numbers } }] },
        ],
      },
      select: { id: true, number: true, subject: true, status: true, updatedAt: true },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: mostCandidates,
    });
  });
}
