import { z } from "zod";
import { idSchema } from "../ids.ts";
import { maxAttachments } from "../limits.ts";

/** `attachmentIds` of inputs that write a message: own uploads, in the order shown. */
export const attachmentIdsSchema = z
  .array(idSchema)
  .max(maxAttachments)
  .refine((ids) => new Set(ids).size === ids.length)
  .default([]);

/** `size` in bytes, to be met exactly. */
export const presignInput = z.strictObject({
  name: z.string().max(1_000),
  size: z.number().int().min(1),
});
export const attachmentIdInput = z.strictObject({ attachmentId: idSchema });
