"use client";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { Highlighted } from "./highlighted.tsx";
import type { useArticleSearch } from "./use-article-search.ts";

type Props = {
  search: ReturnType<typeof useArticleSearch>;
  listId: string;
  active: number;
  optionId: (index: number) => string;
  /** Opens an article in place; without it a result is a link to its page. */
  onOpen?: (slug: string) => void;
  onFollow?: () => void;
  /** What to do when nothing was found. */
  onAsk: () => void;
};

/** What a search found: title, category and the stretch of text it was found in. */
export function SearchResults({ search, listId, active, optionId, onOpen, onFollow, onAsk }: Props) {
  const t = useTranslations("help.search");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { hits, query } = search;
  if (search.isError) {
    return (
      <ErrorState
        title={t("failed")}
        body={errorText(search.error)}
        retryLabel={common("retry")}
        onRetry={search.retry}
      />
    );
  }
  if (search.isPending) {
    return (
      <LoadingRegion label={t("searching")} className="flex flex-col gap-2">
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex flex-col gap-2.5 rounded-card border border-line bg-surface p-4">
            <Skeleton className="h-5 w-2/3" />
            <Skeleton className="h-4 w-full" />
          </div>
        ))}
      </LoadingRegion>
    );
  }
  if (hits.length === 0) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("noneTitle", { query })}
        body={t("noneBody")}
        action={
          <Button variant="primary" onClick={onAsk}>
            {t("ask")}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <p role="status" className="mb-2 text-sm text-fg-muted">
        {t("found", { count: hits.length, query })}
      </p>
      <div role="listbox" id={listId} aria-label={t("results")} className="flex flex-col gap-2">
        {hits.map((hit, index) => {
          const option = {
            id: optionId(index),
            role: "option",
            "aria-selected": index === active,
            className: cn(
              "block w-full rounded-card border bg-surface px-4 py-3 text-start text-fg no-underline transition-colors",
              index === active
                ? "border-accent bg-surface-selected"
                : "border-line hover:border-line-strong hover:bg-surface-hover",
            ),
          } as const;
          const shown = (
            <>
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-semibold">
                  <Highlighted text={hit.title} highlights={hit.titleHighlights} />
                </span>
                <span className="text-xs text-fg-subtle">{hit.category?.name}</span>
              </span>
              <span className="mt-1 line-clamp-2 text-md text-fg-muted wrap-anywhere">
                {hit.snippet ? <Highlighted {...hit.snippet} /> : hit.excerpt}
              </span>
            </>
          );
          return onOpen ? (
            <button
              key={hit.articleId}
              type="button"
              tabIndex={-1}
              {...option}
              onClick={() => onOpen(hit.slug)}
            >
              {shown}
            </button>
          ) : (
            <Link key={hit.articleId} href={`/help/${hit.slug}`} {...option} onClick={onFollow}>
              {shown}
            </Link>
          );
        })}
      </div>
      <p className="mt-4 flex flex-wrap items-center gap-x-2 text-sm text-fg-muted">
        {t("notThis")}
        <Button variant="link" onClick={onAsk}>
          {t("ask")}
        </Button>
      </p>
    </>
  );
}
