"use client";
import { type TicketRelation, ticketRelations } from "@handrail/contracts/inputs/merge";
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
import { Segmented } from "@handrail/ui/segmented";
import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { TicketChoice } from "./ticket-choice.tsx";
import { useLinking } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

function Choice({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useTranslations("tickets.related");
  const common = useTranslations("common");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [relation, setRelation] = useState<TicketRelation>("related");
  const search = useDebounced(typed.trim(), 200);
  const tickets = trpc.ticketLinks.linkable.useQuery(
    { ticketId: ticket.id, search },
    { placeholderData: (before) => before },
  );
  const { link } = useLinking();
  const otherId = tickets.data?.find(({ id }) => id === chosen)?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (otherId) link.mutate({ ticketId: ticket.id, otherId, relation }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogHeader>
        <DialogTitle>{t("linkTitle", { number: ticket.number })}</DialogTitle>
        <DialogDescription>{t("linkBody")}</DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-3">
        <Segmented
          label={t("relation")}
          options={ticketRelations.map((value) => ({ value, label: t(`is.${value}`) }))}
          value={relation}
          onValueChange={setRelation}
        />
        <TicketChoice
          query={tickets}
          typed={typed}
          onType={setTyped}
          label={t("other")}
          none={t(search ? "noNumber" : "typeNumber")}
          value={otherId}
          onChoose={setChosen}
        />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={!otherId} loading={link.isPending}>
          <Link2 aria-hidden />
          {t("link")}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Chooses a ticket that this one belongs with, and how. */
export function LinkDialog(props: { ticket: Ticket; open: boolean; onOpenChange: (open: boolean) => void }) {
  const { ticket, open, onOpenChange } = props;
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <Choice ticket={ticket} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
