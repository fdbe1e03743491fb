import { type ServiceContext, withTransaction } from "../context.ts";
import { found, unauthenticated } from "../errors.ts";
import { previewKey, uploadKey } from "./keys.ts";
import { checkFileUrl, type Signed } from "./links.ts";
import { readableMessages, subjectOf, uploaderOf } from "./people.ts";
import { attachmentSelect, toWireAttachment } from "./wire.ts";

function findReadable(ctx: ServiceContext, id: string) {
  return withTransaction(ctx, async ({ org, tx }) =>
    found(
      await tx.attachment.findFirst({
        where: {
          orgId: org.id,
          id,
          kind: "message",
          OR: [{ message: { is: readableMessages(ctx) } }, { messageId: null, ...uploaderOf(ctx.actor) }],
        },
        select: attachmentSelect,
      }),
    ),
  );
}

/**
 * A file of a message, by a signed address. The signature, the person it was made for and the right to see the message
 * now are three questions; every one must be answered with yes (attack F5). Throws NOT_FOUND.
 */
export async function openAttachment(
  ctx: ServiceContext,
  { id, view, ...signed }: Signed & { id: string; view: "preview" | "download" },
) {
  const subject = subjectOf(ctx.actor);
  if (!subject) throw unauthenticated();
  checkFileUrl(ctx, { view, id, subject }, signed);
  const row = await findReadable(ctx, id);
  found(row.state === "ready" && (view === "download" || row.hasPreview) ? row : null);
  const keyOf = view === "preview" ? previewKey : uploadKey;
  const file = found(await ctx.ports.storage.open(keyOf(ctx.org.id, id)));
  return { ...file, name: row.name, contentType: view === "preview" ? "image/webp" : row.contentType };
}

/** An attachment with fresh addresses, for who kept a page open longer than they last. Throws NOT_FOUND. */
export async function getAttachment(ctx: ServiceContext, { attachmentId }: { attachmentId: string }) {
  return toWireAttachment(ctx, await findReadable(ctx, attachmentId));
}
