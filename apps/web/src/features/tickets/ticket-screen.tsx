"use client";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { ThreadSkeleton } from "../thread/index.ts";
import { OpenTicket } from "./open-ticket.tsx";
import { useTicket } from "./use-ticket.ts";
import { useViewers } from "./use-viewers.ts";

/** One ticket, live. */
export function TicketScreen({ ticketId }: { ticketId: string }) {
  const t = useTranslations("tickets.ticket");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const { query, ticket, refresh, viewers } = useTicket(ticketId);
  const others = useViewers(viewers);
  if (ticket) return <OpenTicket key={ticket.id} ticket={ticket} refresh={refresh} viewers={others} />;
  if (query.isError && errorDetails(query.error).code === "NOT_FOUND") {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("missingTitle")}
        body={t("missingBody")}
        action={
          <Button asChild>
            <Link href="/support-dashboard/tickets">{t("back")}</Link>
          </Button>
        }
      />
    );
  }
  if (query.isError) {
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
  return (
    <div className="flex h-full flex-col">
      <div className="h-16 border-b border-line bg-surface" />
      <ThreadSkeleton />
    </div>
  );
}
