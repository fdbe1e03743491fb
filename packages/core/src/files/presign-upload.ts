import type { presignInput } from "@handrail/contracts/inputs/files";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { DomainError, invalid } from "../errors.ts";
import { peerKey } from "../identity/rules.ts";
import { newId } from "../ids.ts";
import { fileName } from "./file-name.ts";
import { fileUrl } from "./links.ts";
import { subjectOfUploader, uploaderOf } from "./people.ts";
import { takeRoom } from "./usage.ts";

/** Uploads of one person that no message has taken yet. */
const mostUnused = 40;
const unusedForSeconds = 24 * 60 * 60;
/** Of an organisation's room, what people without an account have announced and not used takes one part in this many. */
const visitorsShare = 10;

/** How large one file may be, in bytes. */
export const fileLimits = (ctx: ServiceContext) => ({ fileBytes: ctx.ports.storage.limits.fileBytes });

/** Nobody who needs no account to ask fills the room of those who work. Call it once the room is taken. */
async function requireShare(ctx: TxContext) {
  const { _sum } = await ctx.tx.attachment.aggregate({
    where: {
      orgId: ctx.org.id,
      kind: "message",
      messageId: null,
      uploaderId: null,
      state: { not: "refused" },
    },
    _sum: { size: true },
  });
  const most = ctx.ports.storage.limits.organizationBytes / visitorsShare;
  if ((_sum.size ?? 0) > most) throw new DomainError("LIMIT_REACHED", "storage_full");
}

type Input = z.output<typeof presignInput> & { clientIp: string; visitorKey?: string };

/**
 * Allows one file to be sent, by PUT to `url` and by the asker alone, and keeps room for it. `size` is what it must have
 * to the byte. What no message takes within a day is removed. `visitorKey`: for who has no account; the caller has
 * decided that such people may. Throws UNAUTHENTICATED, INVALID `payload_too_large` naming `size`, LIMIT_REACHED
 * `too_many_requests`, `too_many_files` or `storage_full`.
 */
export async function presignUpload(ctx: ServiceContext, input: Input) {
  const uploader = uploaderOf(ctx.actor, input.visitorKey);
  const { limiter, storage, jobs } = ctx.ports;
  if (input.size > storage.limits.fileBytes) {
    throw invalid(
      { size: [`at most ${Math.floor(storage.limits.fileBytes / 1024 / 1024)} MB`] },
      "payload_too_large",
    );
  }
  await limiter.consume("upload", subjectOfUploader(uploader));
  await limiter.consume("upload_ip", peerKey(input.clientIp));
  const orgId = ctx.org.id;
  const id = newId();
  const name = fileName(input.name);
  await withTransaction(ctx, async (ctx) => {
    const unused = await ctx.tx.attachment.count({
      where: { orgId, kind: "message", messageId: null, ...uploader },
    });
    if (unused >= mostUnused) throw new DomainError("LIMIT_REACHED", "too_many_files");
    await takeRoom(ctx, input.size);
    await ctx.tx.attachment.create({
      data: {
        orgId,
        id,
        kind: "message",
        ...uploader,
        name,
        size: input.size,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      },
      select: { id: true },
    });
    if (!uploader.uploaderId) await requireShare(ctx);
    const payload = { orgId, attachmentId: id };
    await jobs.enqueue({ tx: ctx.tx }, "file.expire", payload, { startAfterSeconds: unusedForSeconds });
  });
  return { id, name, url: fileUrl(ctx, { view: "upload", id, subject: subjectOfUploader(uploader) }) };
}
