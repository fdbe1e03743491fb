import type { saveDraftInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { announce, emit } from "../emit.ts";
import { conflict } from "../errors.ts";
import { attachArticleImages } from "../files/index.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { authorOf, isSlugTaken, requireArticle, requireCategory, writerOf } from "./internal.ts";

type DraftToSave = z.output<typeof saveDraftInput>;

async function writeDraft(ctx: TxContext, { articleId, version, revision, fields }: DraftToSave) {
  const orgId = ctx.org.id;
  const updatedAt = ctx.now();
  const editorId = authorOf(ctx);
  if (version === 0) {
    await ctx.tx.articleDraft.create({
      data: {
        orgId,
        articleId,
        ...fields,
        baseRevision: revision,
        editorId,
        createdAt: updatedAt,
        updatedAt,
      },
      select: { version: true },
    });
    return 1;
  }
  const { count } = await ctx.tx.articleDraft.updateMany({
    where: { orgId, articleId, version },
    data: { ...fields, editorId, updatedAt, version: { increment: 1 } },
  });
  if (count !== 1) throw conflict("draft_changed");
  return version + 1;
}

const sittingMs = 10 * 60 * 1000;

/** While the same person goes on writing, the history tells it once. */
function isGoingOn(ctx: TxContext, before: { editorId: string | null; updatedAt: Date } | null): boolean {
  if (!before || before.editorId !== authorOf(ctx)) return false;
  return ctx.now().getTime() - before.updatedAt.getTime() < sittingMs;
}

/**
 * Keeps what is being written beside the published text, which stays as it is. CONFLICT `draft_changed` where
 * somebody saved or published after `version` and `revision` were read: nothing is overwritten. An address that
 * another article has is kept, too, and told by `slugTaken`; publishing refuses it.
 */
export async function saveDraft(ctx: ServiceContext, input: DraftToSave) {
  const { articleId, fields } = input;
  try {
    return await withTransaction(ctx, async (ctx) => {
      const article = await requireArticle(ctx, articleId);
      if (article.revision !== input.revision) throw conflict("draft_changed");
      await requireCategory(ctx, fields.categoryId);
      const before = await ctx.tx.articleDraft.findFirst({
        where: { orgId: ctx.org.id, articleId },
        select: { editorId: true, updatedAt: true },
      });
      const version = await writeDraft(ctx, input);
      await attachArticleImages(ctx, articleId, fields.body, "draft");
      const { revision, status, locale } = article;
      const subject = {
        article: { id: articleId, revision, status, draftVersion: version, writer: writerOf(ctx) },
      };
      if (isGoingOn(ctx, before)) await announce(ctx, subject);
      else await emit(ctx, { kind: "article.draft_saved", subjectId: articleId, data: { version } }, subject);
      const slugTaken = await isSlugTaken(ctx, { id: articleId, locale, slug: fields.slug });
      return { articleId, version, revision, savedAt: ctx.now(), slugTaken };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("draft_changed");
    throw error;
  }
}
