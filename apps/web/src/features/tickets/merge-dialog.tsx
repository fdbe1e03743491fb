"use client";
import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { TicketPicker } from "./ticket-picker.tsx";
import { useMerging } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

type Props = { ticket: Ticket; open: boolean; onOpenChange: (open: boolean) => void };

/** Chooses the ticket of the same person in which this one goes on. */
export function MergeDialog({ ticket, ...dialog }: Props) {
  const t = useTranslations("tickets.related");
  const { merge } = useMerging();
  const { number, contact } = ticket;
  return (
    <TicketPicker
      {...dialog}
      ticket={ticket}
      among="mergeable"
      title={t("mergeTitle", { number })}
      body={t("mergeBody", { number, name: contact.name })}
      label={t("into")}
      none={(search) => t(search ? "noMatch" : "noOthers", { name: contact.name })}
      submit={
        <>
          <Merge aria-hidden />
          {t("merge")}
        </>
      }
      isPending={merge.isPending}
      onSubmit={(targetId, onSuccess) =>
        merge.mutate({ ticketId: ticket.id, version: ticket.version, targetId }, { onSuccess })
      }
    />
  );
}
