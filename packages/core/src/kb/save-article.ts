import type { Locale } from "@handrail/contracts";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { type ServiceContext, withTransaction } from "../context.ts";
import { markStale } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { DomainError } from "../errors.ts";
import { attachArticleImages } from "../files/index.ts";
import { newId } from "../ids.ts";
import { indexArticles } from "./index-articles.ts";
import {
  authorOf,
  keepRevision,
  nowOf,
  refusingTakenSlug,
  requireArticle,
  requireCategory,
  savedSelect,
} from "./internal.ts";

export type ArticleDraft = ArticleFields & { locale?: Locale; translationKey?: string };

/** Writes a new article as a draft that nobody but staff sees. CONFLICT `slug_taken`; NOT_FOUND naming `categoryId`. */
export function createArticle(ctx: ServiceContext, draft: ArticleDraft) {
  return refusingTakenSlug(() =>
    withTransaction(ctx, async (ctx) => {
      await requireCategory(ctx, draft.categoryId);
      const at = ctx.now();
      const id = newId();
      const article = await ctx.tx.article.create({
        data: {
          ...draft,
          orgId: ctx.org.id,
          id,
          translationKey: draft.translationKey ?? id,
          locale: draft.locale ?? ctx.org.locale,
          authorId: authorOf(ctx),
          createdAt: at,
          updatedAt: at,
        },
        select: savedSelect,
      });
      await keepRevision(ctx, article);
      await attachArticleImages(ctx, article.id, article.body);
      await emit(ctx, { kind: "article.saved", subjectId: article.id, data: { revision: article.revision } });
      return article;
    }),
  );
}

/**
 * Writes the next revision of an article; a published one is found by its new text at once. CONFLICT
 * `draft_changed` where somebody saved after `revision` was read; CONFLICT `slug_taken`.
 */
export function updateArticle(ctx: ServiceContext, id: string, revision: number, draft: ArticleDraft) {
  return refusingTakenSlug(() =>
    withTransaction(ctx, async (ctx) => {
      const orgId = ctx.org.id;
      await requireArticle(ctx, id);
      await requireCategory(ctx, draft.categoryId);
      const { count } = await ctx.tx.article.updateMany({
        where: { orgId, id, revision },
        data: { ...draft, revision: { increment: 1 }, updatedAt: ctx.now() },
      });
      if (count !== 1) throw new DomainError("CONFLICT", "draft_changed");
      const article = await requireArticle(ctx, id);
      await keepRevision(ctx, article);
      await attachArticleImages(ctx, id, article.body);
      if (article.status === "published") {
        await indexArticles(ctx, [article]);
        await markStale(ctx, [nowOf(article)]);
      }
      await emit(ctx, {
        kind: "article.saved",
        subjectId: id,
        data: { revision: { from: revision, to: article.revision } },
      });
      return article;
    }),
  );
}
