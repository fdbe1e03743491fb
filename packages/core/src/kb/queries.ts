import type {
  listArticlesInput,
  popularArticlesInput,
  staffArticlesInput,
} from "@handrail/contracts/inputs/kb";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, likeLiteral, timeKey, toPage } from "../cursor.ts";
import { found } from "../errors.ts";
import { articleScope } from "../scope.ts";

const cardSelect = {
  id: true,
  slug: true,
  title: true,
  excerpt: true,
  tags: true,
  visibility: true,
  viewCount: true,
  helpfulCount: true,
  publishedAt: true,
  updatedAt: true,
  category: { select: { id: true, key: true, name: true } },
} as const satisfies Prisma.ArticleSelect;

const relatedCount = 4;

/** Published articles for readers, by popularity or recency, one page at a time. */
export function listArticles(ctx: ServiceContext, input: z.output<typeof listArticlesInput>) {
  const popular = input.sort === "popular";
  const views = popular ? decodeCursor(input.cursor, z.number().int()) : null;
  const time = popular ? null : decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async (ctx) => {
    const after: Prisma.ArticleWhereInput = views
      ? { OR: [{ viewCount: { lt: views.key } }, { viewCount: views.key, id: { gt: views.id } }] }
      : time
        ? { OR: [{ updatedAt: { lt: time.key } }, { updatedAt: time.key, id: { gt: time.id } }] }
        : {};
    const rows = await ctx.tx.article.findMany({
      where: {
        AND: [
          articleScope(ctx),
          { status: "published", ...(input.categoryId ? { categoryId: input.categoryId } : {}) },
          after,
        ],
      },
      select: cardSelect,
      orderBy: [popular ? { viewCount: "desc" } : { updatedAt: "desc" }, { id: "asc" }],
      take: input.limit + 1,
    });
    const page = toPage(rows, input.limit, (row) => ({
      key: popular ? row.viewCount : row.updatedAt.toISOString(),
      id: row.id,
    }));
    return { articles: page.rows, nextCursor: page.nextCursor };
  });
}

/** The most read published articles. */
export function listPopular(ctx: ServiceContext, { limit }: z.output<typeof popularArticlesInput>) {
  return withTransaction(ctx, (ctx) =>
    ctx.tx.article.findMany({
      where: { AND: [articleScope(ctx), { status: "published" }] },
      select: cardSelect,
      orderBy: [{ viewCount: "desc" }, { id: "asc" }],
      take: limit,
    }),
  );
}

/** One article with what is read beside it. Staff also read drafts. */
export function getArticle(ctx: ServiceContext, { slug }: { slug: string }) {
  return withTransaction(ctx, async (ctx) => {
    const scope = articleScope(ctx);
    const article = found(
      await ctx.tx.article.findFirst({
        where: { AND: [scope, { slug }] },
        select: {
          ...cardSelect,
          body: true,
          status: true,
          revision: true,
          locale: true,
          notHelpfulCount: true,
        },
      }),
    );
    const kin: Prisma.ArticleWhereInput[] = [{ tags: { hasSome: article.tags } }];
    if (article.category) kin.push({ categoryId: article.category.id });
    const candidates = await ctx.tx.article.findMany({
      where: { AND: [scope, { status: "published", id: { not: article.id } }, { OR: kin }] },
      select: cardSelect,
      orderBy: [{ viewCount: "desc" }, { id: "asc" }],
      take: 50,
    });
    const sharedTags = (tags: string[]) => tags.filter((tag) => article.tags.includes(tag)).length;
    const related = candidates
      .toSorted((a, b) => sharedTags(b.tags) - sharedTags(a.tags))
      .slice(0, relatedCount)
      .map(({ id, slug, title, excerpt, category }) => ({ id, slug, title, excerpt, category }));
    return { ...article, related };
  });
}

/** The editors' list: every status, the last changed first. */
export function listForStaff(ctx: ServiceContext, input: z.output<typeof staffArticlesInput>) {
  const after = decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.article.findMany({
      where: {
        AND: [
          articleScope(ctx),
          input.status ? { status: input.status } : {},
          input.categoryId ? { categoryId: input.categoryId } : {},
          input.search ? { title: { contains: likeLiteral(input.search), mode: "insensitive" } } : {},
          after
            ? { OR: [{ updatedAt: { lt: after.key } }, { updatedAt: after.key, id: { gt: after.id } }] }
            : {},
        ],
      },
      select: { ...cardSelect, status: true, revision: true, notHelpfulCount: true },
      orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      take: input.limit + 1,
    });
    const page = toPage(rows, input.limit, (row) => ({ key: row.updatedAt.toISOString(), id: row.id }));
    return { articles: page.rows, nextCursor: page.nextCursor };
  });
}

/** Active categories in their order, with how many published articles each holds for the actor. */
export function listCategories(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.category.findMany({
      where: { orgId: ctx.org.id, isActive: true },
      select: {
        id: true,
        key: true,
        name: true,
        description: true,
        _count: { select: { articles: { where: { AND: [articleScope(ctx), { status: "published" }] } } } },
      },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }],
    });
    return rows.map(({ _count, ...category }) => ({ ...category, articleCount: _count.articles }));
  });
}

/** What people most often ask, to fill the ticket form with one click. */
export function listQuickIssues(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.quickIssue.findMany({
      where: { orgId: ctx.org.id, isActive: true },
      select: {
        id: true,
        title: true,
        description: true,
        suggestedType: true,
        icon: true,
        categoryId: true,
        article: { select: { slug: true, status: true, visibility: true } },
      },
      orderBy: [{ sortOrder: "asc" }, { title: "asc" }],
    });
    return rows.map(({ article, ...issue }) => ({
      ...issue,
      articleSlug: article?.status === "published" && article.visibility === "public" ? article.slug : null,
    }));
  });
}
