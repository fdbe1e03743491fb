import { z } from "zod";
import { idempotencyKeySchema, idSchema } from "../ids.ts";
import { locales } from "../vocabulary.ts";
import { page, search, text } from "./fields.ts";

export const slugSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const searchArticlesInput = z.strictObject({
  query: search(500),
  /** The reader's language: articles that exist in it are shown in it. */
  locale: z.enum(locales).nullish(),
  categoryId: idSchema.nullish(),
  limit: z.number().int().min(1).max(20).default(8),
});
/** The language that a reader wants; without it the organisation's. What lacks it is shown in another one. */
const readerLocale = z.enum(locales).nullish();

export const listArticlesInput = z.strictObject({
  ...page,
  locale: readerLocale,
  categoryId: idSchema.nullish(),
  sort: z.enum(["popular", "recent"]).default("popular"),
});
export const articleSlugInput = z.strictObject({ slug: slugSchema, locale: readerLocale });
export const categoriesInput = z.strictObject({ locale: readerLocale }).optional();
export const articleFeedbackInput = z.strictObject({
  articleId: idSchema,
  visitorKey: idempotencyKeySchema,
  helpful: z.boolean(),
  comment: text(2_000, 0).nullish(),
});
export const articleViewInput = z.strictObject({ articleId: idSchema, visitorKey: idempotencyKeySchema });

export const popularArticlesInput = z.strictObject({
  limit: z.number().int().min(1).max(20).default(5),
  locale: readerLocale,
});
