import type { linkQuickIssueInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, notFoundField } from "../errors.ts";
import { requireArticle } from "./internal.ts";

/**
 * Lets a quick issue open this article, or no longer. It opens one article at a time: linking takes it from
 * another one. NOT_FOUND naming `quickIssueId`; CONFLICT `draft_changed` where it was moved meanwhile.
 */
export function linkQuickIssue(ctx: ServiceContext, input: z.output<typeof linkQuickIssueInput>) {
  const { articleId, quickIssueId, linked } = input;
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, id: quickIssueId };
    const { revision, status } = await requireArticle(ctx, articleId);
    const issue = await ctx.tx.quickIssue.findFirst({ where, select: { articleId: true } });
    if (!issue) throw notFoundField("quickIssueId");
    const from = issue.articleId;
    const to = linked ? articleId : null;
    if (from === to || (!linked && from !== articleId)) return { quickIssueId, articleId: from };
    const { count } = await ctx.tx.quickIssue.updateMany({
      where: { ...where, articleId: from },
      data: { articleId: to },
    });
    if (count !== 1) throw conflict("draft_changed");
    await emit(ctx, {
      kind: "article.quick_issue_changed",
      subjectId: articleId,
      data: { quickIssueId, articleId: { from, to }, revision, status },
    });
    return { quickIssueId, articleId: to };
  });
}
