"use client";
import { queueViews } from "@handrail/contracts/inputs/tickets";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { PageHeader } from "@handrail/ui/page-header";
import { CursorPagination } from "@handrail/ui/pagination";
import { LoadingRegion, SkeletonRows } from "@handrail/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@handrail/ui/tabs";
import { ArrowUp, CheckCheck, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useHasTables } from "../../lib/use-media.ts";
import { trpc } from "../../trpc/client.tsx";
import { useKeys } from "../dashboard/index.ts";
import { isFiltered, noFilters } from "./filters.ts";
import { QueueCards } from "./queue-cards.tsx";
import { QueueFilters } from "./queue-filters.tsx";
import { QueueSearch } from "./queue-search.tsx";
import { QueueTable } from "./queue-table.tsx";
import { type Queue, useQueue } from "./use-queue.ts";

function moveBetweenRows(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>("[data-queue-row]")];
  const at = links.findIndex((link) => link.matches(":focus"));
  const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step];
  next?.focus();
  next?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

function Views() {
  const t = useTranslations("tickets.queue.views");
  const counts = trpc.tickets.counts.useQuery();
  return (
    <TabsList label={t("label")}>
      {queueViews.map((view) => (
        <TabsTrigger key={view} value={view} count={counts.data?.views[view]}>
          {t(view)}
        </TabsTrigger>
      ))}
    </TabsList>
  );
}

function Empty({ queue: { filters, choose } }: { queue: Queue }) {
  const t = useTranslations("tickets.queue.empty");
  if (filters.q || isFiltered(filters)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("filteredTitle")}
        body={t("filteredBody")}
        action={
          <>
            {filters.status.length > 0 && (
              <Button onClick={() => choose({ status: [] })}>{t("anyStatus")}</Button>
            )}
            <Button onClick={() => choose(noFilters)}>{t("clear")}</Button>
          </>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<CheckCheck />}
      title={t(`${filters.view}Title`)}
      body={t(`${filters.view}Body`)}
      action={<Button onClick={() => choose({ status: [] })}>{t("anyStatus")}</Button>}
    />
  );
}

function Rows({ queue }: { queue: Queue }) {
  const t = useTranslations("tickets.queue");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const hasTables = useHasTables();
  const { query, rows } = queue;
  if (query.isError && rows.rows.length === 0) {
    return (
      <ErrorState
        title={t("failed")}
        body={errorText(query.error)}
        retryLabel={common("retry")}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  if (queue.isLoading) {
    return (
      <LoadingRegion label={common("loading")} className="rounded-card border border-line bg-surface">
        <SkeletonRows rows={14} />
      </LoadingRegion>
    );
  }
  if (rows.rows.length === 0) return <Empty queue={queue} />;
  return (
    <>
      {hasTables !== false && <QueueTable queue={queue} />}
      {hasTables !== true && <QueueCards queue={queue} label={t("caption")} />}
    </>
  );
}

/** Every ticket that one works on, by view, filter and search. */
export function QueueScreen() {
  const t = useTranslations("tickets.queue");
  const common = useTranslations("common");
  const queue = useQueue();
  const search = useRef<HTMLInputElement>(null);
  useKeys({
    j: () => moveBetweenRows(1),
    k: () => moveBetweenRows(-1),
    "/": () => search.current?.focus(),
  });
  const { filters, choose } = queue;
  const { waiting } = queue.rows;
  return (
    <Tabs
      value={filters.view}
      onValueChange={(value) =>
        choose({ view: queueViews.find((view) => view === value) ?? "all", assignee: null })
      }
      className="gap-3 p-4 md:h-full md:min-h-0 lg:px-6"
    >
      <PageHeader title={t("title")} actions={<QueueSearch queue={queue} input={search} />}>
        <Views />
      </PageHeader>
      <TabsContent value={filters.view} tabIndex={-1} className="flex min-h-0 flex-1 flex-col gap-3">
        <QueueFilters queue={queue} />
        <div className="relative flex min-h-0 flex-1 flex-col">
          <div role="status" className="absolute inset-x-0 top-10 z-20 flex justify-center">
            {waiting > 0 && (
              <Button
                variant="primary"
                size="sm"
                className="rounded-full shadow-float"
                onClick={queue.showNew}
              >
                <ArrowUp aria-hidden />
                {t("arrivals", { count: waiting })}
              </Button>
            )}
          </div>
          <Rows queue={queue} />
        </div>
        {(queue.next || queue.previous) && (
          <CursorPagination
            label={t("pages")}
            previousLabel={common("previous")}
            nextLabel={common("next")}
            previous={queue.previous && { onClick: queue.previous }}
            next={queue.next && { onClick: queue.next }}
            summary={queue.pageNumber ? t("page", { number: queue.pageNumber }) : null}
          />
        )}
      </TabsContent>
    </Tabs>
  );
}
