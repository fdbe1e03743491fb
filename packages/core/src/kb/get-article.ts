import type { Locale } from "@handrail/contracts";
import type { articleSlugInput } from "@handrail/contracts/inputs/kb";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { articleScope } from "../scope.ts";
import { cardSelect } from "./article-card.ts";
import { languageOrder, pickLanguage } from "./reader-language.ts";
import { relatedArticles } from "./related-articles.ts";

const nameSelect = {
  id: true,
  locale: true,
  slug: true,
  title: true,
  translationKey: true,
  status: true,
} as const;

/**
 * The article that an address means: the slug it has, or had before, in the language wanted; else in another one.
 */
async function findByAddress(ctx: TxContext, slug: string, order: readonly Locale[]) {
  const scope = articleScope(ctx);
  const current = await ctx.tx.article.findMany({ where: { AND: [scope, { slug }] }, select: nameSelect });
  const now = pickLanguage(current, order);
  if (now && now.locale === order[0]) return now;
  const redirects = await ctx.tx.articleRedirect.findMany({
    where: { orgId: ctx.org.id, slug, article: { is: scope } },
    select: { locale: true, article: { select: nameSelect } },
  });
  const before = pickLanguage(redirects, order);
  if (!before) return found(now);
  return now && order.indexOf(now.locale) <= order.indexOf(before.locale) ? now : before.article;
}

/**
 * One article in the reader's language with what is read beside it. Staff also read drafts. `slug` of the result differs
 * from the one asked for where the article has moved, or where the reader's language has an address of its own.
 */
export async function getArticle(ctx: ServiceContext, { slug, locale }: z.output<typeof articleSlugInput>) {
  const order = languageOrder(ctx, locale);
  const { intents, translationKey, ...article } = await findArticle(ctx, slug, order);
  const related = await relatedArticles(ctx, { ...article, intents, translationKey }, order);
  return { ...article, related };
}

function findArticle(ctx: ServiceContext, slug: string, order: readonly Locale[]) {
  return withTransaction(ctx, async (ctx) => {
    const addressed = await findByAddress(ctx, slug, order);
    const siblings = await ctx.tx.article.findMany({
      where: {
        AND: [articleScope(ctx), { translationKey: addressed.translationKey, status: "published" }],
      },
      select: nameSelect,
      orderBy: { locale: "asc" },
    });
    const shown = addressed.status === "published" ? (pickLanguage(siblings, order) ?? addressed) : addressed;
    const article = await ctx.tx.article.findFirstOrThrow({
      where: { orgId: ctx.org.id, id: shown.id },
      select: {
        ...cardSelect,
        body: true,
        intents: true,
        status: true,
        revision: true,
        notHelpfulCount: true,
        translationKey: true,
      },
    });
    return {
      ...article,
      /** The present slug of the article that the address belonged to before; null where it still does. */
      movedTo: slug === addressed.slug ? null : addressed.slug,
      translations: siblings.map(({ locale, slug, title }) => ({ locale, slug, title })),
    };
  });
}
