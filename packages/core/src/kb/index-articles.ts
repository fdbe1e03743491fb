import type { ArticleVisibility } from "@handrail/contracts";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { newId } from "../ids.ts";
import { type AnalysedPassage, type ArticleText, analyseArticle } from "./search/analyse.ts";
import { impactScale } from "./search/weights.ts";
import { dictionaryOf } from "./search/words.ts";
import { requestEmbeddings } from "./sync-embeddings.ts";

type IndexContext = Parameters<typeof requestEmbeddings>[0];
export type IndexedArticle = ArticleText & { id: string; visibility: ArticleVisibility; revision: number };

/** Few enough for one statement each, many enough that statements do not count. */
const batchSize = 200;

const countsSchema = z.array(z.object({ dictionary: z.string(), articles: z.number() }));
const termsSchema = z.array(z.object({ id: z.number(), dictionary: z.string(), lexeme: z.string() }));

const intArray = (values: readonly number[]) => `{${values.join(",")}}`;
const keyOf = (dictionary: string, lexeme: string) => `${dictionary} ${lexeme}`;

/** One index change at a time in an organisation: numbers are given out and articles counted without races. */
async function lockIndex({ tx, org }: IndexContext) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`search index ${org.id}`}, 0))`;
}

async function removePassages({ tx, org }: IndexContext, articleIds: readonly string[]): Promise<void> {
  const gone = Prisma.sql`
    gone AS (
      SELECT article_id, number, terms, impacts FROM passage
      WHERE org_id = ${org.id}::uuid AND article_id = ANY(${articleIds}::uuid[])
    ), lost AS (
      SELECT u.term, count(DISTINCT g.article_id)::int AS articles
      FROM gone g CROSS JOIN LATERAL unnest(g.terms) AS u (term) GROUP BY u.term
    )`;
  const counts = countsSchema.parse(
    await tx.$queryRaw`
      WITH ${gone}, firsts AS (
        SELECT DISTINCT ON (g.article_id) g.article_id, t.dictionary
        FROM gone g JOIN search_term t ON t.org_id = ${org.id}::uuid AND t.id = g.terms[1]
      )
      SELECT dictionary, count(*)::int AS articles FROM firsts GROUP BY dictionary`,
  );
  for (const { dictionary, articles } of counts) {
    await tx.searchDictionary.updateMany({
      where: { orgId: org.id, dictionary },
      data: { articles: { decrement: articles } },
    });
  }
  await tx.$executeRaw`
    WITH ${gone}, entries AS (
      SELECT u.term, u.impact, g.number FROM gone g CROSS JOIN LATERAL unnest(g.terms, g.impacts) AS u (term, impact)
    ), cleared AS (
      DELETE FROM search_posting s USING entries e
      WHERE s.org_id = ${org.id}::uuid AND s.term_id = e.term AND s.impact = e.impact AND s.passage = e.number
    )
    UPDATE search_term t SET articles = t.articles - l.articles FROM lost l
    WHERE t.org_id = ${org.id}::uuid AND t.id = l.term`;
  await tx.passage.deleteMany({ where: { orgId: org.id, articleId: { in: [...articleIds] } } });
}

type Analysed = { article: IndexedArticle; dictionary: string } & ReturnType<typeof analyseArticle>;

/** Counts the articles' stems into their dictionaries; returns the id of each. */
async function countTerms({ tx, org }: IndexContext, analysed: readonly Analysed[]) {
  const counts = new Map<string, { dictionary: string; lexeme: string; articles: number }>();
  const sizes = new Map<string, number>();
  for (const { dictionary, stems } of analysed) {
    if (stems.size > 0) sizes.set(dictionary, (sizes.get(dictionary) ?? 0) + 1);
    for (const lexeme of stems) {
      const key = keyOf(dictionary, lexeme);
      const count = counts.get(key) ?? { dictionary, lexeme, articles: 0 };
      count.articles += 1;
      counts.set(key, count);
    }
  }
  const all = [...counts.values()];
  await tx.$executeRaw`
    INSERT INTO search_dictionary AS d (org_id, dictionary, articles)
    SELECT ${org.id}::uuid, u.dictionary, u.articles
    FROM unnest(${[...sizes.keys()]}::text[], ${intArray([...sizes.values()])}::int[]) AS u (dictionary, articles)
    ON CONFLICT (org_id, dictionary) DO UPDATE SET articles = d.articles + excluded.articles`;
  const rows = termsSchema.parse(
    await tx.$queryRaw`
      INSERT INTO search_term AS t (org_id, id, dictionary, lexeme, articles)
      SELECT ${org.id}::uuid, highest.id + u.place::int, u.dictionary, u.lexeme, u.articles
      FROM (SELECT coalesce(max(id), 0) AS id FROM search_term WHERE org_id = ${org.id}::uuid) highest,
        unnest(${all.map(({ dictionary }) => dictionary)}::text[], ${all.map(({ lexeme }) => lexeme)}::text[],
          ${intArray(all.map(({ articles }) => articles))}::int[])
          WITH ORDINALITY AS u (dictionary, lexeme, articles, place)
      ON CONFLICT (org_id, dictionary, lexeme) DO UPDATE SET articles = t.articles + excluded.articles
      RETURNING id, dictionary, lexeme`,
  );
  return new Map(rows.map(({ id, dictionary, lexeme }) => [keyOf(dictionary, lexeme), id]));
}

async function addWords(
  { tx, org }: IndexContext,
  analysed: readonly Analysed[],
  terms: Map<string, number>,
) {
  const words = new Map<string, { dictionary: string; word: string; term: number }>();
  for (const { dictionary, words: written } of analysed) {
    for (const [word, stem] of written) {
      const term = terms.get(keyOf(dictionary, stem));
      if (term !== undefined) words.set(keyOf(dictionary, word), { dictionary, word, term });
    }
  }
  const all = [...words.values()];
  await tx.$executeRaw`
    INSERT INTO search_word (org_id, dictionary, word, term_id)
    SELECT ${org.id}::uuid, u.dictionary, u.word, u.term
    FROM unnest(${all.map(({ dictionary }) => dictionary)}::text[], ${all.map(({ word }) => word)}::text[],
      ${intArray(all.map(({ term }) => term))}::int[]) AS u (dictionary, word, term)
    ON CONFLICT (org_id, dictionary, word) DO NOTHING`;
}

type Entry = {
  article: IndexedArticle;
  position: number;
  passage: AnalysedPassage;
  terms: number[];
  impacts: number[];
};

const storedImpact = (impact: number) => Math.max(1, Math.round(impact * impactScale));

function entriesOf(analysed: readonly Analysed[], terms: Map<string, number>): Entry[] {
  return analysed.flatMap(({ article, dictionary, passages }) =>
    passages.map((passage, position) => {
      const pairs = [...passage.impacts].flatMap(([stem, impact]) => {
        const term = terms.get(keyOf(dictionary, stem));
        return term === undefined ? [] : [{ term, impact: storedImpact(impact) }];
      });
      return {
        article,
        position,
        passage,
        terms: pairs.map((p) => p.term),
        impacts: pairs.map((p) => p.impact),
      };
    }),
  );
}

/** The passages and, out of what each says of its terms, the postings: sent once, written in one statement. */
async function addPassages({ tx, org }: IndexContext, entries: readonly Entry[]) {
  await tx.$executeRaw`
    WITH highest AS (
      SELECT coalesce(max(number), 0) AS number FROM passage WHERE org_id = ${org.id}::uuid
    ), made AS (
      INSERT INTO passage (org_id, id, article_id, revision, position, heading, body, number, terms, impacts)
      SELECT ${org.id}::uuid, u.id, u.article_id, u.revision, u.position, u.heading, u.body,
        h.number + u.place::int, u.terms::int[], u.impacts::smallint[]
      FROM highest h, unnest(${entries.map(() => newId())}::uuid[],
        ${entries.map(({ article }) => article.id)}::uuid[],
        ${intArray(entries.map(({ article }) => article.revision))}::int[],
        ${intArray(entries.map(({ position }) => position))}::int[],
        ${entries.map(({ passage }) => passage.heading)}::text[],
        ${entries.map(({ passage }) => passage.body)}::text[],
        ${entries.map(({ terms }) => intArray(terms))}::text[],
        ${entries.map(({ impacts }) => intArray(impacts))}::text[])
        WITH ORDINALITY AS u (id, article_id, revision, position, heading, body, terms, impacts, place)
      RETURNING number, terms, impacts
    )
    INSERT INTO search_posting (org_id, term_id, impact, passage)
    SELECT ${org.id}::uuid, u.term, u.impact, m.number
    FROM made m CROSS JOIN LATERAL unnest(m.terms, m.impacts) AS u (term, impact)
    ORDER BY u.term, u.impact, m.number`;
}

/**
 * Makes published articles findable by the text that they have, in the place of what was known of them before. For
 * one article or thousands; the same transaction sees and searches them at once.
 */
export async function indexArticles(ctx: IndexContext, articles: readonly IndexedArticle[]): Promise<void> {
  for (let start = 0; start < articles.length; start += batchSize) {
    const analysed: Analysed[] = articles.slice(start, start + batchSize).map((article) => ({
      article,
      dictionary: dictionaryOf(article.locale, article.visibility),
      ...analyseArticle(article),
    }));
    await lockIndex(ctx);
    await removePassages(
      ctx,
      analysed.map(({ article }) => article.id),
    );
    const terms = await countTerms(ctx, analysed);
    await addWords(ctx, analysed, terms);
    await addPassages(ctx, entriesOf(analysed, terms));
  }
  if (articles.length > 0) await requestEmbeddings(ctx);
}

/** Makes articles unfindable: before they are deleted, and when they are no longer published. */
export async function unindexArticles(ctx: IndexContext, articleIds: readonly string[]): Promise<void> {
  await lockIndex(ctx);
  await removePassages(ctx, articleIds);
}
