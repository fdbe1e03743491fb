import type { restoreRevisionInput } from "@handrail/contracts/inputs/kb-admin";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { fieldsSelect, requireArticle } from "./internal.ts";
import { saveDraft } from "./save-draft.ts";

/**
 * Makes the text of an earlier revision the draft; readers see it once it is published. Address, category and
 * visibility stay. CONFLICT `draft_changed` where the draft is no longer at `version`.
 */
export function restoreRevision(ctx: ServiceContext, input: z.output<typeof restoreRevisionInput>) {
  const { articleId, revision, version } = input;
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, articleId };
    const article = await requireArticle(ctx, articleId);
    const text = found(
      await ctx.tx.articleRevision.findFirst({
        where: { ...where, revision },
        select: { title: true, excerpt: true, body: true, tags: true, intents: true },
      }),
    );
    const draft = await ctx.tx.articleDraft.findFirst({ where, select: fieldsSelect });
    const { slug, categoryId, visibility } = draft ?? article;
    return saveDraft(ctx, {
      articleId,
      version,
      revision: article.revision,
      fields: { ...text, slug, categoryId, visibility },
    });
  });
}
