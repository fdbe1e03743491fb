"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { useState } from "react";
import { useMe } from "../shell/me.tsx";
import { RecentTickets } from "./recent-tickets.tsx";
import type { TicketDraft } from "./ticket-draft.ts";
import { TicketForm } from "./ticket-form.tsx";
import { TicketSent } from "./ticket-sent.tsx";
import type { DraftChange } from "./use-ticket-draft.ts";

type Props = {
  draft: TicketDraft;
  change: (part: DraftChange) => void;
  clear: () => void;
  context: TicketContext;
  onRead: (slug: string) => void;
  close: () => void;
};

/** Writing a ticket, and its number once it has been sent. */
export function TicketTab({ draft, change, clear, context, onRead, close }: Props) {
  const me = useMe();
  const [number, setNumber] = useState<string | null>(null);
  if (number) {
    return <TicketSent number={number} onAnother={() => setNumber(null)} onLeave={close} />;
  }
  return (
    <TicketForm
      {...{ draft, change, context, onRead }}
      onSent={(sent) => {
        clear();
        setNumber(sent);
      }}
    >
      {me ? <RecentTickets onLeave={close} /> : null}
    </TicketForm>
  );
}
