import { type ServiceContext, withTransaction } from "../context.ts";
import { imagesOf } from "./article-image-url.ts";

/**
 * Keeps which images an article shows: call it in the transaction that saves `body`. `draft` is what is being written
 * beside the published text; only what the published text shows can be seen by customers. Images that neither shows any
 * more are kept for the article's revisions. Others' images are passed over.
 */
export function attachArticleImages(
  ctx: ServiceContext,
  articleId: string,
  body: string,
  part: "body" | "draft" = "body",
): Promise<void> {
  return withTransaction(ctx, async ({ org, tx }) => {
    const orgId = org.id;
    const named = imagesOf(body);
    const shown = named.length
      ? await tx.attachment.findMany({
          where: { orgId, kind: "article", id: { in: named } },
          select: { id: true },
        })
      : [];
    const ids = shown.map(({ id }) => id);
    const flag = part === "body" ? "inBody" : "inDraft";
    await tx.articleImage.updateMany({
      where: { orgId, articleId, [flag]: true, attachmentId: { notIn: ids } },
      data: { [flag]: false },
    });
    if (ids.length === 0) return;
    await tx.articleImage.createMany({
      data: ids.map((attachmentId) => ({ orgId, articleId, attachmentId })),
      skipDuplicates: true,
    });
    await tx.articleImage.updateMany({
      where: { orgId, articleId, attachmentId: { in: ids } },
      data: { [flag]: true },
    });
  });
}
