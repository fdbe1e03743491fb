import type { Locale } from "@handrail/contracts";

/**
 * PURE. The one address of an article in one language: a reader of another language is shown that language, too. Articles
 * in the organisation's own language need not name it.
 */
export const articlePath = (article: { slug: string; locale: Locale }, own: Locale): string =>
  article.locale === own ? `/help/${article.slug}` : `/help/${article.slug}?lang=${article.locale}`;
