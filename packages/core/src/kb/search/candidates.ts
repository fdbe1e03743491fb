import { locales } from "@handrail/contracts";
import type { HotSql } from "@handrail/db";
import { z } from "zod";
import { strongest, type WantedWord } from "./query-plan.ts";
import { impactScale } from "./weights.ts";

const candidateSchema = z.object({
  number: z.number(),
  id: z.string(),
  heading: z.string(),
  body: z.string(),
  revision: z.number(),
  position: z.number(),
  article_id: z.string(),
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  tags: z.array(z.string()),
  intents: z.array(z.string()),
  locale: z.enum(locales),
  translation_key: z.string(),
  view_count: z.number(),
  category_id: z.string().nullable(),
  category_key: z.string().nullable(),
  category_name: z.string().nullable(),
});
/** A passage that may be an answer, with its article. */
export type Candidate = z.output<typeof candidateSchema>;

/** Postings read for one word, and for all words together: the cost of a search does not grow with its common words. */
const mostForTerm = 1_000;
const mostTogether = 4_000;
const alwaysRead = 3;
/** A guess at how many passages of an article have a word. */
const passagesOfArticle = 2;
/** Passages that are looked at further. */
const mostRanked = 120;

const columns = `p.number, p.id, p.heading, p.body, p.revision, p.position, a.id AS article_id, a.slug, a.title, a.excerpt,
    a.tags, a.intents, a.locale, a.translation_key, a.view_count,
    c.id AS category_id, c.key AS category_key, c.name AS category_name`;

const candidatesSql = `
  WITH ranked AS MATERIALIZED (
    SELECT p.passage, sum(p.impact * a.weight) AS score
    FROM unnest($2::int[], $3::real[], $4::int[]) AS a (term, weight, most) CROSS JOIN LATERAL (
      SELECT s.passage, s.impact FROM search_posting s WHERE s.org_id = $1 AND s.term_id = a.term
      ORDER BY s.impact DESC, s.passage DESC LIMIT a.most
    ) p
    GROUP BY p.passage ORDER BY score DESC, p.passage LIMIT ${mostRanked}
  ), readable AS (
    SELECT r.score, p.id AS passage_id, p.number, a.id AS article_id, a.category_id,
      row_number() OVER (PARTITION BY a.id ORDER BY r.score DESC, p.position) AS place
    FROM ranked r
    JOIN passage p ON p.org_id = $1 AND p.number = r.passage
    JOIN article a ON a.org_id = $1 AND a.id = p.article_id
    WHERE a.status = 'published' AND ($5 OR a.visibility = 'public') AND ($6::uuid IS NULL OR a.category_id = $6)
  ), chosen AS (
    SELECT * FROM readable WHERE place <= $7 ORDER BY score DESC, number LIMIT $8
  )
  SELECT ${columns}
  FROM chosen h
  JOIN passage p ON p.org_id = $1 AND p.id = h.passage_id
  JOIN article a ON a.org_id = $1 AND a.id = h.article_id
  LEFT JOIN category c ON c.org_id = $1 AND c.id = a.category_id`;

export type Wanted = {
  withInternal: boolean;
  categoryId: string | null;
  /** Passages of one article at most, and passages altogether. */
  perArticle: number;
  most: number;
};

/** Which postings to read: those of the words that tell most, and of others as long as they are few. */
export function readingPlan(words: readonly WantedWord[]) {
  const plan: { term: number; weight: number; most: number }[] = [];
  let left = mostTogether;
  for (const [index, word] of words.toSorted((a, b) => strongest(b) - strongest(a)).entries()) {
    if (left <= 0 && index >= alwaysRead) break;
    const most = index < alwaysRead ? mostForTerm : Math.min(mostForTerm, left);
    for (const { id, weight, articles } of word.terms) {
      plan.push({ term: id, weight: weight / impactScale, most });
      left -= Math.min(most, articles * passagesOfArticle);
    }
  }
  return plan;
}

/** The passages that may answer, in no order; through row-level security. */
export async function findCandidates(
  sql: HotSql["last"],
  orgId: string,
  words: readonly WantedWord[],
  wanted: Wanted,
): Promise<Candidate[]> {
  const plan = readingPlan(words);
  const rows = await sql({
    name: "kb-candidates",
    text: candidatesSql,
    values: [
      orgId,
      plan.map(({ term }) => term),
      plan.map(({ weight }) => weight),
      plan.map(({ most }) => most),
      wanted.withInternal,
      wanted.categoryId,
      wanted.perArticle,
      wanted.most,
    ],
  });
  return z.array(candidateSchema).parse(rows);
}

const readSql = `
  SELECT ${columns}
  FROM passage p
  JOIN article a ON a.org_id = $1 AND a.id = p.article_id
  LEFT JOIN category c ON c.org_id = $1 AND c.id = a.category_id
  WHERE p.org_id = $1 AND p.id = ANY ($2::uuid[]) AND a.status = 'published'
    AND ($3 OR a.visibility = 'public') AND ($4::uuid IS NULL OR a.category_id = $4)`;

/** Those of some passages that the actor may read, in no order; through row-level security. */
export async function readCandidates(
  sql: HotSql["last"],
  orgId: string,
  ids: readonly string[],
  { withInternal, categoryId }: Pick<Wanted, "withInternal" | "categoryId">,
): Promise<Candidate[]> {
  const rows = await sql({
    name: "kb-candidates-read",
    text: readSql,
    values: [orgId, ids, withInternal, categoryId],
  });
  return z.array(candidateSchema).parse(rows);
}
