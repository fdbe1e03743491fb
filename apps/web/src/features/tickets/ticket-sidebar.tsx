"use client";
import { Button } from "@handrail/ui/button";
import { ArrowUpCircle, CheckCircle2, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { RunsCard } from "../runs/index.ts";
import { AboutCard } from "./about-card.tsx";
import { ContextCard } from "./context-card.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { RelatedCard } from "./related-card.tsx";
import { SideCard } from "./side-card.tsx";
import { nextStatuses } from "./statuses.ts";
import { readTriage } from "./ticket-conversation.tsx";
import { TicketEscalations } from "./ticket-escalations.tsx";
import { TicketFields } from "./ticket-fields.tsx";
import { TicketHistory } from "./ticket-history.tsx";
import { TicketLabels } from "./ticket-labels.tsx";
import { TicketLinks } from "./ticket-links.tsx";
import { TicketPlanning } from "./ticket-planning.tsx";
import { type OpenField, TicketProperties } from "./ticket-properties.tsx";
import { TicketWatchers } from "./ticket-watchers.tsx";
import { TriageCard } from "./triage-card.tsx";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Props = {
  ticket: Ticket;
  changes: TicketChanges;
  openField: OpenField;
  onOpenField: (field: OpenField) => void;
  onResolve: () => void;
  onEscalate: () => void;
  colleagues: readonly { membershipId: string; name: string }[];
  isSnoozeOpen: boolean;
  onSnoozeOpen: (open: boolean) => void;
};

/** What is known and what may be changed about a ticket. */
export function TicketSidebar(props: Props) {
  const t = useTranslations("tickets.ticket");
  const runs = useTranslations("act.run");
  const up = useTranslations("escalation.ticket");
  const { ticket, changes, openField, onOpenField, colleagues, onResolve, onEscalate } = props;
  const { isSnoozeOpen, onSnoozeOpen } = props;
  const choices = trpc.tickets.choices.useQuery(undefined, { staleTime: 300_000 });
  const triage = readTriage(ticket.triage);
  const next: readonly string[] = nextStatuses[ticket.status];
  return (
    <div className="flex flex-col">
      <div className="flex flex-col gap-3 p-4">
        <TicketProperties {...props} />
        {choices.data && <TicketLabels ticket={ticket} changes={changes} choices={choices.data} />}
        <TicketPlanning
          ticket={ticket}
          changes={changes}
          isSnoozeOpen={isSnoozeOpen}
          onSnoozeOpen={onSnoozeOpen}
        />
        <TicketWatchers ticket={ticket} changes={changes} colleagues={colleagues} />
        {next.includes("resolved") && (
          <Button onClick={onResolve} className="sm:hidden">
            <CheckCircle2 aria-hidden />
            {t("resolve")}
          </Button>
        )}
        {next.includes("resolved") && (
          <Button onClick={onEscalate}>
            <ArrowUpCircle aria-hidden />
            {up("action")}
          </Button>
        )}
      </div>
      <SideCard title={runs("title")} icon={<Workflow aria-hidden />}>
        <RunsCard ticketId={ticket.id} subject={ticket.subject} />
      </SideCard>
      <TicketFields ticket={ticket} changes={changes} fields={choices.data?.fields ?? []} />
      <TicketEscalations ticketId={ticket.id} />
      <CustomerCard contact={ticket.contact} />
      {ticket.context && <ContextCard context={ticket.context} />}
      <RelatedCard ticket={ticket} />
      <TicketLinks
        ticket={ticket}
        changes={changes}
        isLinking={openField === "article"}
        onLinking={(open) => onOpenField(open ? "article" : null)}
      />
      {triage && <TriageCard ticket={ticket} triage={triage} changes={changes} choices={choices.data} />}
      <AboutCard ticket={ticket} />
      <TicketHistory ticketId={ticket.id} />
    </div>
  );
}
