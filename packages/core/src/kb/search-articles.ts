import type { searchArticlesInput } from "@handrail/contracts/inputs/kb";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { planOf } from "../gates.ts";
import { searchConfigs } from "./index-article.ts";
import { makeSnippet, type Snippet } from "./snippet.ts";

const rowSchema = z.object({
  passage_id: z.string(),
  score: z.number(),
  heading: z.string(),
  body: z.string(),
  revision: z.number(),
  article_id: z.string(),
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  intents: z.array(z.string()),
  category_id: z.string().nullable(),
  category_key: z.string().nullable(),
  category_name: z.string().nullable(),
});

export type FoundPassage = {
  articleId: string;
  slug: string;
  title: string;
  excerpt: string;
  intents: string[];
  category: { id: string; key: string; name: string } | null;
  /** Comparable within one search only. */
  score: number;
  passage: { id: string; heading: string; body: string; revision: number };
};

export type ArticleHit = Omit<FoundPassage, "intents"> & { snippet: Snippet | null };

type Asked = { query: string; limit: number; categoryId?: string | null | undefined; withInternal: boolean };

/** The best passages, best first; ids come from the search function, the rows through row-level security. */
async function findPassages(ctx: TxContext, asked: Asked): Promise<FoundPassage[]> {
  const query = asked.query.trim();
  if (!query) return [];
  const config = Prisma.sql`${searchConfigs[ctx.org.locale]}::regconfig`;
  const inCategory = asked.categoryId
    ? Prisma.sql`AND a.category_id = ${asked.categoryId}::uuid`
    : Prisma.empty;
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT h.passage_id, h.score, p.heading, p.body, p.revision, a.id AS article_id, a.slug, a.title, a.excerpt,
      a.intents, c.id AS category_id, c.key AS category_key, c.name AS category_name
    FROM app_private.search_passages(${query}, ${config}, ${asked.withInternal}, 200) h
    JOIN passage p ON p.org_id = ${ctx.org.id}::uuid AND p.id = h.passage_id
    JOIN article a ON a.org_id = p.org_id AND a.id = p.article_id
    LEFT JOIN category c ON c.org_id = a.org_id AND c.id = a.category_id
    WHERE a.status = 'published' AND (${asked.withInternal} OR a.visibility = 'public') ${inCategory}
    ORDER BY h.score DESC, h.passage_id
    LIMIT ${asked.limit}`;
  return z.array(rowSchema).parse(rows).map(toPassage);
}

function toPassage(row: z.output<typeof rowSchema>): FoundPassage {
  const { category_id: id, category_key: key, category_name: name } = row;
  return {
    articleId: row.article_id,
    slug: row.slug,
    title: row.title,
    excerpt: row.excerpt,
    intents: row.intents,
    category: id && key && name ? { id, key, name } : null,
    score: row.score,
    passage: { id: row.passage_id, heading: row.heading, body: row.body, revision: row.revision },
  };
}

/** How many passages to look through for one article each. */
const passagesPerArticle = 8;

/**
 * The one search of the knowledge base: the best passage of each article that the actor may read, best first. The
 * plan decides how many there are and whether they carry a snippet (DESIGN.md §6). An empty query finds nothing.
 */
export function searchArticles(
  ctx: ServiceContext,
  input: z.input<typeof searchArticlesInput>,
): Promise<ArticleHit[]> {
  const plan = planOf(ctx.org, ctx.actor);
  const limit = Math.min(input.limit ?? plan.suggestions, plan.suggestions);
  return withTransaction(ctx, async (ctx) => {
    const passages = await findPassages(ctx, {
      query: input.query,
      categoryId: input.categoryId,
      withInternal: isStaffActor(ctx.actor),
      limit: limit * passagesPerArticle,
    });
    const best = new Map<string, FoundPassage>();
    for (const passage of passages) if (!best.has(passage.articleId)) best.set(passage.articleId, passage);
    return [...best.values()].slice(0, limit).map(({ intents: _, ...hit }) => ({
      ...hit,
      snippet: plan.snippets ? makeSnippet(hit.passage.body, input.query, ctx.org.locale) : null,
    }));
  });
}

/** A passage by itself, as answers cite it. */
export type RetrievedPassage = Omit<FoundPassage, "passage"> & {
  passageId: string;
  heading: string;
  body: string;
  revision: number;
};

/** What an answer to a customer may rest on: the best passages of public, published articles, several of one article too. */
export function retrievePassages(
  ctx: ServiceContext,
  { query, limit }: { query: string; limit: number },
): Promise<RetrievedPassage[]> {
  return withTransaction(ctx, async (ctx) => {
    const passages = await findPassages(ctx, { query, limit, withInternal: false });
    return passages.map(({ passage: { id, ...text }, ...article }) => ({
      ...article,
      passageId: id,
      ...text,
    }));
  });
}
