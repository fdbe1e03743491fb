import { type ServiceContext, withTransaction } from "../context.ts";
import { notFound } from "../errors.ts";
import { expireFile } from "./expire-file.ts";
import { uploaderOf } from "./people.ts";

type Input = { attachmentId: string; visitorKey?: string };

/** Removes an upload of the actor's own that no message has taken. Throws NOT_FOUND. */
export async function discardUpload(ctx: ServiceContext, { attachmentId, visitorKey }: Input) {
  const own = await withTransaction(ctx, ({ org, tx }) =>
    tx.attachment.findFirst({
      where: {
        orgId: org.id,
        id: attachmentId,
        kind: "message",
        messageId: null,
        ...uploaderOf(ctx.actor, visitorKey),
      },
      select: { id: true },
    }),
  );
  if (!own || !(await expireFile(ctx, attachmentId))) throw notFound();
}
