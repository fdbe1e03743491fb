import type { startArticleInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict } from "../errors.ts";
import { attachArticleImages } from "../files/index.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { authorOf, isSlugTaken, requireCategory } from "./internal.ts";
import { saveDraft } from "./save-draft.ts";

type NewArticle = z.output<typeof startArticleInput> & { translationKey?: string };

/**
 * An article that has only a draft. Until it is published it has an address of its own making, so that
 * what somebody is still writing takes no address from anybody.
 */
export async function insertStarted(ctx: TxContext, input: NewArticle): Promise<void> {
  const { articleId: id, locale, fields } = input;
  const { org, tx } = ctx;
  const at = ctx.now();
  await tx.article.create({
    data: {
      orgId: org.id,
      id,
      translationKey: input.translationKey ?? id,
      locale,
      slug: `draft-${id}`,
      title: fields.title,
      body: "",
      visibility: fields.visibility,
      authorId: authorOf(ctx),
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  await tx.articleDraft.create({
    data: {
      orgId: org.id,
      articleId: id,
      ...fields,
      baseRevision: 1,
      editorId: authorOf(ctx),
      createdAt: at,
      updatedAt: at,
    },
    select: { version: true },
  });
  await attachArticleImages(ctx, id, fields.body, "draft");
  await emit(ctx, { kind: "article.draft_saved", subjectId: id, data: { version: 1 } });
}

/**
 * Begins an article with its draft; nobody but staff sees it. The browser names it: the same writer sending it
 * again, because no answer came, saves what it holds then. CONFLICT `draft_changed` where the id is another's; NOT_FOUND
 * naming `categoryId`.
 */
export async function startArticle(ctx: ServiceContext, input: z.output<typeof startArticleInput>) {
  const { articleId, locale, fields } = input;
  try {
    return await withTransaction(ctx, async (ctx) => {
      await requireCategory(ctx, fields.categoryId);
      await insertStarted(ctx, input);
      const slugTaken = await isSlugTaken(ctx, { id: articleId, locale, slug: fields.slug });
      return { articleId, version: 1, revision: 1, savedAt: ctx.now(), slugTaken };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await requireOwnDraft(ctx, articleId);
    return saveDraft(ctx, { articleId, version: 1, revision: 1, fields });
  }
}

function requireOwnDraft(ctx: ServiceContext, articleId: string) {
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, articleId, version: 1, editorId: authorOf(ctx) };
    if ((await ctx.tx.articleDraft.count({ where })) === 0) throw conflict("draft_changed");
  });
}
