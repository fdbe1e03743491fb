import type { categoriesInput, listArticlesInput, popularArticlesInput } from "@handrail/contracts/inputs/kb";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { cardSelect } from "./article-card.ts";
import { shownArticles } from "./reader-language.ts";

const idRows = z.array(z.object({ id: z.string() }));

/** Cards of articles in the order of their ids. */
async function cardsOf(ctx: TxContext, ids: readonly string[]) {
  const rows = await ctx.tx.article.findMany({
    where: { orgId: ctx.org.id, id: { in: [...ids] } },
    select: cardSelect,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Published articles for readers, by popularity or recency, one page at a time; each once, in the reader's language. */
export function listArticles(ctx: ServiceContext, input: z.output<typeof listArticlesInput>) {
  const popular = input.sort === "popular";
  const views = popular ? decodeCursor(input.cursor, z.number().int()) : null;
  const time = popular ? null : decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async (ctx) => {
    const inCategory = input.categoryId
      ? Prisma.sql`AND a.category_id = ${input.categoryId}::uuid`
      : Prisma.empty;
    const after = views
      ? Prisma.sql`AND (a.view_count < ${views.key} OR (a.view_count = ${views.key} AND a.id > ${views.id}::uuid))`
      : time
        ? Prisma.sql`AND (a.updated_at < ${time.key} OR (a.updated_at = ${time.key} AND a.id > ${time.id}::uuid))`
        : Prisma.empty;
    const order = popular ? Prisma.sql`a.view_count DESC, a.id` : Prisma.sql`a.updated_at DESC, a.id`;
    const found = await ctx.tx.$queryRaw<unknown[]>`
      SELECT a.id FROM article a
      WHERE ${shownArticles(ctx, input.locale)} ${inCategory} ${after}
      ORDER BY ${order} LIMIT ${input.limit + 1}`;
    const rows = await cardsOf(
      ctx,
      idRows.parse(found).map(({ id }) => id),
    );
    const page = toPage(rows, input.limit, (row) => ({
      key: popular ? row.viewCount : row.updatedAt.toISOString(),
      id: row.id,
    }));
    return { articles: page.rows, nextCursor: page.nextCursor };
  });
}

/** The most read published articles. */
export async function listPopular(ctx: ServiceContext, input: z.output<typeof popularArticlesInput>) {
  const { articles } = await listArticles(ctx, { ...input, sort: "popular" });
  return articles;
}

/** Active categories in their order, with how many published articles each holds for the actor. */
export function listCategories(ctx: ServiceContext, input?: z.output<typeof categoriesInput>) {
  return withTransaction(ctx, async (ctx) => {
    const categories = await ctx.tx.category.findMany({
      where: { orgId: ctx.org.id, isActive: true },
      select: { id: true, key: true, name: true, description: true },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
    });
    const counted = await ctx.tx.$queryRaw<unknown[]>`
      SELECT a.category_id AS id, count(*)::int AS count FROM article a
      WHERE ${shownArticles(ctx, input?.locale)} AND a.category_id IS NOT NULL GROUP BY 1`;
    const counts = new Map(
      z
        .array(z.object({ id: z.string(), count: z.number() }))
        .parse(counted)
        .map(({ id, count }) => [id, count]),
    );
    return categories.map((category) => ({ ...category, articleCount: counts.get(category.id) ?? 0 }));
  });
}

/** Every address under which search engines find an article, in every language, the last changed first. */
export function listAddresses(ctx: ServiceContext) {
  return withTransaction(ctx, (ctx) =>
    ctx.tx.article.findMany({
      where: { orgId: ctx.org.id, status: "published", visibility: "public" },
      select: { slug: true, locale: true, translationKey: true, updatedAt: true },
      orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      take: 50_000,
    }),
  );
}
