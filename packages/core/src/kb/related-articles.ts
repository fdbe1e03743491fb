import type { Locale } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { topicStems, wordsOf } from "../language/words.ts";
import { articleScope } from "../scope.ts";
import { pickLanguage } from "./reader-language.ts";
import { retrievePassages } from "./search-articles.ts";

type Article = {
  id: string;
  translationKey: string;
  locale: Locale;
  title: string;
  tags: string[];
  intents: string[];
  body: string;
  category: { id: string } | null;
};

const relatedCount = 4;
const passagesLookedAt = 60;
const mostKeywords = 8;
const longestQuery = 400;

const select = {
  id: true,
  slug: true,
  title: true,
  excerpt: true,
  locale: true,
  tags: true,
  translationKey: true,
  category: { select: { id: true, key: true, name: true } },
} as const satisfies Prisma.ArticleSelect;

/** PURE. The words that a text keeps coming back to, most frequent first. */
export function keywordsOf(text: string, locale: Locale): string[] {
  const counts = new Map<string, { word: string; count: number }>();
  for (const word of wordsOf(text.slice(0, 20_000))) {
    const [stem] = word.length > 2 ? topicStems(word, locale) : [];
    if (!stem) continue;
    const known = counts.get(stem);
    if (known) known.count += 1;
    else counts.set(stem, { word, count: 1 });
  }
  return [...counts.values()]
    .filter(({ count }) => count > 1)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostKeywords)
    .map(({ word }) => word);
}

/** What an article is about, as a question to the search. */
function questionFor({ title, tags, intents, body, locale }: Article) {
  const words = [
    title,
    ...tags,
    ...intents.map((intent) => intent.replace(/_/g, " ")),
    ...keywordsOf(body, locale),
  ];
  return words.join(" ").slice(0, longestQuery);
}

/** Published articles by their translation keys, each in the reader's language. */
async function inReadersLanguage(ctx: TxContext, keys: readonly string[], order: readonly Locale[]) {
  const rows = await ctx.tx.article.findMany({
    where: { AND: [articleScope(ctx), { status: "published", translationKey: { in: [...keys] } }] },
    select,
  });
  const groups = Map.groupBy(rows, (row) => row.translationKey);
  return keys.flatMap((key) => pickLanguage(groups.get(key) ?? [], order) ?? []);
}

async function keysOf(ctx: TxContext, ids: readonly string[]): Promise<string[]> {
  const rows = await ctx.tx.article.findMany({
    where: { orgId: ctx.org.id, id: { in: [...ids] } },
    select: { id: true, translationKey: true },
  });
  const keyOf = new Map(rows.map((row) => [row.id, row.translationKey]));
  return ids.flatMap((id) => keyOf.get(id) ?? []);
}

async function alikeByTags(ctx: TxContext, article: Article): Promise<string[]> {
  const kin: Prisma.ArticleWhereInput[] = [{ tags: { hasSome: article.tags } }];
  if (article.category) kin.push({ categoryId: article.category.id });
  const rows = await ctx.tx.article.findMany({
    where: { AND: [articleScope(ctx), { status: "published" }, { OR: kin }] },
    select: { tags: true, translationKey: true },
    orderBy: [{ viewCount: "desc" }, { id: "asc" }],
    take: 50,
  });
  const sharedTags = (tags: string[]) => tags.filter((tag) => article.tags.includes(tag)).length;
  return rows
    .toSorted((a, b) => sharedTags(b.tags) - sharedTags(a.tags))
    .map(({ translationKey }) => translationKey);
}

/**
 * What to read next: articles that the search finds for this one's own words; where they are few, those that share tags
 * or category.
 */
export async function relatedArticles(ctx: ServiceContext, article: Article, order: readonly Locale[]) {
  const passages = await retrievePassages(ctx, { query: questionFor(article), limit: passagesLookedAt });
  const ids = [...new Set(passages.map((passage) => passage.articleId))];
  return withTransaction(ctx, async (ctx) => {
    const isOther = (key: string) => key !== article.translationKey;
    const byContent = new Set((await keysOf(ctx, ids)).filter(isOther));
    const byTags = byContent.size < relatedCount ? (await alikeByTags(ctx, article)).filter(isOther) : [];
    const keys = [...new Set([...byContent, ...byTags])].slice(0, relatedCount);
    const rows = await inReadersLanguage(ctx, keys, order);
    return rows.map(({ translationKey: _, tags: __, ...shown }) => shown);
  });
}
