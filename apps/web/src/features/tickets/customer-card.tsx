"use client";
import { liveStatuses } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { DescriptionList } from "@handrail/ui/description-list";
import { BadgeCheck, MessagesSquare, UserRound } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { RelativeTime } from "../shell/relative-time.tsx";
import { Facts, readFacts } from "./facts.tsx";
import { SideCard } from "./side-card.tsx";
import { StatusIcon } from "./status-icon.tsx";
import type { Ticket } from "./use-ticket.ts";

type Props = {
  contact: Ticket["contact"];
  /** Then the other tickets and chats are there whether they are open or not. */
  isBesideChat?: boolean;
};

/** Who asks: plan, since when, how many tickets, and what the host application knows. */
export function CustomerCard({ contact, isBesideChat = false }: Props) {
  const t = useTranslations("tickets.customer");
  const more = useTranslations("templates.customer");
  const quick = useTranslations("agent.customer");
  const modes = useTranslations("vocabulary.chatMode");
  const desk = useTranslations("chatDesk.details");
  const tiers = useTranslations("vocabulary.tier");
  const format = useFormatter();
  const facts = readFacts(contact.attributes);
  const total = contact.ticketCounts.reduce((sum, { count }) => sum + count, 0);
  const live: readonly string[] = liveStatuses;
  const open = contact.ticketCounts.reduce(
    (sum, { status, count }) => sum + (live.includes(status) ? count : 0),
    0,
  );
  return (
    <SideCard title={t("title")} icon={<UserRound aria-hidden />}>
      <div className="flex items-center gap-3 pb-3">
        <Avatar name={contact.name} size="lg" decorative />
        <div className="min-w-0">
          <Link
            href={`/support-dashboard/users?contact=${contact.id}`}
            className="block truncate py-0.5 font-medium text-fg hover:underline"
          >
            {contact.name}
          </Link>
          {contact.email && (
            <a
              href={`mailto:${contact.email}`}
              className="block truncate py-0.5 text-fg-muted hover:underline"
            >
              {contact.email}
            </a>
          )}
        </div>
      </div>
      <DescriptionList
        items={[
          { label: t("plan"), value: <Badge tone="accent">{tiers(contact.plan)}</Badge> },
          ...(contact.isVerified
            ? [
                {
                  label: t("identity"),
                  value: (
                    <Badge tone="success" icon={<BadgeCheck aria-hidden />}>
                      {t("verified")}
                    </Badge>
                  ),
                },
              ]
            : []),
          ...(contact.company ? [{ label: quick("company"), value: contact.company }] : []),
          ...(contact.phone ? [{ label: t("phone"), value: contact.phone }] : []),
          {
            label: t("since"),
            value: format.dateTime(contact.createdAt, { year: "numeric", month: "long" }),
          },
          ...(contact.lastSeenAt
            ? [{ label: t("lastSeen"), value: <RelativeTime at={contact.lastSeenAt} /> }]
            : []),
          {
            label: t("tickets"),
            value: (
              <Link
                href={`/support-dashboard/users?contact=${contact.id}`}
                className="text-accent-text hover:underline"
              >
                {t("ticketCount", { total, open })}
              </Link>
            ),
          },
        ]}
      />
      {contact.otherTickets.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          <h3 className="pb-1 text-xs font-medium text-fg-muted">
            {isBesideChat ? desk("recentTickets") : more("otherTickets")}
          </h3>
          <ul className="flex flex-col">
            {contact.otherTickets.map(({ id, number, subject, status }) => (
              <li key={id}>
                <Link
                  href={`/support-dashboard/tickets/${id}`}
                  className="flex min-h-7 items-center gap-2 hover:underline"
                >
                  <StatusIcon status={status} />
                  <span className="shrink-0 text-fg-muted tabular-nums">{number}</span>
                  <span className="min-w-0 truncate text-fg">{subject}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {contact.openChats.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          <h3 className="pb-1 text-xs font-medium text-fg-muted">
            {isBesideChat ? desk("recentChats") : quick("openChats")}
          </h3>
          <ul className="flex flex-col">
            {contact.openChats.map(({ id, topic, mode }) => (
              <li key={id}>
                <Link
                  href={`/support-dashboard/chats?chat=${id}`}
                  className="flex min-h-7 items-center gap-2 hover:underline"
                >
                  <MessagesSquare aria-hidden className="size-4 shrink-0 text-fg-subtle" />
                  <span className="min-w-0 flex-1 truncate text-fg">{topic ?? quick("chat")}</span>
                  <span className="shrink-0 text-xs text-fg-muted">{modes(mode)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {facts.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          <Facts facts={facts} />
        </div>
      )}
    </SideCard>
  );
}
