import type { StaffArticleSort, staffArticlesInput } from "@handrail/contracts/inputs/kb-admin";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { decodeCursor, likeLiteral, type Position, toPage } from "../cursor.ts";

type Input = z.output<typeof staffArticlesInput>;
type Order = Input["order"];

/** What is listed of an article that nobody has read yet is its draft. */
const shownTitle = Prisma.sql`CASE WHEN a.published_at IS NULL THEN coalesce(d.title, a.title) ELSE a.title END`;
const changedAt = Prisma.sql`greatest(a.updated_at, coalesce(d.updated_at, a.updated_at))`;
const votes = Prisma.sql`(a.helpful_count + a.not_helpful_count)`;

/** What a list is sorted by, as one value; articles that nobody has judged come last in both directions. */
const keys = {
  updated: () => Prisma.sql`(extract(epoch FROM ${changedAt}) * 1000)::float8`,
  views: () => Prisma.sql`a.view_count::float8`,
  helpful: (order) =>
    Prisma.sql`(CASE WHEN ${votes} = 0 THEN ${order === "asc" ? 2 : -1}::float8
      ELSE a.helpful_count::float8 / ${votes} END)`,
  title: () => Prisma.sql`lower(${shownTitle}) COLLATE "und-x-icu"`,
} as const satisfies Record<StaffArticleSort, (order: Order) => Prisma.Sql>;

const textKey = z.string();
const numberKey = z.number();
const foundSchema = z.array(z.object({ id: z.string(), key: z.union([z.string(), z.number()]) }));

function conditions({ org }: TxContext, input: Input): Prisma.Sql[] {
  const found = [Prisma.sql`a.org_id = ${org.id}::uuid`];
  const { search, status, categoryId, locale, visibility, authorId } = input;
  if (status) found.push(Prisma.sql`a.status = ${status}::article_status`);
  if (categoryId) found.push(Prisma.sql`coalesce(d.category_id, a.category_id) = ${categoryId}::uuid`);
  if (locale) found.push(Prisma.sql`a.locale = ${locale}::locale`);
  if (visibility)
    found.push(Prisma.sql`coalesce(d.visibility, a.visibility) = ${visibility}::article_visibility`);
  if (authorId) found.push(Prisma.sql`a.author_id = ${authorId}::uuid`);
  if (input.edited) found.push(Prisma.sql`d.article_id IS NOT NULL AND a.published_at IS NOT NULL`);
  if (search) {
    const like = `%${likeLiteral(search)}%`;
    found.push(Prisma.sql`(a.title ILIKE ${like} OR d.title ILIKE ${like} OR a.slug ILIKE ${like}
      OR d.slug ILIKE ${like} OR ${search.toLowerCase()} = ANY (a.tags))`);
  }
  return found;
}

const selected = {
  id: true,
  slug: true,
  title: true,
  excerpt: true,
  locale: true,
  status: true,
  visibility: true,
  revision: true,
  viewCount: true,
  helpfulCount: true,
  notHelpfulCount: true,
  publishedAt: true,
  updatedAt: true,
  category: { select: { id: true, name: true } },
  draft: {
    select: {
      title: true,
      excerpt: true,
      visibility: true,
      updatedAt: true,
      category: { select: { id: true, name: true } },
    },
  },
} as const satisfies Prisma.ArticleSelect;

type Row = Prisma.ArticleGetPayload<{ select: typeof selected }>;

function listed({ draft, ...article }: Row) {
  const shown = draft && !article.publishedAt ? draft : article;
  const { title, excerpt, visibility, category } = shown;
  const updatedAt = draft && draft.updatedAt > article.updatedAt ? draft.updatedAt : article.updatedAt;
  return { ...article, title, excerpt, visibility, category, updatedAt, hasDraft: draft !== null };
}

/** The editors' list: every status, as readers see it or, before the first publication, as it is being written. */
export function listForStaff(ctx: ServiceContext, input: Input) {
  const { sort, order, limit } = input;
  const isText = sort === "title";
  const after: Position<string | number> | null = isText
    ? decodeCursor(input.cursor, textKey)
    : decodeCursor(input.cursor, numberKey);
  return withTransaction(ctx, async (ctx) => {
    const key = keys[sort](order);
    const where = conditions(ctx, input);
    if (after) {
      const value = isText ? Prisma.sql`${after.key}::text` : Prisma.sql`${after.key}::float8`;
      const isBeyond = order === "asc" ? Prisma.sql`>` : Prisma.sql`<`;
      where.push(
        Prisma.sql`(${key} ${isBeyond} ${value} OR (${key} = ${value} AND a.id > ${after.id}::uuid))`,
      );
    }
    const direction = order === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
    const found = foundSchema.parse(
      await ctx.tx.$queryRaw`
        SELECT a.id::text AS id, ${key} AS key
        FROM article a LEFT JOIN article_draft d ON d.org_id = a.org_id AND d.article_id = a.id
        WHERE ${Prisma.join(where, " AND ")}
        ORDER BY ${key} ${direction}, a.id LIMIT ${limit + 1}`,
    );
    const { rows, nextCursor } = toPage(found, limit, ({ id, key }) => ({ id, key }));
    const articles = await ctx.tx.article.findMany({
      where: { orgId: ctx.org.id, id: { in: rows.map(({ id }) => id) } },
      select: selected,
    });
    const byId = new Map(articles.map((article) => [article.id, listed(article)]));
    return { articles: rows.flatMap(({ id }) => byId.get(id) ?? []), nextCursor };
  });
}
