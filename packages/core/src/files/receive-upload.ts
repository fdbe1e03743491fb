import { createHash } from "node:crypto";
import type { WireAttachment } from "@handrail/contracts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, invalid, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { checkFile } from "./check-file.ts";
import { incomingKey, uploadKey } from "./keys.ts";
import { checkFileUrl, type Signed } from "./links.ts";
import { subjectOfUploader, uploaderOf } from "./people.ts";
import { attachmentSelect, toWireAttachment } from "./wire.ts";

const checkAgainAfterSeconds = 60;

/** Passes on what comes, stops at the first byte too many, and knows the hash at the end. */
function measured(body: AsyncIterable<Uint8Array>, size: number) {
  const hash = createHash("sha256");
  async function* passed() {
    let received = 0;
    for await (const chunk of body) {
      received += chunk.byteLength;
      if (received > size) throw invalid({ file: ["larger than announced"] }, "payload_too_large");
      hash.update(chunk);
      yield chunk;
    }
    if (received < size) throw invalid({ file: ["smaller than announced"] }, "upload_incomplete");
  }
  return { passed, sha256: () => hash.digest("hex") };
}

type Input = Signed & { id: string; visitorKey?: string; body: AsyncIterable<Uint8Array> };

/**
 * Takes the bytes of an upload that `presignUpload` allowed, once, and has them looked at. `held`: they could not be
 * looked at yet. Throws NOT_FOUND for every address that is not the person's own, unused and fresh; INVALID
 * `payload_too_large` or `upload_incomplete` where the size is not the one announced.
 */
export async function receiveUpload(ctx: ServiceContext, input: Input): Promise<WireAttachment> {
  const orgId = ctx.org.id;
  const uploader = uploaderOf(ctx.actor, input.visitorKey);
  checkFileUrl(ctx, { view: "upload", id: input.id, subject: subjectOfUploader(uploader) }, input);
  const waiting = { orgId, id: input.id, kind: "message", state: "uploading", ...uploader } as const;
  const { size } = await withTransaction(ctx, async ({ tx }) =>
    found(await tx.attachment.findFirst({ where: waiting, select: { size: true } })),
  );
  const { storage, jobs } = ctx.ports;
  const incoming = incomingKey(orgId, newId());
  const { passed, sha256 } = measured(input.body, size);
  await storage.put(incoming, passed());
  try {
    await withTransaction(ctx, async (ctx) => {
      const { count } = await ctx.tx.attachment.updateMany({
        where: waiting,
        data: { state: "held", sha256: sha256(), updatedAt: ctx.now() },
      });
      if (count !== 1) throw notFound();
      const payload = { orgId, attachmentId: input.id };
      await jobs.enqueue({ tx: ctx.tx }, "file.scan", payload, {
        startAfterSeconds: checkAgainAfterSeconds,
        singletonKey: input.id,
      });
      await storage.move(incoming, uploadKey(orgId, input.id));
    });
  } catch (error) {
    await storage.remove(incoming);
    throw error;
  }
  await checkFile(ctx, input.id).catch((error: unknown) => {
    ctx.ports.log.error("file is held: it could not be checked", {
      attachmentId: input.id,
      error: String(error),
    });
  });
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId, id: input.id };
    return toWireAttachment(
      ctx,
      found(await ctx.tx.attachment.findFirst({ where, select: attachmentSelect })),
    );
  });
}
