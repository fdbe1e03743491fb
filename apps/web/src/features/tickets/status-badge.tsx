"use client";
import type { TicketStatus } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { useTranslations } from "next-intl";
import { statusLooks } from "../../lib/labels.ts";

/** Where a ticket stands: icon, word and tone. */
export function StatusBadge({ status, plain }: { status: TicketStatus; plain?: boolean }) {
  const names = useTranslations("vocabulary.ticketStatus");
  const { tone, icon: Icon } = statusLooks[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />} variant={plain ? "plain" : "soft"}>
      {names(status)}
    </Badge>
  );
}
