import type { ArticleFields, publishDraftInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { markStale } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { conflict, found, invalid } from "../errors.ts";
import { attachArticleImages } from "../files/index.ts";
import { indexArticles } from "./index-articles.ts";
import {
  fieldsSelect,
  isSlugTaken,
  keepRevision,
  nowOf,
  refusingTakenSlug,
  requireArticle,
  requireCategory,
  slugTaken,
  writerOf,
} from "./internal.ts";
import { publishArticle } from "./publish-article.ts";
import { missingFields } from "./rules.ts";

type Publishing = z.output<typeof publishDraftInput>;
type Article = Awaited<ReturnType<typeof requireArticle>>;

/** Where the article goes on from: what was published and never kept is kept first. */
async function nextRevision(ctx: TxContext, article: Article): Promise<number> {
  const { id: articleId, revision } = article;
  const kept = await ctx.tx.articleRevision.count({ where: { orgId: ctx.org.id, articleId, revision } });
  if (kept > 0) return revision + 1;
  if (!article.publishedAt) return revision;
  await keepRevision(ctx, article, { authorId: null, createdAt: article.publishedAt });
  return revision + 1;
}

/** An address that readers know goes on leading here; one that the article takes leads nowhere else. */
async function keepAddresses(ctx: TxContext, article: Article, slug: string) {
  const { org, tx } = ctx;
  const { id: articleId, locale } = article;
  await tx.articleRedirect.deleteMany({ where: { orgId: org.id, locale, slug } });
  if (!article.publishedAt || article.slug === slug) return;
  await tx.articleRedirect.deleteMany({ where: { orgId: org.id, locale, slug: article.slug } });
  await tx.articleRedirect.create({
    data: { orgId: org.id, locale, slug: article.slug, articleId, createdAt: ctx.now() },
    select: { slug: true },
  });
}

async function takeDraft(ctx: TxContext, { articleId, version }: Publishing): Promise<ArticleFields> {
  const where = { orgId: ctx.org.id, articleId };
  const draft = await ctx.tx.articleDraft.findFirst({ where, select: { ...fieldsSelect, version: true } });
  const { count } = await ctx.tx.articleDraft.deleteMany({ where: { ...where, version } });
  if (!draft || draft.version !== version || count !== 1) throw conflict("draft_changed");
  const { version: _version, ...fields } = draft;
  return fields;
}

/**
 * Puts the draft in the place of what readers see, as the next revision, and makes it findable; the address that
 * readers knew goes on working. Without a draft (`version` 0) the article is published as it stands. CONFLICT
 * `draft_changed` where somebody saved or published meanwhile; CONFLICT `slug_taken`; INVALID naming what is missing.
 */
export function publishDraft(ctx: ServiceContext, input: Publishing) {
  return refusingTakenSlug(() =>
    withTransaction(ctx, async (ctx) => {
      const orgId = ctx.org.id;
      const { articleId: id } = input;
      const article = await requireArticle(ctx, id);
      if (article.revision !== input.revision) throw conflict("draft_changed");
      if (input.version === 0) {
        const draft = await ctx.tx.articleDraft.count({ where: { orgId, articleId: id } });
        if (draft > 0) throw conflict("draft_changed");
        const missing = missingFields(article);
        if (missing) throw invalid(missing);
        return publishArticle(ctx, input);
      }
      const fields = await takeDraft(ctx, input);
      const missing = missingFields(fields);
      if (missing) throw invalid(missing);
      await requireCategory(ctx, fields.categoryId);
      const { locale, status } = article;
      if (await isSlugTaken(ctx, { id, locale, slug: fields.slug })) throw slugTaken();
      const revision = await nextRevision(ctx, article);
      await keepAddresses(ctx, article, fields.slug);
      const { count } = await ctx.tx.article.updateMany({
        where: { orgId, id, revision: article.revision },
        data: {
          ...fields,
          revision,
          status: "published",
          publishedAt: article.publishedAt ?? ctx.now(),
          updatedAt: ctx.now(),
        },
      });
      if (count !== 1) throw conflict("draft_changed");
      const saved = found(await requireArticle(ctx, id));
      await keepRevision(ctx, saved);
      await attachArticleImages(ctx, id, saved.body);
      await attachArticleImages(ctx, id, "", "draft");
      await indexArticles(ctx, [saved]);
      await markStale(ctx, [nowOf(saved)]);
      await emit(
        ctx,
        {
          kind: "article.published",
          subjectId: id,
          data: {
            slug: saved.slug,
            revision: { from: article.revision, to: revision },
            status: { from: status, to: "published" },
          },
        },
        { article: { id, revision, status: "published", draftVersion: null, writer: writerOf(ctx) } },
      );
      return { id, slug: saved.slug, revision };
    }),
  );
}
