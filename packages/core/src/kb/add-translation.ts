import type { addTranslationInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { conflict } from "../errors.ts";
import { newId } from "../ids.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { fieldsSelect, requireArticle } from "./internal.ts";
import { insertStarted } from "./start-article.ts";

/**
 * Begins the same article in another language: a draft that starts from this one's text, to be translated.
 * CONFLICT `translation_exists` where the language is already there.
 */
export async function addTranslation(ctx: ServiceContext, input: z.output<typeof addTranslationInput>) {
  const { articleId: sourceId, locale } = input;
  const articleId = newId();
  try {
    await withTransaction(ctx, async (ctx) => {
      const article = await requireArticle(ctx, sourceId);
      const draft = await ctx.tx.articleDraft.findFirst({
        where: { orgId: ctx.org.id, articleId: sourceId },
        select: fieldsSelect,
      });
      const { slug, title, excerpt, body, categoryId, tags, intents, visibility } = draft ?? article;
      const fields = { slug, title, excerpt, body, categoryId, tags, intents, visibility };
      const { translationKey } = article;
      await insertStarted(ctx, { articleId, locale, translationKey, fields });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("translation_exists");
    throw error;
  }
  return { articleId };
}
