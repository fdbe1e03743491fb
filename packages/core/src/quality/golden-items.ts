import type { addGoldenInput, excludeGoldenInput, listGoldenInput } from "@handrail/contracts/inputs/quality";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { emit } from "../emit.ts";
import { found, invalid, notFound } from "../errors.ts";
import { itemOf, readCandidates } from "./grow-golden-set.ts";

/** What the organisation's AI is tested with, the newest first. */
export function listGolden(ctx: ServiceContext, input: z.output<typeof listGoldenInput>) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const position = decodeCursor(input.cursor, timeKey);
    const rows = await tx.goldenItem.findMany({
      where: {
        orgId: org.id,
        isExcluded: input.isExcluded,
        ...(position
          ? {
              OR: [{ createdAt: { lt: position.key } }, { createdAt: position.key, id: { lt: position.id } }],
            }
          : {}),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
      select: {
        id: true,
        origin: true,
        question: true,
        category: true,
        intent: true,
        articleId: true,
        isExcluded: true,
        createdAt: true,
        ticketId: true,
        ticket: { select: { number: true } },
      },
    });
    const page = toPage(rows, input.limit, ({ createdAt, id }) => ({ key: createdAt.toISOString(), id }));
    const ids = page.rows.flatMap(({ articleId }) => articleId ?? []);
    const articles = await tx.article.findMany({
      where: { orgId: org.id, id: { in: ids } },
      select: { id: true, title: true },
    });
    const categories = await tx.category.findMany({
      where: { orgId: org.id },
      select: { key: true, name: true },
    });
    return {
      nextCursor: page.nextCursor,
      items: page.rows.map(({ articleId, ticket, category, ...item }) => ({
        ...item,
        number: ticket.number,
        category: categories.find(({ key }) => key === category)?.name ?? null,
        article: articles.find(({ id }) => id === articleId)?.title ?? null,
      })),
    };
  });
}

/** Takes an item out of the test, or back in. An item that is out is learned from again. Throws NOT_FOUND. */
export function excludeGolden(ctx: ServiceContext, { id, isExcluded }: z.output<typeof excludeGoldenInput>) {
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, id };
    const item = found(await ctx.tx.goldenItem.findFirst({ where, select: { ticketId: true } }));
    const { count } = await ctx.tx.goldenItem.updateMany({
      where: { ...where, isExcluded: !isExcluded },
      data: { isExcluded },
    });
    if (count > 0) {
      const kind = isExcluded ? "golden.excluded" : "golden.included";
      await emit(ctx, { kind, ticketId: item.ticketId, data: { id } });
    }
    return { id, isExcluded };
  });
}

/**
 * Puts a ticket into the test by its number: as it is sorted now counts as right. Throws INVALID naming `number`:
 * `unknown`, `taken` (it is in the set), `no_category`.
 */
export function addGolden(ctx: ServiceContext, { number }: z.output<typeof addGoldenInput>) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const where = { orgId, number: { equals: number, mode: "insensitive" as const } };
    const ticket = await ctx.tx.ticket.findFirst({ where, select: { id: true } });
    if (!ticket) throw invalid({ number: ["unknown"] });
    const isKnown = await ctx.tx.goldenItem.count({ where: { orgId, ticketId: ticket.id } });
    if (isKnown > 0) throw invalid({ number: ["taken"] });
    const [candidate] = await readCandidates(ctx, ticket.id);
    if (!candidate) throw notFound();
    if (candidate.category === "") throw invalid({ number: ["no_category"] });
    const item = { ...itemOf(candidate), origin: "added" };
    await ctx.tx.goldenItem.create({
      data: { ...item, orgId, createdAt: ctx.now() },
      select: { id: true },
    });
    await emit(ctx, { kind: "golden.added", ticketId: ticket.id, data: { id: item.id } });
    return { id: item.id };
  });
}
