import "server-only";
import type { Locale } from "@handrail/contracts";
import { normaliseAdmonitions } from "@handrail/contracts/admonitions";
import { slugSchema } from "@handrail/contracts/inputs/kb";
import { DomainError, type ServiceContext } from "@handrail/core";
import { getArticle, keptForReaders } from "@handrail/core/kb/index";
import { articleHtml } from "@handrail/ui/article-html";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { requireOrganization } from "../current.ts";
import { calloutLabels } from "./callout-labels.ts";
import { readingMinutes } from "./reading-time.ts";

type Wanted = { slug: string; locale: Locale; page: Locale };

/** An article with its text as HTML; `page` is the language of what surrounds it. */
async function render(service: ServiceContext, { slug, locale, page }: Wanted) {
  const { body, ...article } = await getArticle(service, { slug, locale });
  const [common, callouts] = await Promise.all([
    getTranslations({ locale: page, namespace: "common" }),
    calloutLabels(article.locale),
  ]);
  const labels = { copy: common("copy"), callouts };
  return { ...article, ...articleHtml(normaliseAdmonitions(body), labels), minutes: readingMinutes(body) };
}

/**
 * What the page of an article shows; for readers from memory, until the knowledge base changes. The page answers 404
 * where there is none.
 * @param lang the language that the address asks for, before the reader's own
 */
export const loadArticlePage = cache(async (value: string, lang: Locale | null) => {
  const [{ service }, page] = await Promise.all([requireOrganization(), getLocale()]);
  const slug = slugSchema.safeParse(value);
  if (!slug.success) notFound();
  const wanted = { slug: slug.data, locale: lang ?? page, page };
  try {
    return await keptForReaders(service, "article page", wanted, () => render(service, wanted));
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});
