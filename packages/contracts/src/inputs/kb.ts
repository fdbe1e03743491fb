import { z } from "zod";
import { idempotencyKeySchema, idSchema } from "../ids.ts";
import { articleStatuses } from "../vocabulary.ts";
import { page, search, text } from "./fields.ts";

export const slugSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const searchArticlesInput = z.strictObject({
  query: search(500),
  categoryId: idSchema.nullish(),
  limit: z.number().int().min(1).max(20).default(8),
});
export const listArticlesInput = z.strictObject({
  ...page,
  categoryId: idSchema.nullish(),
  sort: z.enum(["popular", "recent"]).default("popular"),
});
export const articleSlugInput = z.strictObject({ slug: slugSchema });
export const articleFeedbackInput = z.strictObject({
  slug: slugSchema,
  visitorKey: idempotencyKeySchema,
  helpful: z.boolean(),
  comment: text(2_000, 0).nullish(),
});
export const articleViewInput = z.strictObject({ slug: slugSchema, visitorKey: idempotencyKeySchema });

export const popularArticlesInput = z.strictObject({ limit: z.number().int().min(1).max(20).default(5) });
/** For the editors' list: drafts and archived articles too. */
export const staffArticlesInput = z.strictObject({
  ...page,
  categoryId: idSchema.nullish(),
  status: z.enum(articleStatuses).nullish(),
  search: search(200).default(""),
});
