"use client";
import { Button } from "@handrail/ui/button";
import { SkeletonText } from "@handrail/ui/skeleton";
import { ArrowRight, History } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { type EventSentence, eventSentence, type HistoryEvent, isSilent } from "./event-sentence.ts";
import { PriorityMark } from "./priority-mark.tsx";
import { SideCard } from "./side-card.tsx";
import { StatusBadge } from "./status-badge.tsx";

const pageSize = 20;

function useActorName() {
  const t = useTranslations("tickets.history");
  return ({ actorKind, actorName }: HistoryEvent): string => {
    if (actorKind === "ai") return t("assistant");
    if (actorKind === "system") return t("system");
    if (actorKind === "key") return t("program", { name: actorName ?? "" });
    return actorName ?? t("somebody");
  };
}

const exact = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
} as const;

/** What a change of words or moments was, before and after; struck out where it is gone. */
function Words({ from, to }: { from: string; to: string }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1.5 text-sm text-fg-muted">
      {from && <span className="wrap-anywhere line-through">{from}</span>}
      {from && to && <ArrowRight aria-hidden className="size-3.5 text-fg-subtle rtl:rotate-180" />}
      {to && <span className="wrap-anywhere text-fg">{to}</span>}
    </span>
  );
}

type MovesProps = { sentence: EventSentence; categoryName: (id: string) => string };

function Moves({ sentence, categoryName }: MovesProps) {
  const format = useFormatter();
  const { status, priority, category, moment, words } = sentence;
  const named = (id: string | null) => (id ? categoryName(id) : "");
  const dated = (at: Date | null) => (at ? format.dateTime(at, exact) : "");
  if (!status && !priority && !category && !moment && !words) return null;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-1.5">
      {status && (
        <>
          <StatusBadge status={status.from} />
          <ArrowRight aria-hidden className="size-3.5 text-fg-subtle rtl:rotate-180" />
          <StatusBadge status={status.to} />
        </>
      )}
      {priority && (
        <>
          <PriorityMark priority={priority.from} showLabel />
          <ArrowRight aria-hidden className="size-3.5 text-fg-subtle rtl:rotate-180" />
          <PriorityMark priority={priority.to} showLabel />
        </>
      )}
      {category && <Words from={named(category.from)} to={named(category.to)} />}
      {moment && <Words from={dated(moment.from)} to={dated(moment.to)} />}
      {words && <Words {...words} />}
    </span>
  );
}

type EntryProps = {
  event: HistoryEvent;
  categoryName: (id: string) => string;
  /** Where it happened, in a list about several tickets. */
  ticket?: ReactNode;
};

/** One thing that happened, as a sentence with before and after. */
export function HistoryEntry({ event, categoryName, ticket }: EntryProps) {
  const t = useTranslations("tickets.history");
  const actorOf = useActorName();
  const reasons = useTranslations("tickets.draft.reasons");
  const sentence = eventSentence(event);
  const reason = (["wrong", "incomplete", "tone", "not_needed", "other"] as const).find(
    (known) => known === sentence.reason,
  );
  return (
    <li className="relative border-s border-line ps-4 pb-3 last:pb-0">
      <span
        aria-hidden
        className="absolute -start-1 top-1.5 size-2 rounded-full border border-line-strong bg-surface"
      />
      <p className="text-fg wrap-anywhere">
        {t.rich(sentence.key, {
          who: actorOf(event),
          assignee: sentence.assigneeName ?? "",
          category: sentence.categoryId ? categoryName(sentence.categoryId) : "",
          rating: sentence.rating ?? 0,
          reason: reason ? reasons(reason) : "",
          name: sentence.name ?? "",
          b: (chunks) => <span className="font-medium">{chunks}</span>,
        })}
      </p>
      <Moves sentence={sentence} categoryName={categoryName} />
      <span className="flex gap-2 text-xs text-fg-muted [&_a]:text-accent-text [&_a]:hover:underline">
        {ticket}
        <RelativeTime at={event.createdAt} />
      </span>
    </li>
  );
}

/** Everything that happened to a ticket, newest first. */
export function TicketHistory({ ticketId }: { ticketId: string }) {
  const t = useTranslations("tickets.history");
  const common = useTranslations("common");
  const history = trpc.tickets.history.useInfiniteQuery(
    { ticketId, limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const categoryName = (id: string) =>
    categories.data?.find((each) => each.id === id)?.name ?? t("aCategory");
  const events = history.data?.pages.flatMap((page) => page.events).filter((event) => !isSilent(event)) ?? [];
  return (
    <SideCard title={t("title")} icon={<History aria-hidden />} startsClosed>
      {history.isPending && <SkeletonText lines={4} />}
      {history.isError && (
        <p className="text-fg-muted">
          {t("failed")}{" "}
          <Button variant="link" size="sm" onClick={() => void history.refetch()}>
            {common("retry")}
          </Button>
        </p>
      )}
      <ol className="ms-1">
        {events.map((event) => (
          <HistoryEntry key={event.id} event={event} categoryName={categoryName} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          size="sm"
          variant="ghost"
          className="mt-2"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {common("more")}
        </Button>
      )}
    </SideCard>
  );
}
