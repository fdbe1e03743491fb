import type { Locale } from "@handrail/contracts";
import { locales } from "@handrail/contracts";
import { z } from "zod";
import type { ServiceContext } from "../../context.ts";
import type { Candidate } from "./candidates.ts";
import type { Ranked } from "./rank.ts";

const translationSchema = z.object({
  translation_key: z.string(),
  position: z.number(),
  article_id: z.string(),
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  intents: z.array(z.string()),
  locale: z.enum(locales),
  category_id: z.string().nullable(),
  category_key: z.string().nullable(),
  category_name: z.string().nullable(),
  id: z.string(),
  heading: z.string(),
  body: z.string(),
  revision: z.number(),
});

const translationsSql = `
  SELECT DISTINCT ON (q.key, q.position) q.key AS translation_key, q.position, a.id AS article_id, a.slug, a.title,
    a.excerpt, a.intents, a.locale, c.id AS category_id, c.key AS category_key, c.name AS category_name,
    p.id, p.heading, p.body, p.revision
  FROM unnest($2::uuid[], $3::int[]) AS q (key, position)
  JOIN article a ON a.org_id = $1 AND a.translation_key = q.key AND a.locale = $4::locale
    AND a.status = 'published' AND ($5 OR a.visibility = 'public')
  JOIN passage p ON p.org_id = $1 AND p.article_id = a.id AND p.position IN (0, q.position)
  LEFT JOIN category c ON c.org_id = $1 AND c.id = a.category_id
  ORDER BY q.key, q.position, p.position DESC`;

/** One article of each group, best first. */
export function onePerGroup<T extends { translation_key: string }>(ranked: readonly T[], limit: number): T[] {
  const best = new Map<string, T>();
  for (const hit of ranked) if (!best.has(hit.translation_key)) best.set(hit.translation_key, hit);
  return [...best.values()].slice(0, limit);
}

/** Puts the reader's own language in the place of another where the article exists in it: the passage at the same place. */
export async function inLanguage(
  ctx: Pick<ServiceContext, "org" | "ports">,
  hits: Ranked<Candidate>[],
  locale: Locale,
  withInternal: boolean,
): Promise<Ranked<Candidate>[]> {
  const foreign = hits.filter((hit) => hit.locale !== locale);
  if (foreign.length === 0) return hits;
  const orgId = ctx.org.id;
  const found = await ctx.ports.db.hot(orgId, (sql) =>
    sql.last({
      name: "kb-translations",
      text: translationsSql,
      values: [
        orgId,
        foreign.map((hit) => hit.translation_key),
        foreign.map(({ position }) => position),
        locale,
        withInternal,
      ],
    }),
  );
  const rows = z.array(translationSchema).parse(found);
  return hits.map((hit) => {
    const own = rows.find((row) => row.translation_key === hit.translation_key);
    return own && hit.locale !== locale ? { ...hit, ...own } : hit;
  });
}
