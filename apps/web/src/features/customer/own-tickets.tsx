"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { SearchInput } from "@handrail/ui/search-input";
import { Segmented } from "@handrail/ui/segmented";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { CircleCheckBig, LifeBuoy, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useAtMost } from "../../lib/use-at-most.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { trpc } from "../../trpc/client.tsx";
import { useSupport } from "../support-modal/index.ts";
import { OwnTicketRow } from "./own-ticket-row.tsx";

const filters = ["all", "waiting", "live", "resolved"] as const;
const settledMs = 250;
/** A row subscribes and changes by itself; the list is asked for once. */
const changedMs = 200;

/** A customer's own tickets, the last changed first. */
export function OwnTickets() {
  const t = useTranslations("support.list");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { open } = useSupport();
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(filters).withDefault("all"));
  const [search, setSearch] = useQueryState(
    "q",
    parseAsString.withDefault("").withOptions({ throttleMs: 300 }),
  );
  const settled = useDebounced(search, settledMs);
  const query = trpc.tickets.own.useInfiniteQuery(
    { status, limit: 20, search: settled },
    { getNextPageParam: (page) => page.nextCursor },
  );
  useRefetch(() => void query.refetch());
  const changed = useAtMost(changedMs, () => void query.refetch());
  const tickets = query.data?.pages.flatMap((page) => page.tickets) ?? [];
  const isNew = query.isSuccess && status === "all" && search === "" && tickets.length === 0;

  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold">{t("title")}</h1>
          <p className="mt-1 text-fg-muted">{t("body")}</p>
        </div>
        {isNew ? null : (
          <Button variant="primary" onClick={() => open({ tab: "ticket" })}>
            <Plus aria-hidden />
            {t("new")}
          </Button>
        )}
      </div>
      {isNew ? null : (
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <Segmented
            label={t("filter")}
            options={filters.map((value) => ({ value, label: t(`filters.${value}`) }))}
            value={status}
            onValueChange={(value) => void setStatus(value)}
          />
          <SearchInput
            className="sm:ms-auto sm:max-w-64"
            label={t("search")}
            value={search}
            onText={(text) => void setSearch(text || null)}
          />
        </div>
      )}
      <div className="mt-4">
        {query.isPending ? <Loading label={common("loading")} /> : null}
        {query.isError ? (
          <ErrorState
            title={t("failed")}
            body={errorText(query.error)}
            retryLabel={common("retry")}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        ) : null}
        {tickets.length > 0 ? (
          <ul className="flex flex-col gap-3">
            {tickets.map((ticket) => (
              <li key={ticket.id}>
                <OwnTicketRow ticket={ticket} onChanged={changed} />
              </li>
            ))}
          </ul>
        ) : null}
        {isNew ? (
          <EmptyState
            icon={<LifeBuoy />}
            title={t("emptyTitle")}
            body={t("emptyBody")}
            action={
              <Button variant="primary" size="lg" onClick={() => open({ tab: "ticket" })}>
                {t("emptyAction")}
              </Button>
            }
          />
        ) : query.isSuccess && tickets.length === 0 ? (
          <EmptyState
            icon={<CircleCheckBig />}
            title={settled ? t("notFound", { search: settled }) : t(`none.${status}`)}
            action={
              <Button
                onClick={() => {
                  void setStatus(null);
                  void setSearch(null);
                }}
              >
                {t("showAll")}
              </Button>
            }
          />
        ) : null}
        {query.hasNextPage ? (
          <div className="mt-6 text-center">
            <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
              {common("more")}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

function Loading({ label }: { label: string }) {
  return (
    <LoadingRegion label={label}>
      <div className="flex flex-col gap-3">
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-5 w-3/4" />
            <Skeleton className="h-4 w-1/2" />
          </div>
        ))}
      </div>
    </LoadingRegion>
  );
}
