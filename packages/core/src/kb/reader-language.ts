import { type Locale, locales } from "@handrail/contracts";
import { Prisma } from "@handrail/db";
import { readsInternal } from "../actor.ts";
import type { ServiceContext } from "../context.ts";

/** Languages in the order in which an article is offered: the reader's, the organisation's, the others. */
export function languageOrder(
  ctx: Pick<ServiceContext, "org">,
  locale: Locale | null | undefined,
): readonly Locale[] {
  return [...new Set([locale ?? ctx.org.locale, ctx.org.locale, ...locales])];
}

/** Of an article's languages the one to show; null of none. */
export function pickLanguage<Row extends { locale: Locale }>(
  rows: readonly Row[],
  order: readonly Locale[],
): Row | null {
  return rows.toSorted((a, b) => order.indexOf(a.locale) - order.indexOf(b.locale))[0] ?? null;
}

/** Of the columns of an article that goes by `alias`: published, and for readers public. */
const readable = (ctx: ServiceContext, alias: Prisma.Sql) => {
  const visible = readsInternal(ctx.actor) ? Prisma.empty : Prisma.sql`AND ${alias}.visibility = 'public'`;
  return Prisma.sql`${alias}.org_id = ${ctx.org.id}::uuid AND ${alias}.status = 'published' ${visible}`;
};

/**
 * What lists of articles hold, in SQL over `article a`: published, readable for the actor, and of each article only the
 * language that this reader is shown.
 */
export function shownArticles(ctx: ServiceContext, locale: Locale | null | undefined): Prisma.Sql {
  const order = languageOrder(ctx, locale);
  const rank = (alias: Prisma.Sql) =>
    Prisma.sql`array_position(ARRAY[${Prisma.join([...order])}]::text[], ${alias}.locale::text)`;
  const a = Prisma.sql`a`;
  const other = Prisma.sql`other`;
  return Prisma.sql`${readable(ctx, a)} AND NOT EXISTS (
    SELECT FROM article other
    WHERE ${readable(ctx, other)} AND other.translation_key = a.translation_key AND ${rank(other)} < ${rank(a)})`;
}
