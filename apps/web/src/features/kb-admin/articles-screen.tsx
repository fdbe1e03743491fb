"use client";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { EmptyState } from "@handrail/ui/empty-state";
import { PageHeader } from "@handrail/ui/page-header";
import { keepPreviousData } from "@tanstack/react-query";
import { BookOpen, Plus, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { type ReactNode, useRef, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { useKeys } from "../dashboard/index.ts";
import { useCan } from "../shell/me.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { ArticleFilters } from "./article-filters.tsx";
import { ArticlesTable } from "./articles-table.tsx";
import { BulkBar, type BulkFailure, BulkReport } from "./bulk-bar.tsx";
import { isFiltered, noFilters, placeParsers, toListInput } from "./list-place.ts";

/** Every article, drafts and internal ones too, with how it is read and judged. `tools` stand beside its buttons. */
export function ArticlesScreen({ tools }: { tools?: ReactNode }) {
  const t = useTranslations("dashboard.kb");
  const kb = useTranslations("kb.list");
  const common = useTranslations("common");
  const canWrite = useCan("kb:write");
  const [place, setPlace] = useQueryStates(placeParsers);
  const [chosen, setChosen] = useState<string[]>([]);
  const [failed, setFailed] = useState<BulkFailure[]>([]);
  const search = useDebounced(place.q.trim().slice(0, 200), 200);
  const articles = trpc.kbAdmin.list.useInfiniteQuery(toListInput(place, search), {
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = articles.data?.pages.flatMap((page) => page.articles) ?? [];
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  const narrows = isFiltered(place);
  const create = (
    <Button asChild variant="primary">
      <Link href="/support-dashboard/kb/new">
        <Plus aria-hidden />
        {kb("new")}
      </Link>
    </Button>
  );
  return (
    <div className="mx-auto flex max-w-[84rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {tools}
            <Button asChild>
              <a href="/help" target="_blank" rel="noreferrer">
                <BookOpen aria-hidden />
                {t("openHelp")}
              </a>
            </Button>
            {canWrite && create}
          </>
        }
      />
      <ArticleFilters
        place={place}
        input={input}
        onChange={(change) => {
          setChosen([]);
          void setPlace(change);
        }}
      />
      {failed.length > 0 && <BulkReport failed={failed} onDismiss={() => setFailed([])} />}
      <QueryState
        query={articles}
        failed={t("failed")}
        rows={12}
        className="rounded-card border border-line bg-surface"
      />
      {articles.data && rows.length === 0 && (
        <EmptyState
          icon={narrows ? <SearchX /> : <BookOpen />}
          title={t(narrows ? "noneTitle" : "emptyTitle")}
          body={t(narrows ? "noneBody" : "emptyBody")}
          action={
            narrows ? (
              <Button onClick={() => void setPlace(noFilters)}>{t("clear")}</Button>
            ) : (
              canWrite && create
            )
          }
        />
      )}
      {rows.length > 0 && (
        <div className={cn("flex flex-col gap-3", articles.isPlaceholderData && "opacity-60")}>
          <ArticlesTable
            articles={rows}
            order={place}
            onOrder={(order) => void setPlace(order)}
            chosen={canWrite ? new Set(chosen) : null}
            onChosenChange={setChosen}
          />
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
      {chosen.length > 0 && (
        <BulkBar chosen={chosen} onChosenChange={setChosen} onFailed={(rest) => setFailed(rest)} />
      )}
    </div>
  );
}
