import { featureStatuses } from "@handrail/contracts";
import type { linkFeatureInput, saveFeatureInput } from "@handrail/contracts/inputs/act";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, found, invalid, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { topicStems } from "../language/words.ts";
import { loadTicket, ticketSubject } from "../tickets/index.ts";

const status = z.enum(featureStatuses);

/** One vote for each person: what was merged into another contact is that contact's. */
async function votesOf(ctx: TxContext): Promise<Map<string, number>> {
  const rows = await ctx.tx.$queryRaw<{ id: string; votes: number }[]>`
    SELECT v.feature_request_id AS id, count(DISTINCT coalesce(c.merged_into_id, c.id))::int AS votes
    FROM feature_vote v JOIN contact c ON c.org_id = v.org_id AND c.id = v.contact_id
    WHERE v.org_id = ${ctx.org.id}::uuid GROUP BY v.feature_request_id`;
  return new Map(rows.map(({ id, votes }) => [id, votes]));
}

/** What customers wish for, the most wanted first, with the tickets in which they asked. */
export function listFeatures(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const votes = await votesOf(ctx);
    const rows = await ctx.tx.featureRequest.findMany({
      where: { orgId: ctx.org.id },
      select: { id: true, version: true, title: true, description: true, status: true, createdAt: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 500,
    });
    return rows
      .map((row) => ({ ...row, status: status.parse(row.status), votes: votes.get(row.id) ?? 0 }))
      .sort((a, b) => b.votes - a.votes);
  });
}

/** The request that a ticket's subject is most like; null where none is. */
export async function matchFeature(ctx: ServiceContext, title: string) {
  const language = ctx.org.locale;
  const wanted = new Set(topicStems(title, language));
  const rows = await withTransaction(ctx, ({ tx, org }) =>
    tx.featureRequest.findMany({
      where: { orgId: org.id, status: { in: ["open", "planned"] } },
      select: { id: true, title: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 500,
    }),
  );
  const scored = rows.map((row) => {
    const stems = new Set(topicStems(row.title, language));
    const shared = [...stems].filter((stem) => wanted.has(stem)).length;
    return { ...row, score: shared / Math.max(1, Math.sqrt(stems.size * wanted.size)) };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.6 ? { id: best.id, title: best.title } : null;
}

/** Adds a request, or changes one. Throws INVALID naming `title` where taken, NOT_FOUND, CONFLICT `setting_changed`. */
export function saveFeature(ctx: ServiceContext, input: z.output<typeof saveFeatureInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, ...values } = input;
    const orgId = ctx.org.id;
    const same = await ctx.tx.featureRequest.findFirst({
      where: {
        orgId,
        title: { equals: values.title, mode: "insensitive" },
        ...(id ? { id: { not: id } } : {}),
      },
      select: { id: true },
    });
    if (same) throw invalid({ title: ["taken"] });
    const savedId = id ?? newId();
    if (id) {
      found(await ctx.tx.featureRequest.findFirst({ where: { orgId, id }, select: { id: true } }));
      const { count } = await ctx.tx.featureRequest.updateMany({
        where: { orgId, id, ...(version ? { version } : {}) },
        data: { ...values, version: { increment: 1 } },
      });
      if (count !== 1) throw conflict("setting_changed");
    } else
      await ctx.tx.featureRequest.create({ data: { orgId, id: savedId, ...values }, select: { id: true } });
    await emit(ctx, {
      kind: "feature.saved",
      subjectId: savedId,
      data: { title: values.title, status: values.status },
    });
    return { id: savedId };
  });
}

/** The request by its id, or by its title, opened where there is none of it yet. */
async function wantedFeature(ctx: TxContext, wish: { featureId: string | null; title: string | null }) {
  const where = { orgId: ctx.org.id };
  if (wish.featureId) {
    const known = await ctx.tx.featureRequest.findFirst({
      where: { ...where, id: wish.featureId },
      select: { id: true, title: true },
    });
    if (!known) throw notFoundField("featureId");
    return known;
  }
  const title = wish.title?.trim().slice(0, 120);
  if (!title) throw invalid({ title: ["missing"] });
  await ctx.tx.featureRequest.createMany({
    data: [{ ...where, id: newId(), title, description: "" }],
    skipDuplicates: true,
  });
  return found(
    await ctx.tx.featureRequest.findFirst({ where: { ...where, title }, select: { id: true, title: true } }),
  );
}

/** Counts the ticket's customer for a request, once. Returns what it now has. */
export async function voteFor(
  ctx: TxContext,
  ticket: { id: string; contactId: string },
  wish: { featureId: string | null; title: string | null },
) {
  const feature = await wantedFeature(ctx, wish);
  const { count } = await ctx.tx.featureVote.createMany({
    data: [
      {
        orgId: ctx.org.id,
        featureRequestId: feature.id,
        contactId: ticket.contactId,
        ticketId: ticket.id,
        createdAt: ctx.now(),
      },
    ],
    skipDuplicates: true,
  });
  const votes = (await votesOf(ctx)).get(feature.id) ?? 0;
  return { ...feature, votes, isNew: count === 1 };
}

/** Links a ticket to a request, which counts its customer for it, or takes that back. Throws NOT_FOUND. */
export function linkFeature(ctx: ServiceContext, input: z.output<typeof linkFeatureInput>) {
  return withTransaction(ctx, async (ctx) => {
    const ticket = await loadTicket(ctx, input.ticketId);
    const subject = ticketSubject(ticket);
    if (input.isLinked) {
      const voted = await voteFor(ctx, ticket, input);
      await emit(
        ctx,
        { kind: "feature.voted", ticketId: ticket.id, subjectId: voted.id, data: { name: voted.title } },
        subject,
      );
      return { featureId: voted.id };
    }
    const feature = await wantedFeature(ctx, { featureId: input.featureId, title: null });
    await ctx.tx.featureVote.deleteMany({
      where: {
        orgId: ctx.org.id,
        featureRequestId: feature.id,
        contactId: ticket.contactId,
        ticketId: ticket.id,
      },
    });
    await emit(
      ctx,
      { kind: "feature.unvoted", ticketId: ticket.id, subjectId: feature.id, data: { name: feature.title } },
      subject,
    );
    return { featureId: feature.id };
  });
}

/** What the customer of a ticket was counted for here. */
export async function featuresOf(ctx: TxContext, ticketId: string) {
  const rows = await ctx.tx.featureVote.findMany({
    where: { orgId: ctx.org.id, ticketId },
    select: { featureRequest: { select: { id: true, title: true, status: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ featureRequest }) => ({
    ...featureRequest,
    status: status.parse(featureRequest.status),
  }));
}
