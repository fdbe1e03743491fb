import { locales } from "@handrail/contracts";
import { Callout } from "@handrail/ui/callout";
import { Time } from "@handrail/ui/time";
import { CalendarDays, Clock } from "lucide-react";
import Link from "next/link";
import { permanentRedirect, redirect } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ArticleFeedback } from "../../../../features/help/article-feedback.tsx";
import { ArticleText } from "../../../../features/help/article-text.tsx";
import { ArticleVisit } from "../../../../features/help/article-visit.tsx";
import { BackLink } from "../../../../features/help/back-link.tsx";
import { ContactStrip } from "../../../../features/help/contact-strip.tsx";
import { Contents, FoldedContents } from "../../../../features/help/contents.tsx";
import { JsonLd } from "../../../../features/help/json-ld.tsx";
import { LanguageLinks } from "../../../../features/help/language-links.tsx";
import { RelatedArticles } from "../../../../features/help/related-articles.tsx";
import { articleData } from "../../../../features/help/structured-data.ts";
import { articlePath } from "../../../../lib/article-path.ts";
import { requireOrganization } from "../../../../server/current.ts";
import { loadArticlePage } from "../../../../server/help/article-page.ts";
import { siteUrl } from "../../../../server/help/site-url.ts";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const langSchema = z.enum(locales).nullable().catch(null).default(null);
const fewestHeadings = 2;

async function load({ params, searchParams }: Props) {
  const [{ slug }, { lang: given }] = await Promise.all([params, searchParams]);
  const lang = langSchema.parse(given);
  const article = await loadArticlePage(slug, lang);
  const suffix = lang ? `?lang=${lang}` : "";
  if (article.movedTo) permanentRedirect(`/help/${article.movedTo}${suffix}`);
  if (article.slug !== slug) redirect(`/help/${article.slug}${suffix}`);
  const isPublic = article.status === "published" && article.visibility === "public";
  return { article, lang, isPublic };
}

export async function generateMetadata(props: Props) {
  const [{ article, isPublic }, { service }, base] = await Promise.all([
    load(props),
    requireOrganization(),
    siteUrl(),
  ]);
  const { title, excerpt, locale, translations, publishedAt, updatedAt, picture } = article;
  const own = service.org.locale;
  const languages = Object.fromEntries(translations.map((each) => [each.locale, articlePath(each, own)]));
  return {
    title,
    description: excerpt,
    metadataBase: base,
    alternates: {
      canonical: articlePath(article, own),
      ...(translations.length > 1
        ? {
            languages: {
              ...languages,
              "x-default": articlePath(translations.find((each) => each.locale === own) ?? article, own),
            },
          }
        : {}),
    },
    ...(isPublic ? {} : { robots: { index: false } }),
    openGraph: {
      title,
      description: excerpt,
      type: "article",
      siteName: service.org.name,
      url: articlePath(article, own),
      locale,
      publishedTime: publishedAt?.toISOString(),
      modifiedTime: updatedAt.toISOString(),
      ...(picture ? { images: [{ ...picture, url: picture.src }] } : {}),
    },
  };
}

export default async function ArticlePage(props: Props) {
  const [{ article, lang, isPublic }, { service }, base, page, t, help, common, names, format] =
    await Promise.all([
      load(props),
      requireOrganization(),
      siteUrl(),
      getLocale(),
      getTranslations("help.article"),
      getTranslations("help"),
      getTranslations("common"),
      getTranslations("vocabulary.locale"),
      getFormatter(),
    ]);
  const { title, excerpt, category, status, updatedAt, locale, headings, translations } = article;
  const wanted = lang ?? page;
  const hasContents = headings.length >= fewestHeadings;
  const topic = category ? `/help?topic=${category.key}` : "/help";
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-x-12 px-4 pt-6 sm:px-6 lg:grid-cols-[minmax(0,1fr)_16rem]">
      {isPublic ? (
        <JsonLd
          data={articleData(
            service.org,
            { title: help("title"), url: new URL("/help", base) },
            {
              ...article,
              url: new URL(articlePath(article, service.org.locale), base),
              image: article.picture ? new URL(article.picture.src, base) : null,
              category: category ? { name: category.name, url: new URL(topic, base) } : null,
            },
          )}
        />
      ) : null}
      <article className="mx-auto w-full max-w-[43.25rem] min-w-0">
        <p className="flex flex-wrap items-center gap-x-4">
          <BackLink />
          {category ? (
            <Link href={topic} className="text-sm font-medium text-accent-text no-underline hover:underline">
              {category.name}
            </Link>
          ) : null}
        </p>
        {isPublic ? null : (
          <Callout tone="note" className="mt-3">
            {status === "published" ? t("internal") : t("draft")}
          </Callout>
        )}
        {locale === wanted ? null : (
          <Callout tone="info" className="mt-3">
            {t("notInLanguage", { language: names(wanted), shown: names(locale) })}
          </Callout>
        )}
        <header lang={locale}>
          <h1 className="mt-3 text-xl leading-tight font-semibold text-balance wrap-anywhere sm:text-[2rem]">
            {title}
          </h1>
          {excerpt ? (
            <p className="mt-2 text-[1.0625rem] text-pretty wrap-anywhere text-fg-muted">{excerpt}</p>
          ) : null}
        </header>
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line pb-5 text-sm text-fg-subtle">
          <span className="flex items-center gap-1.5">
            <Clock aria-hidden className="size-4" />
            {t("reading", { minutes: article.minutes })}
          </span>
          <span className="flex items-center gap-1.5">
            <CalendarDays aria-hidden className="size-4" />
            {t("updated")}
            <Time
              dateTime={updatedAt.toISOString()}
              title={format.dateTime(updatedAt, { dateStyle: "full", timeStyle: "short" })}
            >
              {format.dateTime(updatedAt, { dateStyle: "long" })}
            </Time>
          </span>
          <span className="sm:ms-auto">
            <LanguageLinks current={locale} translations={translations} />
          </span>
        </div>
        {hasContents ? <FoldedContents label={t("contents")} headings={headings} /> : null}
        <div lang={locale}>
          <ArticleText html={article.html} copiedLabel={common("copied")} className="mt-6" />
        </div>
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
        {hasContents ? <Contents label={t("contents")} headings={headings} /> : null}
      </aside>
    </div>
  );
}
