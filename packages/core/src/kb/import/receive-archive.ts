import { type ServiceContext, withTransaction } from "../../context.ts";
import { invalid } from "../../errors.ts";
import { fileName } from "../../files/file-name.ts";
import { newId } from "../../ids.ts";
import { authorOf } from "../internal.ts";
import { archiveKey } from "./claim.ts";
import { importLimits } from "./limits.ts";

const keptForSeconds = 24 * 60 * 60;
/** More archives than this do not wait at once: the oldest gives way. */
const mostWaiting = 3;

/** What begins as a zip does; an empty one, too. */
const isZip = (head: Buffer) => ["504b0304", "504b0506"].includes(head.subarray(0, 4).toString("hex"));

async function* limited(content: AsyncIterable<Uint8Array>, told: { size: number }) {
  let head = Buffer.alloc(0);
  for await (const chunk of content) {
    told.size += chunk.byteLength;
    if (told.size > importLimits.archive) throw invalid({ file: ["too large"] }, "payload_too_large");
    if (head.length < 4) {
      head = Buffer.concat([head, chunk.subarray(0, 4)]);
      if (head.length >= 4 && !isZip(head)) throw invalid({ file: ["not a zip"] }, "file_type");
    }
    yield chunk;
  }
  if (head.length < 4) throw invalid({ file: ["not a zip"] }, "file_type");
}

/** Archives that wait for nobody any more make room. */
async function discardOldest(ctx: ServiceContext) {
  const { org, ports } = ctx;
  const gone = await withTransaction(ctx, async ({ tx, now }) => {
    const waiting = await tx.kbImport.findMany({
      where: { orgId: org.id, state: { in: ["uploaded", "checked"] } },
      orderBy: { createdAt: "desc" },
      skip: mostWaiting,
      select: { id: true },
    });
    const ids = waiting.map(({ id }) => id);
    await tx.kbImport.updateMany({
      where: { orgId: org.id, id: { in: ids }, state: { in: ["uploaded", "checked"] } },
      data: { state: "cancelled", finishedAt: now(), updatedAt: now() },
    });
    return ids;
  });
  for (const id of gone) await ports.storage.remove(archiveKey(org.id, id));
}

/**
 * Keeps an archive to be imported; it streams to the storage and is looked into later. One that nobody imports is
 * removed after a day. INVALID `file_type`, `payload_too_large` naming `file`; LIMIT_REACHED.
 */
export async function receiveArchive(
  ctx: ServiceContext,
  file: { name: string; content: AsyncIterable<Uint8Array> },
): Promise<{ importId: string }> {
  const { org, ports } = ctx;
  await ports.limiter.consume("upload", `${org.id}:kb-import`);
  const id = newId();
  const told = { size: 0 };
  await ports.storage.put(archiveKey(org.id, id), limited(file.content, told));
  await withTransaction(ctx, async ({ tx, now }) => {
    await tx.kbImport.create({
      data: {
        orgId: org.id,
        id,
        state: "uploaded",
        name: fileName(file.name),
        size: told.size,
        authorId: authorOf(ctx),
        createdAt: now(),
        updatedAt: now(),
      },
      select: { id: true },
    });
    const payload = { orgId: org.id, importId: id };
    await ports.jobs.enqueue({ tx }, "kb.import_expire", payload, { startAfterSeconds: keptForSeconds });
  });
  await discardOldest(ctx);
  return { importId: id };
}
