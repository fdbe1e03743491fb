import { z } from "zod";
import { idSchema } from "../ids.ts";
import { isCostlyMarkdown } from "../markdown-cost.ts";
import { articleStatuses, articleVisibilities, locales } from "../vocabulary.ts";
import { line, markdown, page, search } from "./fields.ts";
import { slugSchema } from "./kb.ts";

/** The longest parts of an article, in characters, and the most words of each kind. */
export const articleLimits = {
  title: 200,
  excerpt: 500,
  body: 200_000,
  tag: 60,
  tags: 30,
} as const;

const words = z
  .array(line(articleLimits.tag))
  .max(articleLimits.tags)
  .transform((values) => [...new Set(values)]);

/** What is written of an article. A draft may lack a title, a slug or a text; what is published may not. */
const articleFieldsSchema = z.strictObject({
  slug: slugSchema.or(z.literal("")),
  title: line(articleLimits.title, 0),
  excerpt: line(articleLimits.excerpt, 0),
  body: markdown(articleLimits.body).refine((body) => !isCostlyMarkdown(body), {
    error: "more marks than a paragraph has: leave lines empty between",
  }),
  categoryId: idSchema.nullable(),
  tags: words,
  intents: words,
  visibility: z.enum(articleVisibilities),
});
export type ArticleFields = z.output<typeof articleFieldsSchema>;

const revision = z.number().int().min(1).max(1_000_000);
/** 0 where there is no draft yet. */
const draftVersion = z.number().int().min(0).max(1_000_000_000);

export const articleIdInput = z.strictObject({ articleId: idSchema });
/** The browser gives the article its id: sending the same again makes no second one. */
export const startArticleInput = z.strictObject({
  articleId: idSchema,
  locale: z.enum(locales),
  fields: articleFieldsSchema,
});
/** `version` and `revision` are what the writer has read: the draft's, and that of the article beside it. */
export const saveDraftInput = z.strictObject({
  articleId: idSchema,
  version: draftVersion,
  revision,
  fields: articleFieldsSchema,
});
export const discardDraftInput = z.strictObject({ articleId: idSchema, version: draftVersion });
export const publishDraftInput = z.strictObject({ articleId: idSchema, version: draftVersion, revision });
export const changeArticleStatusInput = z.strictObject({ articleId: idSchema, revision });
export const deleteArticleInput = z.strictObject({ articleId: idSchema, revision });
export const addTranslationInput = z.strictObject({ articleId: idSchema, locale: z.enum(locales) });
export const articleRevisionInput = z.strictObject({ articleId: idSchema, revision });
export const restoreRevisionInput = z.strictObject({ articleId: idSchema, revision, version: draftVersion });
export const linkQuickIssueInput = z.strictObject({
  articleId: idSchema,
  quickIssueId: idSchema,
  linked: z.boolean(),
});

export const bulkArticleActions = ["publish", "unpublish", "archive"] as const;
export const bulkArticlesInput = z.strictObject({
  articleIds: z
    .array(idSchema)
    .min(1)
    .max(100)
    .transform((ids) => [...new Set(ids)]),
  action: z.enum(bulkArticleActions),
});

export const staffArticleSorts = ["updated", "views", "helpful", "title"] as const;
export type StaffArticleSort = (typeof staffArticleSorts)[number];
/** For the editors' list: drafts, internal and archived articles too. */
export const staffArticlesInput = z.strictObject({
  ...page,
  search: search(200).default(""),
  status: z.enum(articleStatuses).nullish(),
  categoryId: idSchema.nullish(),
  locale: z.enum(locales).nullish(),
  visibility: z.enum(articleVisibilities).nullish(),
  authorId: idSchema.nullish(),
  /** Only those with a draft beside what is published. */
  edited: z.boolean().default(false),
  sort: z.enum(staffArticleSorts).default("updated"),
  order: z.enum(["asc", "desc"]).default("desc"),
});
