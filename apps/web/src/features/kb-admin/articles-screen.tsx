"use client";
import { type ArticleStatus, articleStatuses } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { Input } from "@handrail/ui/input";
import { Kbd } from "@handrail/ui/kbd";
import { PageHeader } from "@handrail/ui/page-header";
import { Select } from "@handrail/ui/select";
import { LoadingRegion, SkeletonRows } from "@handrail/ui/skeleton";
import { keepPreviousData } from "@tanstack/react-query";
import { BookOpen, Search, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useKeys } from "../dashboard/index.ts";
import { ArticlesTable } from "./articles-table.tsx";

const parsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(articleStatuses),
  category: parseAsString.withDefault(""),
};
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every article, drafts and internal ones too, with how it is read and judged. */
export function ArticlesScreen() {
  const t = useTranslations("dashboard.kb");
  const common = useTranslations("common");
  const statuses = useTranslations("vocabulary.articleStatus");
  const errorText = useErrorText();
  const [{ q, status, category }, setPlace] = useQueryStates(parsers);
  const search = useDebounced(q.trim().slice(0, 200), 200);
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const articles = trpc.kb.staffList.useInfiniteQuery(
    { search, status, categoryId: uuid.test(category) ? category : null, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  );
  const rows = articles.data?.pages.flatMap((page) => page.articles) ?? [];
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  const isFiltered = search !== "" || status !== null || category !== "";
  return (
    <div className="mx-auto flex max-w-[80rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button asChild>
            <a href="/help" target="_blank" rel="noreferrer">
              <BookOpen aria-hidden />
              {t("openHelp")}
            </a>
          </Button>
        }
      />
      <div className="flex flex-wrap gap-2">
        <Input
          ref={input}
          type="search"
          className="w-full sm:w-80"
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={200}
          leading={<Search aria-hidden />}
          trailing={q ? null : <Kbd keys={["/"]} className="max-sm:hidden" />}
          value={q}
          onChange={(event) => void setPlace({ q: event.target.value || null })}
        />
        <Select
          label={t("status")}
          className="w-44"
          value={status ?? "any"}
          onValueChange={(value) =>
            void setPlace({
              status: articleStatuses.find((known): known is ArticleStatus => known === value) ?? null,
            })
          }
          options={[
            { value: "any", label: t("anyStatus") },
            ...articleStatuses.map((value) => ({ value, label: statuses(value) })),
          ]}
        />
        <Select
          label={t("category")}
          className="w-52"
          value={category || "any"}
          onValueChange={(value) => void setPlace({ category: value === "any" ? null : value })}
          options={[
            { value: "any", label: t("anyCategory") },
            ...(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      {articles.isPending && (
        <LoadingRegion label={common("loading")} className="rounded-card border border-line bg-surface">
          <SkeletonRows rows={12} />
        </LoadingRegion>
      )}
      {articles.isError && rows.length === 0 && (
        <ErrorState
          title={t("failed")}
          body={errorText(articles.error)}
          retryLabel={common("retry")}
          onRetry={() => void articles.refetch()}
        />
      )}
      {articles.data && rows.length === 0 && (
        <EmptyState
          icon={isFiltered ? <SearchX /> : <BookOpen />}
          title={t(isFiltered ? "noneTitle" : "emptyTitle")}
          body={t(isFiltered ? "noneBody" : "emptyBody")}
          action={
            isFiltered && (
              <Button onClick={() => void setPlace({ q: null, status: null, category: null })}>
                {t("clear")}
              </Button>
            )
          }
        />
      )}
      {rows.length > 0 && (
        <div className={cn("flex flex-col gap-3", articles.isPlaceholderData && "opacity-60")}>
          <ArticlesTable articles={rows} />
          {articles.hasNextPage && (
            <Button
              className="self-center"
              loading={articles.isFetchingNextPage}
              onClick={() => void articles.fetchNextPage()}
            >
              {common("more")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
