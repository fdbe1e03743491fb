"use client";
import { ArrowUpCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { EscalationList, useEscalations } from "../escalation/index.ts";
import { SideCard } from "./side-card.tsx";

/** Each time that the ticket was escalated; nothing where it never was. */
export function TicketEscalations({ ticketId }: { ticketId: string }) {
  const t = useTranslations("escalation.ticket");
  const escalations = useEscalations(ticketId);
  if (escalations.length === 0) return null;
  return (
    <SideCard title={t("title")} icon={<ArrowUpCircle aria-hidden />}>
      <EscalationList escalations={escalations} />
    </SideCard>
  );
}
