import { type ServiceContext, withTransaction } from "../context.ts";

const graceSeconds = 60;

/** Call it in the transaction that deletes an article: images that no other article has shown are removed after it. */
export function releaseArticleImages(ctx: ServiceContext, articleId: string): Promise<void> {
  return withTransaction(ctx, async ({ org, tx, ports }) => {
    const rows = await tx.articleImage.findMany({
      where: { orgId: org.id, articleId },
      select: { attachmentId: true },
    });
    for (const { attachmentId } of rows) {
      const payload = { orgId: org.id, attachmentId };
      await ports.jobs.enqueue({ tx }, "file.expire", payload, { startAfterSeconds: graceSeconds });
    }
  });
}
