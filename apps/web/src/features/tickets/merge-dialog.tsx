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
import { Input } from "@handrail/ui/input";
import { RadioGroup } from "@handrail/ui/radio-group";
import { SkeletonText } from "@handrail/ui/skeleton";
import { Merge, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useMerging } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

type Props = { ticket: Ticket; open: boolean; onOpenChange: (open: boolean) => void };

function Choice({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useTranslations("tickets.related");
  const common = useTranslations("common");
  const errorText = useErrorText();
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
        <Input
          autoFocus
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={200}
          leading={<Search aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {tickets.isPending && <SkeletonText lines={3} />}
        {tickets.isError && <p className="text-sm text-danger-text">{errorText(tickets.error)}</p>}
        {tickets.data?.length === 0 && (
          <p role="status" className="py-2 text-sm text-fg-muted">
            {t(search ? "noMatch" : "noOthers", { name: ticket.contact.name })}
          </p>
        )}
        {tickets.data && tickets.data.length > 0 && (
          <RadioGroup
            label={t("into")}
            options={tickets.data.map(({ id, number, subject, status }) => ({
              value: id,
              label: subject,
              hint: (
                <span className="inline-flex items-center gap-2 tabular-nums">
                  {number}
                  <StatusBadge status={status} />
                </span>
              ),
            }))}
            value={targetId ?? ""}
            onValueChange={setChosen}
          />
        )}
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
