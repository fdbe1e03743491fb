"use client";
import { liveStatuses } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { DescriptionList } from "@handrail/ui/description-list";
import { EmptyState } from "@handrail/ui/empty-state";
import { ErrorState } from "@handrail/ui/error-state";
import { SkeletonText } from "@handrail/ui/skeleton";
import { BadgeCheck, SearchX, TicketPlus } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { Facts, readFacts, StatusBadge, ticketHref } from "../tickets/index.ts";
import { Chats, Happened } from "./contact-recent.tsx";
import { GuestAccess } from "./guest-access.tsx";
import { MergePeopleDialog } from "./merge-people-dialog.tsx";
import { MergedPeople } from "./merged-people.tsx";

type Contact = RouterOutputs["contacts"]["get"];

function Tickets({ contact }: { contact: Contact }) {
  const t = useTranslations("dashboard.people");
  const live: readonly string[] = liveStatuses;
  const total = contact.ticketCounts.reduce((sum, { count }) => sum + count, 0);
  const open = contact.ticketCounts.reduce(
    (sum, { status, count }) => sum + (live.includes(status) ? count : 0),
    0,
  );
  return (
    <section className="flex flex-col gap-1">
      <h3 className="flex items-baseline justify-between text-sm font-semibold text-fg">
        {t("recentTickets")}
        <span className="font-normal text-fg-muted">{t("ticketCount", { total, open })}</span>
      </h3>
      {total === 0 && <p className="py-2 text-sm text-fg-muted">{t("noTickets")}</p>}
      <ul className="-mx-2">
        {contact.tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link
              href={ticketHref(ticket.id)}
              className="flex flex-col gap-1 rounded-control px-2 py-2 text-sm hover:bg-surface-hover"
            >
              <span className="flex items-center gap-2 text-xs text-fg-muted">
                <span className="tabular-nums">{ticket.number}</span>
                <RelativeTime at={ticket.updatedAt} className="ms-auto" />
              </span>
              <span className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate font-medium text-fg">{ticket.subject}</span>
                <StatusBadge status={ticket.status} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {total > contact.tickets.length && contact.email && (
        <Button asChild size="sm" className="mt-1 self-start">
          <Link href={`/support-dashboard/tickets?f=&q=${encodeURIComponent(contact.email)}`}>
            {t("allTickets", { count: total })}
          </Link>
        </Button>
      )}
    </section>
  );
}

function Known({ contact }: { contact: Contact }) {
  const t = useTranslations("dashboard.people");
  const behalf = useTranslations("tickets.behalf");
  const tiers = useTranslations("vocabulary.tier");
  const roles = useTranslations("vocabulary.role");
  const format = useFormatter();
  const facts = readFacts(contact.attributes);
  return (
    <div className="flex flex-col gap-5 pb-4">
      <div className="flex items-center gap-3">
        <Avatar name={contact.name} size="xl" decorative />
        <div className="min-w-0">
          <h2 className="text-base font-semibold wrap-anywhere text-fg">{contact.name}</h2>
          {contact.email && (
            <a
              href={`mailto:${contact.email}`}
              className="block truncate py-0.5 text-sm text-fg-muted hover:underline"
            >
              {contact.email}
            </a>
          )}
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild size="sm">
          <Link href={`/support-dashboard/users/new-ticket?contact=${contact.id}`}>
            <TicketPlus aria-hidden />
            {behalf("title")}
          </Link>
        </Button>
        <MergePeopleDialog person={contact} />
      </div>
      <DescriptionList
        items={[
          { label: t("plan"), value: <Badge tone="accent">{tiers(contact.plan)}</Badge> },
          {
            label: t("identity"),
            value: contact.isVerified ? (
              <Badge tone="success" icon={<BadgeCheck aria-hidden />}>
                {t("verified")}
              </Badge>
            ) : (
              t("notVerified")
            ),
          },
          ...(contact.account
            ? [
                { label: t("role"), value: roles(contact.account.role) },
                {
                  label: t("joined"),
                  value: format.dateTime(contact.account.createdAt, { dateStyle: "long" }),
                },
              ]
            : [{ label: t("account"), value: t("noAccount") }]),
          ...(contact.company ? [{ label: t("company"), value: contact.company }] : []),
          ...(contact.externalId ? [{ label: t("externalId"), value: contact.externalId }] : []),
          ...(contact.phone ? [{ label: t("phone"), value: contact.phone }] : []),
          ...(contact.branch ? [{ label: t("branch"), value: contact.branch.name }] : []),
          { label: t("since"), value: format.dateTime(contact.createdAt, { dateStyle: "long" }) },
          {
            label: t("lastSeen"),
            value: contact.lastSeenAt ? <RelativeTime at={contact.lastSeenAt} /> : t("neverSeen"),
          },
        ]}
      />
      {facts.length > 0 && (
        <section className="flex flex-col gap-2 text-sm">
          <h3 className="font-semibold text-fg">{t("facts")}</h3>
          <Facts facts={facts} />
        </section>
      )}
      {!contact.account && <GuestAccess contactId={contact.id} name={contact.name} />}
      <MergedPeople merged={contact.merged} />
      <Tickets contact={contact} />
      <Chats chats={contact.chats} />
      <Happened events={contact.events} />
    </div>
  );
}

/** One person: plan, since when, what the host application knows, and the tickets. */
export function ContactCard({ contactId }: { contactId: string }) {
  const t = useTranslations("dashboard.people");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const contact = trpc.contacts.get.useQuery({ contactId });
  if (contact.data) return <Known contact={contact.data} />;
  if (!contact.isError) return <SkeletonText lines={8} className="py-4" />;
  const isMissing = ["NOT_FOUND", "INVALID"].includes(errorDetails(contact.error).code);
  return isMissing ? (
    <EmptyState icon={<SearchX />} title={t("missingTitle")} body={t("missingBody")} />
  ) : (
    <ErrorState
      title={t("failed")}
      body={errorText(contact.error)}
      retryLabel={common("retry")}
      onRetry={() => void contact.refetch()}
    />
  );
}
