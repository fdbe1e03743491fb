"use client";
import { useTranslations } from "next-intl";
import { useStoredText } from "../conversation/index.ts";
import { OpenChildren } from "./linked-tickets.tsx";
import { ResolutionDialog } from "./resolution-dialog.tsx";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Props = { ticket: Ticket; changes: TicketChanges; open: boolean; onOpenChange: (open: boolean) => void };

/** Asks how it was solved; the customer reads the answer, and may rate or reopen. */
export function ResolveDialog({ ticket, changes, ...dialog }: Props) {
  const t = useTranslations("tickets.resolve");
  const [text, setText] = useStoredText(`handrail:resolution:${ticket.id}`);
  return (
    <ResolutionDialog
      {...dialog}
      title={t("title", { number: ticket.number })}
      body={t("body", { name: ticket.contact.name })}
      text={text}
      onText={setText}
      isPending={changes.isPending}
      onSubmit={(to, onSuccess) => changes.mutate({ field: "resolution", to }, { onSuccess })}
    >
      <OpenChildren ticketId={ticket.id} />
    </ResolutionDialog>
  );
}
