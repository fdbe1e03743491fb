import { cn } from "@handrail/ui/cn";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ArticleGrid } from "../../../features/help/article-grid.tsx";
import { ContactStrip } from "../../../features/help/contact-strip.tsx";
import { HelpSearch } from "../../../features/help/help-search.tsx";
import { JsonLd } from "../../../features/help/json-ld.tsx";
import { faqData } from "../../../features/help/structured-data.ts";
import { TopicTabs } from "../../../features/help/topic-tabs.tsx";
import { articlePath } from "../../../lib/article-path.ts";
import { requireOrganization } from "../../../server/current.ts";
import { siteUrl } from "../../../server/help/site-url.ts";
import { api } from "../../../trpc/server.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const paramsSchema = z.object({
  q: z.string().trim().max(500).catch("").default(""),
  topic: z.string().max(80).nullable().catch(null).default(null),
  sort: z.enum(["popular", "recent"]).catch("popular").default("popular"),
});
const sorts = ["popular", "recent"] as const;
const pageSize = 24;
const mostAnswers = 10;
const mostHits = 8;

export async function generateMetadata() {
  const [t, { service }, base] = await Promise.all([
    getTranslations("help"),
    requireOrganization(),
    siteUrl(),
  ]);
  const description = t("metaDescription", { name: service.org.name });
  return {
    title: t("title"),
    description,
    metadataBase: base,
    alternates: { canonical: "/help" },
    openGraph: { title: t("title"), description, siteName: service.org.name, type: "website", url: "/help" },
  };
}

export default async function HelpPage({ searchParams }: Props) {
  const locale = await getLocale();
  const [t, { service }, base, categories, { topic: asked, sort, q: query }] = await Promise.all([
    getTranslations("help"),
    requireOrganization(),
    siteUrl(),
    api.kb.categories({ locale }),
    searchParams.then((params) => paramsSchema.parse(params)),
  ]);
  const topics = categories.filter((category) => category.articleCount > 0);
  const topic = topics.find((category) => category.key === asked) ?? null;
  const input = { categoryId: topic?.id ?? null, sort, limit: pageSize, locale };
  const [firstPage, hits] = await Promise.all([
    api.kb.list(input),
    query.length > 1 ? api.kb.search({ query, limit: mostHits, locale }) : null,
  ]);
  const answers = firstPage.articles.filter(({ visibility, excerpt }) => visibility === "public" && excerpt);
  const total = topics.reduce((sum, category) => sum + category.articleCount, 0);

  return (
    <HelpSearch
      title={t("hero", { name: service.org.name })}
      body={t("heroBody")}
      before={hits && { query, hits }}
    >
      {answers.length > 0 ? (
        <JsonLd
          data={faqData(
            service.org,
            new URL("/help", base),
            answers.slice(0, mostAnswers).map(({ title, excerpt, ...article }) => ({
              title,
              excerpt,
              url: new URL(articlePath(article, service.org.locale), base),
            })),
          )}
        />
      ) : null}
      <TopicTabs
        label={t("topics")}
        current={topic?.key ?? null}
        sort={sort === "popular" ? null : sort}
        topics={[
          { key: null, name: t("allTopics"), count: total },
          ...topics.map(({ key, name, articleCount }) => ({ key, name, count: articleCount })),
        ]}
      />
      <div className="mt-8 mb-4 flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{topic?.name ?? t(`heading.${sort}`)}</h2>
          {topic?.description ? <p className="text-md text-fg-muted">{topic.description}</p> : null}
        </div>
        <nav aria-label={t("sort.label")} className="flex gap-4 text-sm">
          {sorts.map((value) => {
            const params = new URLSearchParams();
            if (topic) params.set("topic", topic.key);
            if (value !== "popular") params.set("sort", value);
            return (
              <Link
                key={value}
                href={params.size > 0 ? `/help?${params}` : "/help"}
                scroll={false}
                aria-current={value === sort ? "true" : undefined}
                className={cn(
                  "py-1 no-underline",
                  value === sort ? "font-semibold text-fg" : "text-fg-muted hover:text-fg hover:underline",
                )}
              >
                {t(`sort.${value}`)}
              </Link>
            );
          })}
        </nav>
      </div>
      <ArticleGrid key={JSON.stringify(input)} input={input} firstPage={firstPage} />
      <ContactStrip />
    </HelpSearch>
  );
}
