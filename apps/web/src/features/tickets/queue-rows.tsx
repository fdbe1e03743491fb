"use client";
import { queueViews } from "@handrail/contracts/inputs/queue";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, SkeletonRows } from "@handrail/ui/skeleton";
import { CheckCheck, SearchX, Telescope } from "lucide-react";
import { useTranslations } from "next-intl";
import { isFiltered, noFilters } from "../../lib/queue-address.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useHasTables } from "../../lib/use-media.ts";
import { QueueCards } from "./queue-cards.tsx";
import { QueueTable } from "./queue-table.tsx";
import type { Queue } from "./use-queue.ts";
import type { Selection } from "./use-selection.ts";

function Empty({ queue: { filters, choose } }: { queue: Queue }) {
  const t = useTranslations("queue.empty");
  const anyStatus = () => choose({ f: filters.f.filter(({ field }) => field !== "status") });
  const hasStatus = filters.f.some(({ field }) => field === "status");
  if (isFiltered(filters)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("filteredTitle")}
        body={t("filteredBody")}
        action={
          <>
            {hasStatus && <Button onClick={anyStatus}>{t("anyStatus")}</Button>}
            <Button onClick={() => choose(noFilters)}>{t("clear")}</Button>
          </>
        }
      />
    );
  }
  const view = queueViews.find((each) => each === filters.view) ?? "team";
  return (
    <EmptyState
      icon={<CheckCheck />}
      title={t(`${view}Title`)}
      body={t(`${view}Body`)}
      action={<Button onClick={anyStatus}>{t("anyStatus")}</Button>}
    />
  );
}

/** Few were found among those looked at: says so, and goes on when asked. */
function Short({ queue }: { queue: Queue }) {
  const t = useTranslations("queue");
  if (!queue.isShort || !queue.next) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 px-3 py-2.5 text-sm text-fg-muted">
      <Telescope aria-hidden className="size-4" />
      <span>{t("shortBody", { count: queue.rows.rows.length })}</span>
      <Button size="sm" onClick={queue.next}>
        {t("lookFurther")}
      </Button>
    </div>
  );
}

/** The tickets of a page, or why there are none. */
export function QueueRows({ queue, selection }: { queue: Queue; selection: Selection }) {
  const t = useTranslations("queue");
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
  if (rows.rows.length === 0) return queue.isShort ? <Short queue={queue} /> : <Empty queue={queue} />;
  return (
    <>
      {hasTables !== false && <QueueTable queue={queue} selection={selection} />}
      {hasTables !== true && <QueueCards queue={queue} selection={selection} label={t("caption")} />}
      <Short queue={queue} />
    </>
  );
}
