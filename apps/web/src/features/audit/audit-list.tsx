"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { keepPreviousData } from "@tanstack/react-query";
import { History } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { DataFiles } from "../data-files/index.ts";
import { QueryState } from "../shell/query-state.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { AuditFilters, everything, filtersOf } from "./audit-filters.tsx";

type AuditEvent = RouterOutputs["audit"]["list"]["events"][number];

const actors = ["agent", "admin", "super_admin", "customer", "visitor", "ai", "system"] as const;
const isEmpty = (data: unknown) => Object.keys(Object(data)).length === 0;

function Row({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const kind = actors.find((each) => each === event.actorKind);
  const who = event.actorName ?? (kind ? t(`actors.${kind}`) : event.actorKind);
  return (
    <li className="flex flex-col gap-0.5 border-t border-line py-2 text-sm first:border-t-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <code className="font-mono text-xs text-fg">{event.kind}</code>
        <span className="min-w-0 wrap-anywhere text-fg">{who}</span>
        {event.actorName && kind && <span className="text-xs text-fg-muted">{t(`actors.${kind}`)}</span>}
        {event.ticket && (
          <Link
            href={`/support-dashboard/tickets/${event.ticket.id}`}
            className="text-accent-text tabular-nums hover:underline"
          >
            {event.ticket.number}
          </Link>
        )}
        <RelativeTime at={event.createdAt} className="ms-auto text-xs text-fg-muted" />
      </div>
      {!isEmpty(event.data) && (
        <details className="text-xs text-fg-muted">
          <summary className="min-h-6 w-fit cursor-pointer py-0.5">{t("details")}</summary>
          <pre className="overflow-x-auto rounded-control bg-surface-sunken p-2 font-mono whitespace-pre-wrap wrap-anywhere">
            {JSON.stringify(event.data, null, 2)}
          </pre>
        </details>
      )}
    </li>
  );
}

/** What happened in the organisation, the newest first, and the same as a file. */
export function AuditList() {
  const t = useTranslations("audit");
  const common = useTranslations("common");
  const [choice, setChoice] = useState(everything);
  const filters = filtersOf(choice);
  const list = trpc.audit.list.useInfiniteQuery(
    { ...filters, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  );
  const events = list.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Card>
      <CardHeader
        title={t("listTitle")}
        description={t("listBody")}
        actions={
          <DataFiles label={t("export")} query={{ kind: "audit", ...filters }} body={t("exportBody")} />
        }
      />
      <CardBody className="flex flex-col gap-3">
        <AuditFilters choice={choice} onChange={setChoice} />
        <QueryState query={{ ...list, data: list.data }} failed={t("failed")} rows={8} />
        {list.isSuccess && events.length === 0 && (
          <EmptyState
            icon={<History />}
            title={t("none")}
            body={t("noneBody")}
            action={<Button onClick={() => setChoice(everything)}>{t("clear")}</Button>}
          />
        )}
        {events.length > 0 && (
          <ul aria-label={t("listTitle")}>
            {events.map((event) => (
              <Row key={event.id} event={event} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button
            className="self-center"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {common("more")}
          </Button>
        )}
      </CardBody>
    </Card>
  );
}
