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
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";
import { CheckCircle2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useStoredText } from "../conversation/index.ts";
import { OpenChildren } from "./linked-tickets.tsx";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

const shortest = 3;
const longest = 5_000;

type Props = { ticket: Ticket; changes: TicketChanges; open: boolean; onOpenChange: (open: boolean) => void };

/** Asks how it was solved; the customer reads the answer, and may rate or reopen. */
export function ResolveDialog({ ticket, changes, open, onOpenChange }: Props) {
  const t = useTranslations("tickets.resolve");
  const common = useTranslations("common");
  const [text, setText] = useStoredText(`handrail:resolution:${ticket.id}`);
  const [showsError, setShowsError] = useState(false);
  const isTooShort = text.trim().length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShowsError(true);
    if (isTooShort) return;
    changes.mutate(
      { field: "resolution", to: text.trim() },
      {
        onSuccess: () => {
          setText("");
          setShowsError(false);
          onOpenChange(false);
        },
      },
    );
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <form onSubmit={submit} className="flex min-h-0 flex-col">
          <DialogHeader>
            <DialogTitle>{t("title", { number: ticket.number })}</DialogTitle>
            <DialogDescription>{t("body", { name: ticket.contact.name })}</DialogDescription>
          </DialogHeader>
          <DialogBody className="flex flex-col gap-3">
            <OpenChildren ticketId={ticket.id} />
            <Field label={t("label")} error={showsError && isTooShort ? t("required") : undefined}>
              <Textarea
                autoFocus
                minRows={4}
                maxLength={longest}
                placeholder={t("placeholder")}
                value={text}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
                    event.currentTarget.form?.requestSubmit();
                }}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>{common("cancel")}</Button>
            <Button type="submit" variant="primary" loading={changes.isPending}>
              <CheckCircle2 aria-hidden />
              {t("submit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
