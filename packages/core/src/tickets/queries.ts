import {
  customValueSchema,
  ticketContextSchema,
  type ticketHistoryInput,
} from "@handrail/contracts/inputs/tickets";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { found } from "../errors.ts";
import { noteReads } from "../note-reads.ts";
import { articleScope, ticketScope } from "../scope.ts";
import { aboutWhom, askerSelect, askerSide } from "./asker-side.ts";
import { loadTicket } from "./internal.ts";
import { linkedArticleIds } from "./link-article.ts";
import { namedThings, outsideLinks } from "./outside-links.ts";

const customSchema = z.record(z.string(), customValueSchema.catch(null)).catch({});

/** A ticket as staff work on it: with its contact, what triage found, and what was captured. */
export function getTicket(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const scope = ticketScope(ctx);
    const row = found(
      await ctx.tx.ticket.findFirst({
        where: { AND: [scope, { id: ticketId }] },
        select: {
          id: true,
          number: true,
          subject: true,
          preview: true,
          type: true,
          severity: true,
          priority: true,
          status: true,
          source: true,
          version: true,
          context: true,
          links: true,
          triage: true,
          firstResponseAt: true,
          lastResponseAt: true,
          firstResponseDueAt: true,
          resolutionDueAt: true,
          resolution: true,
          resolvedAt: true,
          closedAt: true,
          rating: true,
          ratingComment: true,
          lastMessageAt: true,
          createdAt: true,
          updatedAt: true,
          dueAt: true,
          snoozedUntil: true,
          snoozedUntilReply: true,
          custom: true,
          desk: { select: { id: true, kind: true, name: true } },
          branch: { select: { id: true, name: true } },
          category: { select: { id: true, name: true } },
          team: { select: { id: true, name: true } },
          tags: {
            select: { tag: { select: { id: true, name: true } } },
            orderBy: { tag: { name: "asc" } },
          },
          watchers: {
            select: { membership: { select: { id: true, user: { select: { name: true } } } } },
            orderBy: { createdAt: "asc" },
          },
          assignee: { select: { id: true, user: { select: { name: true } } } },
          resolvedBy: { select: { user: { select: { name: true } } } },
          precededById: true,
          aboutContactId: true,
          followUps: {
            where: scope,
            select: { id: true, number: true, subject: true },
            orderBy: { createdAt: "asc" },
          },
          conversations: { select: { id: true, channel: true }, orderBy: { createdAt: "asc" } },
          contact: {
            select: askerSelect,
          },
        },
      }),
    );
    await noteReads(ctx, [row.id]);
    const earlier = row.precededById
      ? await ctx.tx.ticket.findFirst({
          where: { AND: [scope, { id: row.precededById }] },
          select: { id: true, number: true, subject: true },
        })
      : null;
    const articles = await ctx.tx.article.findMany({
      where: { AND: [articleScope(ctx), { id: { in: linkedArticleIds(row.links) } }] },
      select: { id: true, slug: true, title: true, status: true, visibility: true },
      orderBy: { title: "asc" },
    });
    const {
      assignee,
      resolvedBy,
      conversations,
      contact,
      aboutContactId,
      links,
      precededById: _,
      ...ticket
    } = row;
    return {
      ...ticket,
      context: ticketContextSchema.nullable().catch(null).parse(ticket.context),
      custom: customSchema.parse(ticket.custom),
      tags: ticket.tags.map(({ tag }) => tag),
      watchers: ticket.watchers.map(({ membership }) => ({
        membershipId: membership.id,
        name: membership.user.name,
      })),
      articles,
      outside: outsideLinks(links, ctx.org.deepLinks),
      entities: namedThings(ticket.triage, ctx.org.deepLinks),
      about: await aboutWhom(ctx, aboutContactId),
      precededBy: earlier,
      assignee: assignee ? { membershipId: assignee.id, name: assignee.user.name } : null,
      resolvedByName: resolvedBy?.user.name ?? null,
      conversationId: found(conversations[0]).id,
      conversations,
      contact: {
        ...contact,
        ...(await askerSide(ctx, { contactId: contact.id, besides: { ticketId: row.id } })),
      },
    };
  });
}

/** What happened to a ticket, the newest first. */
export function listHistory(ctx: ServiceContext, input: z.output<typeof ticketHistoryInput>) {
  const after = decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async (ctx) => {
    const { id: ticketId } = await loadTicket(ctx, input.ticketId);
    const events = await ctx.tx.event.findMany({
      where: {
        orgId: ctx.org.id,
        ticketId,
        ...(after
          ? {
              createdAt: { lte: after.key },
              OR: [{ createdAt: { lt: after.key } }, { id: { lt: after.id } }],
            }
          : {}),
      },
      select: { id: true, kind: true, actorKind: true, actorName: true, data: true, createdAt: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
    });
    const { rows, nextCursor } = toPage(events, input.limit, (row) => ({
      key: row.createdAt.toISOString(),
      id: row.id,
    }));
    return { events: rows, nextCursor };
  });
}
