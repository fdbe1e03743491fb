"use client";
import { normaliseAdmonitions } from "@handrail/contracts/admonitions";
import { Button } from "@handrail/ui/button";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, Skeleton, SkeletonText } from "@handrail/ui/skeleton";
import { ArrowLeft, ExternalLink } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useHelpLinks } from "../../lib/use-help-links.ts";
import { trpc } from "../../trpc/client.tsx";
import { ArticleFeedback, ArticleVisit, useCalloutLabels } from "../help/index.ts";

const MarkdownLite = lazy(async () => {
  const { MarkdownLite } = await import("@handrail/ui/markdown-lite");
  return { default: MarkdownLite };
});

type Props = {
  slug: string;
  backLabel: string;
  onBack: () => void;
  onRead: (slug: string) => void;
  onAsk: (subject: string) => void;
};

/** An article read inside the dialog, with the way back to where the reader was. */
export function ArticleReader({ slug, backLabel, onBack, onRead, onAsk }: Props) {
  const t = useTranslations("modal.article");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const locale = useLocale();
  const names = useTranslations("vocabulary.locale");
  const help = useTranslations("help.article");
  const callouts = useCalloutLabels();
  const query = trpc.kb.bySlug.useQuery({ slug, locale }, { staleTime: 5 * 60_000 });
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useHelpLinks(box, onRead);
  const title = query.data?.title;
  useEffect(() => {
    if (title) heading.current?.focus();
  }, [title]);
  return (
    <div className="flex flex-1 flex-col">
      <div className="sticky top-0 z-10 flex items-center justify-between gap-3 border-b border-line bg-surface-raised px-3 py-1.5">
        <Button variant="ghost" onClick={onBack}>
          <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
          {backLabel}
        </Button>
        <Button asChild variant="ghost">
          <Link href={`/help/${slug}`} target="_blank">
            <ExternalLink aria-hidden />
            {t("ownPage")}
          </Link>
        </Button>
      </div>
      <div ref={box} className="px-5 py-4">
        {query.isPending ? (
          <LoadingRegion label={common("loading")}>
            <Skeleton className="h-7 w-3/4" />
            <SkeletonText lines={5} className="mt-6" />
          </LoadingRegion>
        ) : null}
        {query.isError ? (
          <ErrorState
            title={t("failed")}
            body={errorText(query.error)}
            retryLabel={common("retry")}
            onRetry={() => void query.refetch()}
          />
        ) : null}
        {query.data ? (
          <article>
            {query.data.locale === locale ? null : (
              <p className="mb-3 text-sm text-fg-subtle">
                {help("notInLanguage", { language: names(locale), shown: names(query.data.locale) })}
              </p>
            )}
            <div lang={query.data.locale}>
              <h3 ref={heading} tabIndex={-1} className="text-lg font-semibold text-balance outline-none">
                {query.data.title}
              </h3>
              <p className="mt-1 text-fg-muted">{query.data.excerpt}</p>
              <Suspense fallback={<SkeletonText lines={6} className="mt-6" />}>
                <MarkdownLite
                  variant="article"
                  allowImages
                  callouts={callouts}
                  copyLabel={common("copy")}
                  copiedLabel={common("copied")}
                  className="mt-4 max-w-none! text-md!"
                >
                  {normaliseAdmonitions(query.data.body)}
                </MarkdownLite>
              </Suspense>
            </div>
            <ArticleVisit articleId={query.data.id} />
            <ArticleFeedback articleId={query.data.id} className="mt-6" />
            <p className="mt-4 flex flex-wrap items-center gap-x-2 text-fg-muted">
              {t("notSolved")}
              <Button variant="link" onClick={() => onAsk(query.data.title)}>
                {t("ask")}
              </Button>
            </p>
          </article>
        ) : null}
      </div>
    </div>
  );
}
