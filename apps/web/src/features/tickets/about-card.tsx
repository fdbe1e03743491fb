"use client";
import { DescriptionList } from "@handrail/ui/description-list";
import { Info } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../shell/relative-time.tsx";
import { SideCard } from "./side-card.tsx";
import { ticketHref } from "./ticket-href.ts";
import type { Ticket } from "./use-ticket.ts";

/** What kind of ticket it is, where it came from, whom it is about, and which came before and after it. */
export function AboutCard({ ticket }: { ticket: Ticket }) {
  const t = useTranslations("tickets.about");
  const more = useTranslations("agent.about");
  const types = useTranslations("vocabulary.ticketType");
  const severities = useTranslations("vocabulary.severity");
  const sources = useTranslations("vocabulary.ticketSource");
  const link = ({ id, number }: { id: string; number: string }) => (
    <Link key={id} href={ticketHref(id)} className="text-accent-text hover:underline">
      {number}
    </Link>
  );
  const moment = (at: Date | null) => (at ? <RelativeTime at={at} /> : t("notYet"));
  const { about } = ticket;
  return (
    <SideCard title={t("title")} icon={<Info aria-hidden />}>
      <DescriptionList
        items={[
          { label: t("type"), value: types(ticket.type) },
          { label: t("severity"), value: severities(ticket.severity) },
          { label: t("source"), value: sources(ticket.source) },
          { label: t("desk"), value: ticket.desk.name },
          ...(ticket.branch ? [{ label: t("branch"), value: ticket.branch.name }] : []),
          ...(about
            ? [
                {
                  label: more("person"),
                  value: (
                    <Link
                      href={`/support-dashboard/users?contact=${about.id}`}
                      className="text-accent-text hover:underline"
                    >
                      {about.name}
                    </Link>
                  ),
                },
              ]
            : []),
          { label: t("opened"), value: <RelativeTime at={ticket.createdAt} /> },
          { label: t("firstResponse"), value: moment(ticket.firstResponseAt) },
          ...(ticket.lastResponseAt
            ? [{ label: more("lastResponse"), value: moment(ticket.lastResponseAt) }]
            : []),
          ...(ticket.precededBy ? [{ label: t("precededBy"), value: link(ticket.precededBy) }] : []),
          ...(ticket.followUps.length > 0
            ? [
                {
                  label: t("followUps"),
                  value: <span className="flex flex-wrap gap-x-2">{ticket.followUps.map(link)}</span>,
                },
              ]
            : []),
        ]}
      />
    </SideCard>
  );
}
