import type { TxContext } from "../context.ts";
import { notFoundField } from "../errors.ts";
import { type Uploader, uploaderOf } from "./people.ts";

/**
 * Gives uploads to a message, in the order given: only the actor's own (or of the holder of `visitorKey`) that no
 * message has yet. Throws NOT_FOUND naming `attachmentIds` (attack T4).
 */
export async function attachFiles(
  ctx: TxContext,
  messageId: string,
  attachmentIds: readonly string[],
  visitorKey?: string,
): Promise<void> {
  if (attachmentIds.length === 0) return;
  const { uploaderId, visitorKey: key } = uploaderOf(ctx.actor, visitorKey);
  const ids = [...attachmentIds];
  const attached = await ctx.tx.$executeRaw`
    UPDATE attachment SET message_id = ${messageId}::uuid, position = array_position(${ids}::uuid[], id), updated_at = ${ctx.now()}
    WHERE org_id = ${ctx.org.id}::uuid AND id = ANY (${ids}::uuid[]) AND kind = 'message' AND state IN ('held', 'ready')
      AND message_id IS NULL AND (uploader_id = ${uploaderId}::uuid OR visitor_key = ${key}::uuid)`;
  if (attached !== ids.length) throw notFoundField("attachmentIds");
}

/** What was uploaded under the session of a guest, and no message has yet, is somebody's that the guest turned out to be. */
export async function passUploads(ctx: TxContext, sessionId: string, to: Uploader): Promise<void> {
  await ctx.tx.attachment.updateMany({
    where: { orgId: ctx.org.id, kind: "message", messageId: null, visitorKey: sessionId },
    data: { ...to, updatedAt: ctx.now() },
  });
}

/** Takes a message's attachments back, so that they can be given to another: for replies that are taken back. */
export async function detachFiles(ctx: TxContext, messageId: string): Promise<void> {
  await ctx.tx.attachment.updateMany({
    where: { orgId: ctx.org.id, messageId },
    data: { messageId: null, updatedAt: ctx.now() },
  });
}
