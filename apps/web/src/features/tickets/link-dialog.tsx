"use client";
import { type TicketRelation, ticketRelations } from "@handrail/contracts/inputs/merge";
import { Segmented } from "@handrail/ui/segmented";
import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TicketPicker } from "./ticket-picker.tsx";
import { useLinking } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

type Props = { ticket: Ticket; open: boolean; onOpenChange: (open: boolean) => void };

/** Chooses a ticket that this one belongs with, and how. */
export function LinkDialog({ ticket, ...dialog }: Props) {
  const t = useTranslations("tickets.related");
  const [relation, setRelation] = useState<TicketRelation>("related");
  const { link } = useLinking();
  return (
    <TicketPicker
      {...dialog}
      ticket={ticket}
      among="linkable"
      title={t("linkTitle", { number: ticket.number })}
      body={t("linkBody")}
      label={t("other")}
      none={(search) => t(search ? "noNumber" : "typeNumber")}
      submit={
        <>
          <Link2 aria-hidden />
          {t("link")}
        </>
      }
      isPending={link.isPending}
      onSubmit={(otherId, onSuccess) =>
        link.mutate({ ticketId: ticket.id, otherId, relation }, { onSuccess })
      }
    >
      <Segmented
        label={t("relation")}
        options={ticketRelations.map((value) => ({ value, label: t(`is.${value}`) }))}
        value={relation}
        onValueChange={setRelation}
      />
    </TicketPicker>
  );
}
