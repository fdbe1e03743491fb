"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { SkeletonText } from "@handrail/ui/skeleton";
import { CheckCheck, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PriorityMark, StatusBadge, ticketHref } from "../tickets/index.ts";
import { ownWork } from "./own-work.ts";

const row =
  "flex min-h-11 items-center gap-3 px-4 py-1.5 text-sm no-underline hover:bg-surface-hover -outline-offset-2";

/** What waits for this person: chats that nobody has taken, and own tickets. */
export function NeedsYou() {
  const t = useTranslations("dashboard.home");
  const chats = trpc.chat.queue.useQuery({ view: "waiting" });
  const tickets = trpc.queue.list.useQuery(ownWork);
  const waiting = chats.data ?? [];
  const own = tickets.data?.tickets ?? [];
  const isLoading = tickets.isPending || chats.isPending;
  return (
    <Card className="h-full">
      <CardHeader
        title={t("needsYou")}
        description={t("needsYouBody")}
        actions={
          <Button asChild size="sm" variant="ghost">
            <Link href="/support-dashboard/tickets?view=mine">{t("allMine")}</Link>
          </Button>
        }
      />
      {isLoading ? (
        <CardBody>
          <SkeletonText lines={5} />
        </CardBody>
      ) : waiting.length + own.length === 0 ? (
        <EmptyState
          size="sm"
          icon={<CheckCheck />}
          title={t("nothingTitle")}
          body={t("nothingBody")}
          action={
            <Button asChild>
              <Link href="/support-dashboard/tickets?view=unassigned">{t("takeOne")}</Link>
            </Button>
          }
        />
      ) : (
        <ul className="flex flex-col pb-2">
          {waiting.map((chat) => (
            <li key={chat.conversationId}>
              <Link href={`/support-dashboard/chats?chat=${chat.conversationId}`} className={row}>
                <MessagesSquare aria-hidden className="size-4 shrink-0 text-tone-warning-solid" />
                <span className="min-w-0 flex-1 truncate font-medium text-fg">
                  {t("chatWaits", { name: chat.contact.name })}
                </span>
                {chat.waitingSince && <RelativeTime at={chat.waitingSince} className="text-fg-muted" />}
              </Link>
            </li>
          ))}
          {own.map((ticket) => (
            <li key={ticket.id}>
              <Link href={ticketHref(ticket.id)} className={row}>
                <PriorityMark priority={ticket.priority} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium text-fg">{ticket.subject}</span>
                  <span className="block truncate text-xs text-fg-muted">
                    {ticket.number} · {ticket.contact.name}
                  </span>
                </span>
                <StatusBadge status={ticket.status} />
                <RelativeTime
                  at={ticket.updatedAt}
                  className="w-24 shrink-0 text-end text-fg-muted max-sm:hidden"
                />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
