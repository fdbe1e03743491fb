import type { ArticleVisibility, Locale } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { DomainError, found, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { indexArticles } from "./index-articles.ts";

export type ArticleDraft = {
  slug: string;
  title: string;
  excerpt: string;
  body: string;
  categoryId: string | null;
  tags: string[];
  intents: string[];
  visibility: ArticleVisibility;
  locale?: Locale;
};

const savedSelect = {
  id: true,
  slug: true,
  title: true,
  excerpt: true,
  body: true,
  tags: true,
  intents: true,
  locale: true,
  status: true,
  visibility: true,
  revision: true,
} as const;

async function requireCategory(ctx: TxContext, categoryId: string | null) {
  if (!categoryId) return;
  const where = { orgId: ctx.org.id, id: categoryId };
  if ((await ctx.tx.category.count({ where })) === 0) throw notFoundField("categoryId");
}

const authorOf = (ctx: ServiceContext) => (ctx.actor.kind === "member" ? ctx.actor.membershipId : null);

/** Keeps the revision as it stands, so that a citation of it can always be read again. */
async function keepRevision(
  ctx: TxContext,
  article: { id: string; revision: number } & Pick<ArticleDraft, "title" | "excerpt" | "body">,
) {
  const { id: articleId, revision, title, excerpt, body } = article;
  await ctx.tx.articleRevision.create({
    data: {
      orgId: ctx.org.id,
      articleId,
      revision,
      title,
      excerpt,
      body,
      authorId: authorOf(ctx),
      createdAt: ctx.now(),
    },
    select: { revision: true },
  });
}

async function refusingTakenSlug<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("CONFLICT", "slug_taken", { fields: { slug: ["taken"] } });
  }
}

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
          translationKey: id,
          locale: draft.locale ?? ctx.org.locale,
          authorId: authorOf(ctx),
          createdAt: at,
          updatedAt: at,
        },
        select: savedSelect,
      });
      await keepRevision(ctx, article);
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
      found(await ctx.tx.article.findFirst({ where: { orgId, id }, select: { id: true } }));
      await requireCategory(ctx, draft.categoryId);
      const { count } = await ctx.tx.article.updateMany({
        where: { orgId, id, revision },
        data: { ...draft, revision: { increment: 1 }, updatedAt: ctx.now() },
      });
      if (count !== 1) throw new DomainError("CONFLICT", "draft_changed");
      const article = await ctx.tx.article.findFirstOrThrow({ where: { orgId, id }, select: savedSelect });
      await keepRevision(ctx, article);
      if (article.status === "published") await indexArticles(ctx, [article]);
      await emit(ctx, {
        kind: "article.saved",
        subjectId: id,
        data: { revision: { from: revision, to: article.revision } },
      });
      return article;
    }),
  );
}
