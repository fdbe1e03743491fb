import type { deflectedInput, deflectionsInput, suggestionInput } from "@handrail/contracts/inputs/portal";
import { Prisma } from "@handrail/db";
import { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { notFound } from "../errors.ts";

const dayMs = 24 * 60 * 60 * 1000;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

type Step = "suggested" | "opened" | "solved";
const countSchema = z.object({ suggested: z.number(), opened: z.number(), solved: z.number() });
const daysSchema = z.array(countSchema.extend({ day: z.string() }));
const articlesSchema = z.array(countSchema.extend({ id: z.string(), slug: z.string(), title: z.string() }));

/** Adds one to a step of each article that customers can read; staff who try the form out are not counted. */
async function count(ctx: TxContext, step: Step, articleIds: readonly string[]) {
  const orgId = Prisma.sql`${ctx.org.id}::uuid`;
  const isFor = (wanted: Step) => Number(step === wanted);
  const readable = Prisma.sql`
    FROM article WHERE org_id = ${orgId} AND id = ANY (${[...new Set(articleIds)]}::uuid[])
      AND status = 'published' AND visibility = 'public'`;
  const known = await ctx.tx.$queryRaw<unknown[]>`SELECT id ${readable}`;
  if (known.length === 0) throw notFound();
  if (isStaffActor(ctx.actor)) return { counted: false };
  await ctx.tx.$executeRaw`
    INSERT INTO deflection AS d (org_id, day, article_id, suggested, opened, count)
    SELECT org_id, ${dayOf(ctx.now())}::date, id, ${isFor("suggested")}, ${isFor("opened")}, ${isFor("solved")}
    ${readable} ORDER BY id
    ON CONFLICT (org_id, day, article_id) DO UPDATE SET suggested = d.suggested + excluded.suggested,
      opened = d.opened + excluded.opened, count = d.count + excluded.count`;
  return { counted: true };
}

/**
 * Counts that an article made a ticket unnecessary, by day; whose it was is not kept. `address`: where the request
 * came from, as limits count it. Throws NOT_FOUND where customers cannot read it, LIMIT_REACHED.
 */
export async function countDeflection(
  ctx: ServiceContext,
  { articleId, address }: z.output<typeof deflectedInput> & { address: string },
): Promise<{ counted: boolean }> {
  await ctx.ports.limiter.consume("feedback", `${address}:${articleId}`);
  return withTransaction(ctx, (ctx) => count(ctx, "solved", [articleId]));
}

/**
 * Counts articles that were offered to somebody who was writing a ticket, or that were opened then, as `countDeflection`
 * counts. Throws NOT_FOUND where customers can read none of them, LIMIT_REACHED.
 */
export async function countSuggestion(
  ctx: ServiceContext,
  { step, articleIds, address }: z.output<typeof suggestionInput> & { address: string },
): Promise<{ counted: boolean }> {
  await ctx.ports.limiter.consume("search", `${address}:suggestions`);
  return withTransaction(ctx, (ctx) => count(ctx, step, articleIds));
}

const mostArticles = 20;

/**
 * How far articles led that were offered to people who were writing a ticket: suggested, opened, solved. By day, today
 * last, and by article, those that solved most first. Counted since articles were offered; days are those of UTC.
 */
export function listDeflections(ctx: ServiceContext, { days }: z.output<typeof deflectionsInput>) {
  return withTransaction(ctx, async ({ tx, org, now }) => {
    const orgId = Prisma.sql`${org.id}::uuid`;
    const today = now();
    const first = Prisma.sql`${dayOf(new Date(today.getTime() - (days - 1) * dayMs))}::date`;
    const last = Prisma.sql`${dayOf(today)}::date`;
    const sums = Prisma.sql`coalesce(sum(d.suggested), 0)::int AS suggested, coalesce(sum(d.opened), 0)::int AS opened,
      coalesce(sum(d.count), 0)::int AS solved`;
    const byDay = await tx.$queryRaw`
      SELECT to_char(c.day, 'YYYY-MM-DD') AS day, ${sums}
      FROM generate_series(${first}, ${last}, interval '1 day') c(day)
      LEFT JOIN deflection d ON d.org_id = ${orgId} AND d.day = c.day::date
      GROUP BY c.day ORDER BY c.day`;
    const byArticle = await tx.$queryRaw`
      SELECT a.id, a.slug, a.title, ${sums}
      FROM deflection d JOIN article a ON a.org_id = d.org_id AND a.id = d.article_id
      WHERE d.org_id = ${orgId} AND d.day BETWEEN ${first} AND ${last}
      GROUP BY a.id, a.slug, a.title
      ORDER BY sum(d.count) DESC, sum(d.opened) DESC, sum(d.suggested) DESC, a.title, a.id LIMIT ${mostArticles}`;
    return { days: daysSchema.parse(byDay), articles: articlesSchema.parse(byArticle) };
  });
}
