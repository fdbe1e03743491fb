import type { WireAttachment } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { ServiceContext, TxContext } from "../context.ts";
import { fileUrl } from "./links.ts";
import { subjectOf } from "./people.ts";

export const attachmentSelect = {
  id: true,
  name: true,
  contentType: true,
  size: true,
  width: true,
  height: true,
  state: true,
  hasPreview: true,
} as const satisfies Prisma.AttachmentSelect;
export type AttachmentRow = Prisma.AttachmentGetPayload<{ select: typeof attachmentSelect }>;

/** The attachment as it travels to the actor, with addresses for nobody else. */
export function toWireAttachment(ctx: ServiceContext, row: AttachmentRow): WireAttachment {
  const { hasPreview, state, ...rest } = row;
  const subject = state === "ready" ? subjectOf(ctx.actor) : null;
  const urlOf = (view: "preview" | "download") => subject && fileUrl(ctx, { view, id: row.id, subject });
  return {
    ...rest,
    state: state === "uploading" ? "held" : state,
    previewUrl: hasPreview ? urlOf("preview") : null,
    downloadUrl: urlOf("download"),
  };
}

/**
 * The attachments of messages that the caller has found through the actor's scope, by message. Whoever may see a
 * message may have its attachments.
 */
export async function attachmentsOf(
  ctx: TxContext,
  messageIds: readonly string[],
): Promise<Map<string, WireAttachment[]>> {
  const byMessage = new Map<string, WireAttachment[]>();
  if (messageIds.length === 0) return byMessage;
  const rows = await ctx.tx.attachment.findMany({
    where: { orgId: ctx.org.id, messageId: { in: [...messageIds] } },
    select: { ...attachmentSelect, messageId: true },
    orderBy: { position: "asc" },
  });
  for (const { messageId, ...row } of rows) {
    if (!messageId) continue;
    byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), toWireAttachment(ctx, row)]);
  }
  return byMessage;
}
