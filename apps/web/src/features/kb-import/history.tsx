"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, SkeletonRows } from "@handrail/ui/skeleton";
import { useFormatter, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { StateBadge } from "./outcomes.tsx";

/** Imports from before, those of the command line too. */
export function History({ openId, onOpen }: { openId: string; onOpen: (importId: string) => void }) {
  const t = useTranslations("kbImport");
  const common = useTranslations("common");
  const format = useFormatter();
  const errorText = useErrorText();
  const imports = trpc.kbImport.list.useInfiniteQuery(
    { limit: 10 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const rows = imports.data?.pages.flatMap((page) => page.imports) ?? [];
  return (
    <Card>
      <CardHeader title={t("history")} />
      {imports.isPending && (
        <LoadingRegion label={common("loading")}>
          <SkeletonRows rows={4} />
        </LoadingRegion>
      )}
      {imports.isError && rows.length === 0 && (
        <ErrorState
          size="sm"
          title={t("loadFailed")}
          body={errorText(imports.error)}
          retryLabel={common("retry")}
          onRetry={() => void imports.refetch()}
        />
      )}
      {imports.data && rows.length === 0 && (
        <CardBody className="text-sm text-fg-muted">{t("historyEmpty")}</CardBody>
      )}
      {rows.length > 0 && (
        <ul className="divide-y divide-line border-t border-line">
          {rows.map(({ id, name, state, counts, authorName, createdAt }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === openId || undefined}
                className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-start text-sm hover:bg-surface-hover aria-[current]:bg-surface-sunken"
                onClick={() => onOpen(id)}
              >
                <span className="min-w-0 flex-1 basis-48 truncate text-md font-medium text-fg">{name}</span>
                <StateBadge state={state} />
                <span className="text-fg-muted tabular-nums">
                  {(["created", "updated", "skipped"] as const)
                    .filter((outcome) => (counts[outcome] ?? 0) > 0)
                    .map((outcome) => `${t(`outcome.${outcome}`)} ${format.number(counts[outcome] ?? 0)}`)
                    .join(" · ")}
                </span>
                <span className="text-fg-muted">
                  {authorName ? t("by", { name: authorName }) : t("byCommand")}{" "}
                  <RelativeTime at={createdAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {imports.hasNextPage && (
        <Button
          className="m-3 self-center"
          loading={imports.isFetchingNextPage}
          onClick={() => void imports.fetchNextPage()}
        >
          {common("more")}
        </Button>
      )}
    </Card>
  );
}
