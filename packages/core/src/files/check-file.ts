import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, unavailable } from "../errors.ts";
import { redraw } from "./images.ts";
import { previewKey, uploadKey } from "./keys.ts";
import { rasterTypes, sniff } from "./sniff.ts";
import { giveRoom } from "./usage.ts";

const previewSide = 1_600;
const headBytes = 64 * 1024;
/** Larger pictures are files like others: they would be decoded in memory. */
const largestPicture = 40 * 1024 * 1024;

async function beginning(ctx: ServiceContext, key: string): Promise<Buffer> {
  const { stream } = found(await ctx.ports.storage.open(key));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks);
}

/** What it is, and for a picture one of our own drawing to look at. */
async function look(ctx: ServiceContext, id: string, size: number) {
  const { storage } = ctx.ports;
  const key = uploadKey(ctx.org.id, id);
  const contentType = await sniff(await beginning(ctx, key));
  const isPicture = rasterTypes.includes(contentType) && size <= largestPicture;
  const bytes = isPicture ? await storage.read(key) : null;
  const picture = bytes && (await redraw(bytes, contentType, previewSide, "image/webp"));
  if (!picture) return { contentType, hasPreview: false };
  await storage.put(previewKey(ctx.org.id, id), picture.bytes);
  return { contentType, width: picture.width, height: picture.height, hasPreview: true };
}

/** Both sides of the conversation fetch the message again. */
async function tell(
  ctx: TxContext,
  event: "file.checked" | "file.refused",
  row: { id: string; messageId: string | null; malware?: string },
) {
  const { id, messageId, malware } = row;
  const data = malware ? { malware } : {};
  if (!messageId) return emit(ctx, { kind: event, subjectId: id, data });
  const orgId = ctx.org.id;
  const { conversationId, isInternal, state } = found(
    await ctx.tx.message.findFirst({
      where: { orgId, id: messageId },
      select: { conversationId: true, isInternal: true, state: true },
    }),
  );
  const { lastSeq: changeSeq, ticketId } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId, id: conversationId } },
    data: { lastSeq: { increment: 1 } },
    select: { lastSeq: true, ticketId: true },
  });
  await ctx.tx.message.update({
    where: { orgId_id: { orgId, id: messageId } },
    data: { changeSeq, updatedAt: ctx.now() },
    select: { id: true },
  });
  await emit(
    ctx,
    { kind: event, ticketId, conversationId, subjectId: id, data },
    { changed: { conversationId, changeSeq, isPublic: !isInternal && state === "sent" } },
  );
}

/**
 * Looks at a file that is held: malware is removed and refused, everything else may be had from then on. Tells the
 * conversation it is in. A file that is gone or not held any more is left alone. Throws UNAVAILABLE where the scanner cannot be
 * asked; the file stays held.
 */
export async function checkFile(ctx: ServiceContext, id: string): Promise<void> {
  const orgId = ctx.org.id;
  const where = { orgId, id, kind: "message" } as const;
  const held = await withTransaction(ctx, ({ tx }) =>
    tx.attachment.findFirst({ where: { ...where, state: "held" }, select: { size: true } }),
  );
  if (!held) return;
  const { size } = held;
  const { storage, scanner } = ctx.ports;
  const { stream } = found(await storage.open(uploadKey(orgId, id)));
  const verdict = await scanner.scan(stream).catch((cause: unknown) => Promise.reject(unavailable(cause)));
  const isInfected = verdict.kind === "infected";
  const seen = isInfected ? {} : await look(ctx, id, size);
  const isChanged = await withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.attachment.updateMany({
      where: { ...where, state: "held" },
      data: { ...seen, state: isInfected ? "refused" : "ready", updatedAt: ctx.now() },
    });
    if (count !== 1) return false;
    if (isInfected) await giveRoom(ctx, size);
    const row = found(await ctx.tx.attachment.findFirst({ where, select: { id: true, messageId: true } }));
    if (isInfected) await tell(ctx, "file.refused", { ...row, malware: verdict.malware });
    else if (row.messageId) await tell(ctx, "file.checked", row);
    return true;
  });
  if (isInfected && isChanged) await storage.remove(uploadKey(orgId, id));
}
