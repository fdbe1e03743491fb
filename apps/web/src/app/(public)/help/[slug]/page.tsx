import { slugSchema } from "@handrail/contracts/inputs/kb";
import { Callout } from "@handrail/ui/callout";
import { Markdown } from "@handrail/ui/markdown";
import { headingsOf } from "@handrail/ui/markdown-headings";
import { Time } from "@handrail/ui/time";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ArticleFeedback } from "../../../../features/help/article-feedback.tsx";
import { ArticleVisit } from "../../../../features/help/article-visit.tsx";
import { BackLink } from "../../../../features/help/back-link.tsx";
import { ContactStrip } from "../../../../features/help/contact-strip.tsx";
import { Contents } from "../../../../features/help/contents.tsx";
import { readingMinutes } from "../../../../features/help/reading-time.ts";
import { RelatedArticles } from "../../../../features/help/related-articles.tsx";
import { isNotFound } from "../../../../lib/is-not-found.ts";
import { requireOrganization } from "../../../../server/current.ts";
import { api } from "../../../../trpc/server.tsx";

type Props = { params: Promise<{ slug: string }> };

const fewestHeadings = 2;

const loadArticle = cache(async (value: string) => {
  await requireOrganization();
  const slug = slugSchema.safeParse(value);
  if (!slug.success) notFound();
  try {
    return await api.kb.bySlug({ slug: slug.data });
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props) {
  const { slug, title, excerpt, status, visibility, publishedAt, updatedAt } = await loadArticle(
    (await params).slug,
  );
  const isPublic = status === "published" && visibility === "public";
  return {
    title,
    description: excerpt,
    alternates: { canonical: `/help/${slug}` },
    ...(isPublic ? {} : { robots: { index: false } }),
    openGraph: {
      title,
      description: excerpt,
      type: "article",
      publishedTime: publishedAt?.toISOString(),
      modifiedTime: updatedAt.toISOString(),
    },
  };
}

export default async function ArticlePage({ params }: Props) {
  const article = await loadArticle((await params).slug);
  const [t, common, format] = await Promise.all([
    getTranslations("help.article"),
    getTranslations("common"),
    getFormatter(),
  ]);
  const headings = headingsOf(article.body).filter(({ level }) => level <= 3);
  const { title, excerpt, body, category, status, visibility, updatedAt, locale } = article;
  const isPublic = status === "published" && visibility === "public";
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-x-12 px-4 pt-6 sm:px-6 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <article lang={locale} className="mx-auto w-full max-w-[68ch] min-w-0">
        <p className="flex flex-wrap items-center gap-x-4">
          <BackLink />
          {category ? (
            <Link
              href={`/help?topic=${category.key}`}
              className="text-sm font-medium text-accent-text no-underline hover:underline"
            >
              {category.name}
            </Link>
          ) : null}
        </p>
        {isPublic ? null : (
          <Callout tone="note" className="mt-3">
            {status === "published" ? t("internal") : t("draft")}
          </Callout>
        )}
        <h1 className="mt-3 text-xl leading-tight font-semibold text-balance sm:text-[2rem]">{title}</h1>
        {excerpt ? <p className="mt-2 text-[1.0625rem] text-pretty text-fg-muted">{excerpt}</p> : null}
        <p className="mt-3 flex flex-wrap gap-x-3 border-b border-line pb-5 text-sm text-fg-subtle">
          <span>{t("reading", { minutes: readingMinutes(body) })}</span>
          <span aria-hidden>·</span>
          <span>
            {t("updated")}{" "}
            <Time
              dateTime={updatedAt.toISOString()}
              title={format.dateTime(updatedAt, { dateStyle: "full", timeStyle: "short" })}
            >
              {format.dateTime(updatedAt, { dateStyle: "long" })}
            </Time>
          </span>
        </p>
        <Markdown
          variant="article"
          headingIds
          allowImages
          copyLabel={common("copy")}
          copiedLabel={common("copied")}
          className="mt-6"
        >
          {body}
        </Markdown>
        {isPublic ? (
          <>
            <ArticleVisit articleId={article.id} />
            <ArticleFeedback articleId={article.id} className="mt-10" />
          </>
        ) : null}
        <RelatedArticles title={t("related")} articles={article.related} />
        <ContactStrip />
      </article>
      <aside className="hidden pt-10 lg:block">
        {headings.length >= fewestHeadings ? <Contents label={t("contents")} headings={headings} /> : null}
      </aside>
    </div>
  );
}
