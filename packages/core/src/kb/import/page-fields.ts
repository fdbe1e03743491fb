import { type ArticleStatus, type ArticleVisibility, type Locale, locales } from "@handrail/contracts";
import { articleLimits } from "@handrail/contracts/inputs/kb-admin";
import type { FrontMatter } from "./text/front-matter.ts";

/** PURE. What front matter says of a page, in the spellings that tools and people use. */
export type PageFields = {
  title: string | null;
  slug: string | null;
  excerpt: string | null;
  category: string | null;
  tags: string[];
  intents: string[];
  /** `null` where it says nothing, the word itself where it is a language that the product does not speak. */
  language: { locale: Locale } | { unknown: string } | null;
  status: ArticleStatus | null;
  visibility: ArticleVisibility | null;
  /** The article that an export of ours wrote it from. */
  articleId: string | null;
};

const spellings = {
  title: ["title", "titel", "titulo", "título"],
  slug: ["slug", "permalink", "url", "path"],
  excerpt: [
    "excerpt",
    "description",
    "summary",
    "abstract",
    "subtitle",
    "lead",
    "descripcion",
    "descripción",
  ],
  category: ["category", "categories", "section", "topic", "group", "categoria", "categoría"],
  tags: ["tags", "tag", "keywords", "labels", "etiquetas"],
  intents: ["intents", "intent", "questions", "phrases"],
  language: ["language", "lang", "locale", "idioma"],
  status: ["status", "state", "estado"],
  visibility: ["visibility", "audience", "access", "visibilidad"],
} as const;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By lower case, without `_` and `-`: `Last-Updated` and `last_updated` are one. */
function folded(data: FrontMatter): Map<string, unknown> {
  return new Map(
    Object.entries(data).map(([key, value]) => [key.toLowerCase().replace(/[_\s-]/g, ""), value]),
  );
}

const asText = (value: unknown): string | null => {
  const single: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof single === "number") return String(single);
  return typeof single === "string" && single.trim() !== "" ? single.trim() : null;
};

function asWords(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value)
    ? value
    : typeof value === "string"
      ? value.split(/[,;\n]/)
      : [];
  return values.flatMap((each) => {
    const word = typeof each === "object" && each !== null ? (Object(each).name ?? Object(each).label) : each;
    const text = asText(word)?.replace(/\s+/g, " ");
    return text ? [text.replace(/^#/, "")] : [];
  });
}

function asLanguage(value: string | null): PageFields["language"] {
  if (!value) return null;
  const word = value.toLowerCase().split(/[-_]/)[0] ?? "";
  const named: Record<string, Locale> = {
    english: "en",
    inglés: "en",
    spanish: "es",
    español: "es",
    castellano: "es",
  };
  const locale = locales.find((each) => each === word) ?? named[value.toLowerCase()];
  return locale ? { locale } : { unknown: value.slice(0, 40) };
}

function asStatus(fields: Map<string, unknown>, word: string | null): ArticleStatus | null {
  if (fields.get("draft") === true || fields.get("published") === false) return "draft";
  if (fields.get("archived") === true) return "archived";
  if (/^(?:draft|unpublished|borrador|wip|in.?review)$/i.test(word ?? "")) return "draft";
  if (/^(?:published|public|live|publicado)$/i.test(word ?? "")) return "published";
  if (/^(?:archived|deprecated|archivado)$/i.test(word ?? "")) return "archived";
  if (fields.get("draft") === false || fields.get("published") === true) return "published";
  return null;
}

function asVisibility(fields: Map<string, unknown>, word: string | null): ArticleVisibility | null {
  if (fields.get("internal") === true || fields.get("private") === true || fields.get("unlisted") === true) {
    return "internal";
  }
  if (/^(?:internal|private|staff|agents?|team|interno|interna)$/i.test(word ?? "")) return "internal";
  return /^(?:public|everyone|all|público|publico)$/i.test(word ?? "") ? "public" : null;
}

export function readFields(data: FrontMatter): PageFields {
  const fields = folded(data);
  const valuesOf = (name: keyof typeof spellings) =>
    spellings[name]
      .map((spelling) => fields.get(spelling.replace(/[_\s-]/g, "")))
      .filter((value) => value !== undefined);
  const textOf = (name: keyof typeof spellings) =>
    valuesOf(name)
      .map(asText)
      .find((value) => value !== null) ?? null;
  const wordsOf = (name: keyof typeof spellings) => [...new Set(valuesOf(name).flatMap(asWords))];
  const id = asText(fields.get("articleid"));
  return {
    title: textOf("title"),
    slug: textOf("slug"),
    excerpt: textOf("excerpt"),
    category: textOf("category"),
    tags: wordsOf("tags"),
    intents: wordsOf("intents"),
    language: asLanguage(textOf("language")),
    status: asStatus(fields, textOf("status")),
    visibility: asVisibility(fields, textOf("visibility")),
    articleId: id && uuid.test(id) ? id : null,
  };
}

/** Words as an article takes them; `isCut` where some were too many or too long. */
export function fittingWords(words: readonly string[]): { words: string[]; isCut: boolean } {
  const short = words.filter((word) => word.length <= articleLimits.tag).slice(0, articleLimits.tags);
  return { words: short, isCut: short.length < words.length };
}
