import { type ServiceContext, withTransaction } from "../context.ts";

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
