import "server-only";
import { readAddresses } from "@handrail/core/kb/index";
import type { MetadataRoute } from "next";
import { articlePath } from "../../lib/article-path.ts";
import { currentContext } from "../current.ts";
import { siteUrl } from "./site-url.ts";

/** The sitemap of the organisation that answers at this address; empty where there is none yet. */
export async function publicAddresses(): Promise<MetadataRoute.Sitemap> {
  const { service } = await currentContext();
  if (!service) return [];
  const [base, articles] = await Promise.all([
    siteUrl(),
    readAddresses({ ...service, actor: { kind: "visitor" } }),
  ]);
  const urlOf = (article: (typeof articles)[number]) =>
    new URL(articlePath(article, service.org.locale), base).href;
  const groups = Map.groupBy(articles, (article) => article.translationKey);
  return [
    { url: new URL("/help", base).href, ...(articles[0] ? { lastModified: articles[0].updatedAt } : {}) },
    ...articles.map((article) => {
      const languages = groups.get(article.translationKey) ?? [];
      return {
        url: urlOf(article),
        lastModified: article.updatedAt,
        ...(languages.length > 1
          ? {
              alternates: {
                languages: Object.fromEntries(languages.map((each) => [each.locale, urlOf(each)])),
              },
            }
          : {}),
      };
    }),
  ];
}
