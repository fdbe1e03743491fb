"use client";
import { type ReactNode, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import { TicketChoice } from "./ticket-choice.tsx";
import type { Ticket } from "./use-ticket.ts";

type PickerProps = {
  ticket: Ticket;
  /** Which tickets can be chosen. */
  among: "mergeable" | "linkable";
  title: string;
  body: string;
  label: string;
  /** What to say where nothing was found, by what was typed. */
  none: (search: string) => string;
  submit: ReactNode;
  isPending: boolean;
  /** What else there is to choose. */
  children?: ReactNode;
  onSubmit: (otherId: string, onDone: () => void) => void;
};

function Picker({ onClose, ...props }: PickerProps & { onClose: () => void }) {
  const { ticket, among, title, body, label, none, submit, isPending, children, onSubmit } = props;
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string>();
  const search = useDebounced(typed.trim(), 200);
  const tickets = trpc.ticketLinks[among].useQuery(
    { ticketId: ticket.id, search },
    { placeholderData: (before) => before },
  );
  const otherId = tickets.data?.find(({ id }) => id === chosen)?.id;
  return (
    <DialogForm
      title={title}
      body={body}
      submit={submit}
      disabled={!otherId}
      isPending={isPending}
      onSubmit={() => otherId && onSubmit(otherId, onClose)}
      onClose={onClose}
    >
      {children}
      <TicketChoice
        query={tickets}
        typed={typed}
        onType={setTyped}
        label={label}
        none={none(search)}
        value={otherId}
        onChoose={setChosen}
      />
    </DialogForm>
  );
}

/** Chooses another ticket for something that is done with this one. */
export function TicketPicker({
  open,
  onOpenChange,
  ...props
}: PickerProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <CardDialog open={open} onOpenChange={onOpenChange}>
      <Picker {...props} onClose={() => onOpenChange(false)} />
    </CardDialog>
  );
}
