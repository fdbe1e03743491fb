import { z } from "zod";
import { idSchema } from "../ids.ts";
import { articleVisibilities, kbImportOutcomes, locales } from "../vocabulary.ts";
import { line, page } from "./fields.ts";

/** Where the category of a page comes from: what it says itself and else its folder, its folder, itself, or nothing. */
export const categorySources = ["auto", "folder", "page", "none"] as const;
export type CategorySource = (typeof categorySources)[number];

/** What pages are that do not say so themselves. */
export const kbImportOptions = z.strictObject({
  locale: z.enum(locales),
  status: z.enum(["draft", "published"]),
  visibility: z.enum(articleVisibilities).default("public"),
  categories: z.enum(categorySources).default("auto"),
  /** The one category of all pages; goes before `categories`. */
  categoryId: idSchema.nullable().default(null),
  createCategories: z.boolean().default(true),
  /** Tells folders apart whose pages have the same paths; the same name again changes the same articles. */
  source: line(60, 0).default(""),
});
export type KbImportOptions = z.output<typeof kbImportOptions>;

export const checkImportInput = z.strictObject({ importId: idSchema, options: kbImportOptions });
export const importIdInput = z.strictObject({ importId: idSchema });
export const importsInput = z.strictObject(page);
export const importFilesInput = z.strictObject({
  ...page,
  importId: idSchema,
  outcome: z.enum(kbImportOutcomes).nullish(),
  /** Only files that there is something to know of. */
  noted: z.boolean().default(false),
});
