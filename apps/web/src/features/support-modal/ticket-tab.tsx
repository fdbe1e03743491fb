"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { useState } from "react";
import { useMe } from "../shell/me.tsx";
import { RecentTickets } from "./recent-tickets.tsx";
import type { TicketDraft } from "./ticket-draft.ts";
import { TicketForm } from "./ticket-form.tsx";
import { TicketSent, TicketSolved } from "./ticket-sent.tsx";
import type { DraftChange } from "./use-ticket-draft.ts";

type Props = {
  draft: TicketDraft;
  change: (part: DraftChange) => void;
  clear: () => void;
  context: TicketContext;
  sentryEventId?: string | undefined;
  onRead: (slug: string) => void;
  /** Leaves the dialog; the portal's page has none. */
  close?: () => void;
};

/** Writing a ticket, and its number once it has been sent. */
export function TicketTab({ draft, change, clear, context, sentryEventId, onRead, close }: Props) {
  const me = useMe();
  const [number, setNumber] = useState<string | null>(null);
  const [isSolved, setSolved] = useState(false);
  if (number) {
    return (
      <TicketSent number={number} onAnother={() => setNumber(null)} {...(close ? { onLeave: close } : {})} />
    );
  }
  if (isSolved) {
    return (
      <TicketSolved
        onBack={() => setSolved(false)}
        onDone={() => {
          clear();
          setSolved(false);
          close?.();
        }}
      />
    );
  }
  return (
    <TicketForm
      {...{ draft, change, context, sentryEventId, onRead }}
      onSolved={() => setSolved(true)}
      onSent={(sent) => {
        clear();
        setNumber(sent);
      }}
    >
      {me && close ? <RecentTickets onLeave={close} /> : null}
    </TicketForm>
  );
}
