import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import slugify from "@sindresorhus/slugify";

/** What is written of an article, in the order in which it is shown. */
export const fieldNames = [
  "title",
  "slug",
  "excerpt",
  "categoryId",
  "visibility",
  "tags",
  "intents",
  "body",
] as const satisfies readonly (keyof ArticleFields)[];
export type FieldName = (typeof fieldNames)[number];

export const emptyFields: ArticleFields = {
  slug: "",
  title: "",
  excerpt: "",
  body: "",
  categoryId: null,
  tags: [],
  intents: [],
  visibility: "public",
};

type Stored = ArticleFields & { draft: ArticleFields | null };

/** PURE. What is being written of an article: its draft, or what readers see where there is none. */
export function fieldsOf(article: Stored): ArticleFields {
  const { slug, title, excerpt, body, categoryId, tags, intents, visibility } = article.draft ?? article;
  return { slug, title, excerpt, body, categoryId, tags, intents, visibility };
}

/** PURE. The fields in which two versions differ. */
export function changedFields(a: ArticleFields, b: ArticleFields): FieldName[] {
  return fieldNames.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}

const longestSlug = 120;

/** PURE. An address made of a title: "¿Cómo conecto mi bot?" → "como-conecto-mi-bot". */
export function slugOf(title: string): string {
  return slugify(title, { decamelize: false }).slice(0, longestSlug).replace(/-+$/, "");
}

/** PURE. What somebody types as an address, as far as it may be one; a hyphen at the end is still being typed. */
export function typedSlug(value: string): string {
  const slug = slugOf(value);
  return /[-\s_]$/.test(value) && slug !== "" && slug.length < longestSlug ? `${slug}-` : slug;
}

/** PURE. The fields as they are sent: within the limits of the server, with an address that is one. */
export function sendable(fields: ArticleFields): ArticleFields {
  return { ...fields, slug: fields.slug.replace(/-+$/, "") };
}

/** PURE. For each field in which two versions differ, the one that its writer changed; `mine` where both did. */
export function suggestedSides(
  base: ArticleFields,
  mine: ArticleFields,
  theirs: ArticleFields,
): Partial<Record<FieldName, "mine" | "theirs">> {
  const own = changedFields(base, mine);
  return Object.fromEntries(
    changedFields(mine, theirs).map((name) => [name, own.includes(name) ? "mine" : "theirs"]),
  );
}
