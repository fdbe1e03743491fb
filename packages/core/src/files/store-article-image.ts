import { createHash } from "node:crypto";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { forbidden, invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { articleImageUrl } from "./article-image-url.ts";
import { fileName } from "./file-name.ts";
import { redraw } from "./images.ts";
import { articleImageKey } from "./keys.ts";
import { sniff } from "./sniff.ts";
import { takeRoom } from "./usage.ts";

const largestSide = 2_400;
const unusedForSeconds = 7 * 24 * 60 * 60;

const select = { id: true, name: true, width: true, height: true } as const;

function answer(
  slug: string,
  row: { id: string; name: string; width: number | null; height: number | null },
) {
  return {
    id: row.id,
    url: articleImageUrl(slug, row),
    width: row.width ?? 0,
    height: row.height ?? 0,
    /** From the file's name: somewhere to start from. */
    alt: row.name
      .replace(/\.[a-z0-9]+$/i, "")
      .replace(/[-_\s]+/g, " ")
      .trim(),
  };
}

/**
 * Keeps an image for articles: decoded and written anew, SVG as PNG. The same bytes are the same image. One that no
 * article uses within a week is removed again. For staff who write articles, and for imports. Throws INVALID
 * `file_type` or `payload_too_large` naming `file`, LIMIT_REACHED `storage_full`.
 */
export async function storeArticleImage(ctx: ServiceContext, file: { bytes: Uint8Array; name: string }) {
  if (!isStaffActor(ctx.actor) && ctx.actor.kind !== "system") throw forbidden();
  if (file.bytes.byteLength > ctx.ports.storage.limits.fileBytes) {
    throw invalid({ file: ["too large"] }, "payload_too_large");
  }
  const orgId = ctx.org.id;
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const known = await withTransaction(ctx, ({ tx }) =>
    tx.attachment.findFirst({ where: { orgId, kind: "article", sha256, state: "ready" }, select }),
  );
  if (known) return answer(ctx.org.slug, known);
  const picture = await redraw(file.bytes, await sniff(file.bytes), largestSide);
  if (!picture) throw invalid({ file: ["not a PNG, JPEG, WebP, GIF, AVIF or SVG image"] }, "file_type");
  const id = newId();
  await ctx.ports.storage.put(articleImageKey(orgId, id), picture.bytes);
  try {
    return await withTransaction(ctx, async (ctx) => {
      await takeRoom(ctx, picture.bytes.byteLength);
      const row = await ctx.tx.attachment.create({
        data: {
          orgId,
          id,
          sha256,
          kind: "article",
          state: "ready",
          uploaderId: ctx.actor.kind === "member" ? ctx.actor.membershipId : null,
          name: fileName(file.name),
          contentType: picture.contentType,
          size: picture.bytes.byteLength,
          width: picture.width,
          height: picture.height,
          createdAt: ctx.now(),
          updatedAt: ctx.now(),
        },
        select,
      });
      await ctx.ports.jobs.enqueue(
        { tx: ctx.tx },
        "file.expire",
        { orgId, attachmentId: id },
        { startAfterSeconds: unusedForSeconds },
      );
      return answer(ctx.org.slug, row);
    });
  } catch (error) {
    await ctx.ports.storage.remove(articleImageKey(orgId, id));
    throw error;
  }
}
