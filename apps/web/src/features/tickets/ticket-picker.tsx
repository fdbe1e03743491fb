"use client";
import { Button } from "@handrail/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
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
  const common = useTranslations("common");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string>();
  const search = useDebounced(typed.trim(), 200);
  const tickets = trpc.ticketLinks[among].useQuery(
    { ticketId: ticket.id, search },
    { placeholderData: (before) => before },
  );
  const otherId = tickets.data?.find(({ id }) => id === chosen)?.id;
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (otherId) onSubmit(otherId, onClose);
  };
  return (
    <form onSubmit={onFormSubmit} className="flex min-h-0 flex-col">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{body}</DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-3">
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
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={!otherId} loading={isPending}>
          {submit}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Chooses another ticket for something that is done with this one. */
export function TicketPicker({
  open,
  onOpenChange,
  ...props
}: PickerProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <Picker {...props} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
