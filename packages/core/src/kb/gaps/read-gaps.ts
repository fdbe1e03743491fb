import type { gapsInput } from "@handrail/contracts/inputs/kb-gaps";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../../context.ts";
import { ticketScopeSql } from "../../scope.ts";

type Window = z.output<typeof gapsInput> & { since: Date; staleBefore: Date };

const articleColumns = z.object({ id: z.string(), slug: z.string(), title: z.string(), locale: z.string() });
const judgedSchema = z.array(
  articleColumns.extend({ helpful: z.number(), votes: z.number(), views: z.number() }),
);
const staleSchema = z.array(articleColumns.extend({ updatedAt: z.coerce.date(), views: z.number() }));
const citedSchema = z.array(articleColumns.extend({ tickets: z.number(), escalated: z.number() }));
const categorySchema = z.array(
  z.object({
    id: z.string().nullable(),
    name: z.string().nullable(),
    tickets: z.number(),
    articles: z.number(),
  }),
);
const resolvedSchema = z.array(
  z.object({ id: z.string(), number: z.string(), subject: z.string(), resolvedAt: z.coerce.date() }),
);

/** The articles that most people judged, the best first. */
async function judged({ tx, org }: TxContext, { minVotes, limit }: Window) {
  return judgedSchema.parse(
    await tx.$queryRaw`
      SELECT * FROM (
        SELECT id, slug, title, locale::text, helpful_count AS helpful, helpful_count + not_helpful_count AS votes,
          view_count AS views
        FROM article
        WHERE org_id = ${org.id}::uuid AND status = 'published' AND helpful_count + not_helpful_count >= ${minVotes}
        ORDER BY helpful_count + not_helpful_count DESC, id LIMIT ${limit}
      ) most
      ORDER BY helpful::float8 / votes DESC, votes DESC, id`,
  );
}

/** Articles that most of those who judged them did not find helpful, the worst first. */
async function judgedBadly({ tx, org }: TxContext, { minVotes, limit }: Window) {
  return judgedSchema.parse(
    await tx.$queryRaw`
      SELECT id, slug, title, locale::text, helpful_count AS helpful, helpful_count + not_helpful_count AS votes,
        view_count AS views
      FROM article
      WHERE org_id = ${org.id}::uuid AND status = 'published' AND helpful_count + not_helpful_count >= ${minVotes}
        AND helpful_count * 10 < (helpful_count + not_helpful_count) * 7
      ORDER BY helpful_count::float8 / (helpful_count + not_helpful_count), not_helpful_count DESC, id LIMIT ${limit}`,
  );
}

/** Articles that nobody has touched for long and that people still read, the most read first. */
async function stale({ tx, org }: TxContext, { staleBefore, limit }: Window) {
  return staleSchema.parse(
    await tx.$queryRaw`
      SELECT id, slug, title, locale::text, updated_at AS "updatedAt", view_count AS views FROM article
      WHERE org_id = ${org.id}::uuid AND status = 'published' AND updated_at < ${staleBefore} AND view_count > 0
      ORDER BY view_count DESC, id LIMIT ${limit}`,
  );
}

/** Articles that tickets name: cited by an answer or linked by an agent, with how many needed a person urgently. */
async function cited(ctx: TxContext, { since, limit }: Window) {
  const scope = ticketScopeSql(ctx);
  return citedSchema.parse(
    await ctx.tx.$queryRaw`
      WITH recent AS (
        SELECT t.org_id, t.id, t.status, t.links FROM ticket t WHERE ${scope} AND t.created_at >= ${since}
      ), named AS (
        SELECT r.id, r.status, source ->> 'articleId' AS article_id
        FROM recent r
        JOIN conversation c ON c.org_id = r.org_id AND c.ticket_id = r.id
        JOIN message m ON m.org_id = c.org_id AND m.conversation_id = c.id AND m.state <> 'discarded'
        CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(m.sources) WHEN 'array' THEN m.sources ELSE '[]' END) source
        UNION
        SELECT r.id, r.status, linked FROM recent r
        CROSS JOIN LATERAL jsonb_array_elements_text(
          CASE jsonb_typeof(r.links -> 'articleIds') WHEN 'array' THEN r.links -> 'articleIds' ELSE '[]' END) linked
      )
      SELECT a.id, a.slug, a.title, a.locale::text, count(DISTINCT n.id)::int AS tickets,
        count(DISTINCT n.id) FILTER (WHERE n.status = 'escalated')::int AS escalated
      FROM named n JOIN article a ON a.org_id = ${ctx.org.id}::uuid AND a.id::text = n.article_id
      GROUP BY a.id, a.slug, a.title, a.locale ORDER BY count(DISTINCT n.id) DESC, a.title, a.id LIMIT ${limit}`,
  );
}

/** Categories by tickets, beside how many articles customers can read about each. */
async function categories(ctx: TxContext, { since, limit }: Window) {
  const scope = ticketScopeSql(ctx);
  return categorySchema.parse(
    await ctx.tx.$queryRaw`
      SELECT g.category_id AS id, c.name, g.tickets, (
        SELECT count(DISTINCT translation_key)::int FROM article a WHERE a.org_id = ${ctx.org.id}::uuid
          AND a.category_id = g.category_id AND a.status = 'published' AND a.visibility = 'public') AS articles
      FROM (
        SELECT t.category_id, count(*)::int AS tickets FROM ticket t
        WHERE ${scope} AND t.created_at >= ${since} GROUP BY t.category_id
      ) g LEFT JOIN category c ON c.org_id = ${ctx.org.id}::uuid AND c.id = g.category_id
      ORDER BY g.tickets DESC, c.name LIMIT ${limit}`,
  );
}

/** Tickets that people resolved without any article: what they wrote could be one. */
async function unwritten(ctx: TxContext, { since, limit }: Window) {
  const scope = ticketScopeSql(ctx);
  return resolvedSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT t.id, t.number, t.subject, t.resolved_at AS "resolvedAt" FROM ticket t
      WHERE ${scope} AND t.resolved_at >= ${since} AND t.status IN ('resolved', 'closed')
        AND length(coalesce(t.resolution, '')) > 0
        AND coalesce(jsonb_array_length(CASE jsonb_typeof(t.links -> 'articleIds') WHEN 'array' THEN t.links -> 'articleIds' END), 0) = 0
        AND NOT EXISTS (
          SELECT FROM conversation c JOIN message m ON m.org_id = c.org_id AND m.conversation_id = c.id
          WHERE c.org_id = t.org_id AND c.ticket_id = t.id AND m.state = 'sent' AND m.sources <> '[]')
      ORDER BY t.resolved_at DESC, t.id LIMIT ${limit}`,
  );
}

/** PURE. A date some months before another; the last day of the month where there is no such day. */
export function monthsBefore(date: Date, months: number): Date {
  const result = new Date(date);
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() - months);
  const last = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(date.getUTCDate(), last));
  return result;
}

/** Where the knowledge base falls short, as articles, tickets and categories tell. Tickets are those in scope. */
export function readGaps(ctx: ServiceContext, input: z.output<typeof gapsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    const window: Window = {
      ...input,
      since: new Date(now.getTime() - input.days * 86_400_000),
      staleBefore: monthsBefore(now, input.staleMonths),
    };
    return {
      judged: await judged(ctx, window),
      judgedBadly: await judgedBadly(ctx, window),
      stale: await stale(ctx, window),
      cited: await cited(ctx, window),
      categories: await categories(ctx, window),
      unwritten: await unwritten(ctx, window),
    };
  });
}
