import type { ErrorReason } from "@handrail/contracts";
import type { bulkArticlesInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requireArticle } from "./internal.ts";
import { publishDraft } from "./publish-draft.ts";
import { archiveArticle, unpublishArticle } from "./withdraw-article.ts";

type Input = z.output<typeof bulkArticlesInput>;
type BulkFailure = {
  articleId: string;
  title: string | null;
  reason: ErrorReason;
  fields: string[];
};

async function positionOf(ctx: ServiceContext, articleId: string) {
  return withTransaction(ctx, async (ctx) => {
    const article = await requireArticle(ctx, articleId);
    const draft = await ctx.tx.articleDraft.findFirst({
      where: { orgId: ctx.org.id, articleId },
      select: { version: true, title: true },
    });
    const title = draft?.title || article.title;
    return { articleId, title, revision: article.revision, version: draft?.version ?? 0 };
  });
}

function refusalOf(ctx: ServiceContext, error: unknown): Pick<BulkFailure, "reason" | "fields"> {
  if (error instanceof DomainError) {
    return { reason: error.reason, fields: Object.keys(error.fields ?? {}) };
  }
  ctx.ports.log.error("an article was not changed", { requestId: ctx.requestId, error: String(error) });
  return { reason: "internal", fields: [] };
}

/**
 * Publishes, unpublishes or archives several articles, each by itself: one that cannot is told with its reason, the
 * rest is done.
 */
export async function bulkArticles(ctx: ServiceContext, { articleIds, action }: Input) {
  const done: string[] = [];
  const failed: BulkFailure[] = [];
  for (const articleId of articleIds) {
    let title: string | null = null;
    try {
      const position = await positionOf(ctx, articleId);
      title = position.title;
      if (action === "publish") await publishDraft(ctx, position);
      else if (action === "archive") await archiveArticle(ctx, position);
      else await unpublishArticle(ctx, position);
      done.push(articleId);
    } catch (error) {
      failed.push({ articleId, title, ...refusalOf(ctx, error) });
    }
  }
  return { done, failed };
}
