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
import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { TicketChoice } from "./ticket-choice.tsx";
import { useMerging } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

type Props = { ticket: Ticket; open: boolean; onOpenChange: (open: boolean) => void };

function Choice({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useTranslations("tickets.related");
  const common = useTranslations("common");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string>();
  const search = useDebounced(typed.trim(), 200);
  const tickets = trpc.ticketLinks.mergeable.useQuery(
    { ticketId: ticket.id, search },
    { placeholderData: (before) => before },
  );
  const { merge } = useMerging();
  const targetId = tickets.data?.find(({ id }) => id === chosen)?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (targetId)
      merge.mutate({ ticketId: ticket.id, version: ticket.version, targetId }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogHeader>
        <DialogTitle>{t("mergeTitle", { number: ticket.number })}</DialogTitle>
        <DialogDescription>
          {t("mergeBody", { number: ticket.number, name: ticket.contact.name })}
        </DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-3">
        <TicketChoice
          query={tickets}
          typed={typed}
          onType={setTyped}
          label={t("into")}
          none={t(search ? "noMatch" : "noOthers", { name: ticket.contact.name })}
          value={targetId}
          onChoose={setChosen}
        />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={!targetId} loading={merge.isPending}>
          <Merge aria-hidden />
          {t("merge")}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Chooses the ticket of the same person in which this one goes on. */
export function MergeDialog({ ticket, open, onOpenChange }: Props) {
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <Choice ticket={ticket} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
