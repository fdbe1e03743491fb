import type { Locale } from "@handrail/contracts";
import type { searchArticlesInput } from "@handrail/contracts/inputs/kb";
import type { z } from "zod";
import { readsInternal } from "../actor.ts";
import type { ServiceContext } from "../context.ts";
import { planOf } from "../gates.ts";
import { findByMeaning } from "./search/by-meaning.ts";
import { type Candidate, findCandidates, type Wanted } from "./search/candidates.ts";
import { fuse } from "./search/fuse.ts";
import { lookUp } from "./search/look-up.ts";
import type { WantedWord } from "./search/query-plan.ts";
import { type Ranked, rank } from "./search/rank.ts";
import { inLanguage, onePerGroup } from "./search/translate.ts";
import { makeSnippet, markWords, type Snippet } from "./snippet.ts";

export type FoundPassage = {
  articleId: string;
  slug: string;
  title: string;
  excerpt: string;
  intents: string[];
  locale: Locale;
  category: { id: string; key: string; name: string } | null;
  /** From 0 to 1: how much of what was asked the passage says, rare words most; or how much it means like it. */
  score: number;
  passage: { id: string; heading: string; body: string; revision: number };
};

/** Without the passage's text: what of it is shown is the snippet. */
export type ArticleHit = Omit<FoundPassage, "intents" | "passage"> & {
  passage: Omit<FoundPassage["passage"], "body">;
  titleHighlights: Snippet["highlights"];
  snippet: Snippet | null;
};

type Asked = Wanted & { query: string };
type Found = { hits: Ranked<Candidate>[]; words: WantedWord[] };

/** The passages that say most of what was asked, best first. */
function findByWords(ctx: ServiceContext, asked: Asked): Promise<Found> {
  const orgId = ctx.org.id;
  return ctx.ports.db.hot(orgId, async (sql) => {
    const { words, asked: count } = await lookUp(sql, orgId, asked.query, asked.withInternal);
    if (words.every(({ terms }) => terms.length === 0)) return { hits: [], words };
    const candidates = await findCandidates(sql.last, orgId, words, asked);
    return { hits: rank(candidates, words, count), words };
  });
}

/** The one retrieval under every search: by words, and by meaning where that is known within `waitMs`. */
async function findPassages(ctx: ServiceContext, asked: Asked, waitMs: number): Promise<Found> {
  const [said, meant] = await Promise.all([
    findByWords(ctx, asked),
    findByMeaning(ctx, { ...asked, waitMs }),
  ]);
  return meant.length > 0 ? { ...said, hits: fuse(said.hits, meant) } : said;
}

function toPassage(row: Ranked<Candidate>): FoundPassage {
  const { category_id: id, category_key: key, category_name: name } = row;
  return {
    articleId: row.article_id,
    slug: row.slug,
    title: row.title,
    excerpt: row.excerpt,
    intents: row.intents,
    locale: row.locale,
    category: id && key && name ? { id, key, name } : null,
    score: row.score,
    passage: { id: row.id, heading: row.heading, body: row.body, revision: row.revision },
  };
}

/** How long a model may take for the question: while somebody types, and before an answer is written. */
const waits = { search: 400, answer: 2_000 };

/** How many passages are weighed exactly for those that are shown. */
const weighedPassages = 24;

/**
 * The one search of the knowledge base: the best passage of each article that the actor may read, best first, in the
 * language `locale` (the organisation's where none is given) where the article exists in it. The plan decides how many
 * there are and whether they carry a snippet (DESIGN.md §6). An empty query finds nothing.
 */
export async function searchArticles(
  ctx: ServiceContext,
  input: z.input<typeof searchArticlesInput>,
): Promise<ArticleHit[]> {
  const plan = planOf(ctx.org, ctx.actor);
  const limit = Math.min(input.limit ?? plan.suggestions, plan.suggestions);
  const withInternal = readsInternal(ctx.actor);
  const { query, categoryId = null, locale } = input;
  const asked = { query, categoryId, withInternal, perArticle: 2, most: weighedPassages };
  const found = await findPassages(ctx, asked, waits.search);
  const { words } = found;
  const best = onePerGroup(found.hits, limit);
  const shown = locale ?? ctx.org.locale;
  const hits = await inLanguage(ctx, best, shown, withInternal);
  const isFoundIn = { en: markWords(words, "en"), es: markWords(words, "es") };
  return hits.map((hit) => {
    const { intents: _, passage, ...article } = toPassage(hit);
    const { body, ...place } = passage;
    const isFound = isFoundIn[hit.locale];
    return {
      ...article,
      passage: place,
      titleHighlights: makeSnippet(hit.title, isFound, hit.title.length).highlights,
      snippet: plan.snippets ? makeSnippet(hit.body, isFound) : null,
    };
  });
}

/** A passage by itself, as answers cite it. */
export type RetrievedPassage = Omit<FoundPassage, "passage"> & {
  passageId: string;
  heading: string;
  body: string;
  revision: number;
};

/** Passages of one article that an answer may draw on. */
const passagesPerArticle = 8;

/** What an answer to a customer may rest on: the best passages of public, published articles, several of one article too. */
export async function retrievePassages(
  ctx: ServiceContext,
  { query, limit }: { query: string; limit: number },
): Promise<RetrievedPassage[]> {
  const asked = {
    query,
    categoryId: null,
    withInternal: false,
    perArticle: passagesPerArticle,
    most: Math.max(limit, weighedPassages),
  };
  const { hits } = await findPassages(ctx, asked, waits.answer);
  return hits
    .slice(0, limit)
    .map(toPassage)
    .map(({ passage: { id, ...text }, ...article }) => ({
      ...article,
      passageId: id,
      ...text,
    }));
}
