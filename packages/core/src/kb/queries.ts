import type { staffArticlesInput } from "@handrail/contracts/inputs/kb";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, likeLiteral, timeKey, toPage } from "../cursor.ts";
import { articleScope } from "../scope.ts";
import { cardSelect } from "./article-card.ts";

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
