import { type ServiceContext, withTransaction } from "../context.ts";
import { articleImageKey, previewKey, uploadKey } from "./keys.ts";
import { giveRoom } from "./usage.ts";

/** Removes an upload that no message has taken, or an image that no article has ever shown. What is used stays. */
export async function expireFile(ctx: ServiceContext, attachmentId: string): Promise<boolean> {
  const orgId = ctx.org.id;
  const isRemoved = await withTransaction(ctx, async (ctx) => {
    const unused = { orgId, id: attachmentId, messageId: null, articles: { none: {} } };
    const row = await ctx.tx.attachment.findFirst({ where: unused, select: { size: true, state: true } });
    if (!row) return false;
    const { count } = await ctx.tx.attachment.deleteMany({ where: unused });
    if (count === 1 && row.state !== "refused") await giveRoom(ctx, row.size);
    return count === 1;
  });
  if (!isRemoved) return false;
  for (const keyOf of [uploadKey, previewKey, articleImageKey]) {
    await ctx.ports.storage.remove(keyOf(orgId, attachmentId));
  }
  return true;
}
