"use client";
import type { WireMessage } from "@handrail/contracts";
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
import { Input } from "@handrail/ui/input";
import { Scissors } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { endSplit } from "./split-mode.ts";
import { useSplitting } from "./use-related.ts";
import type { Ticket } from "./use-ticket.ts";

const shortest = 3;
const longest = 200;
const shownWords = 80;

type FormProps = { ticket: Ticket; messages: readonly WireMessage[]; onClose: () => void };

/** PURE. The beginning of what the customer asked, or of what else is said, as a subject. */
export function subjectOf(messages: readonly WireMessage[]): string {
  const asked = messages.find(({ senderKind }) => senderKind === "customer") ?? messages[0];
  const [line = ""] = (asked?.body ?? "").trim().split("\n");
  const plain = line
    .replace(/[*_`#>]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (plain.length <= shownWords) return plain;
  return `${plain.slice(0, shownWords).replace(/\s\S*$/, "")}…`;
}

function Form({ ticket, messages, onClose }: FormProps) {
  const t = useTranslations("tickets.split");
  const common = useTranslations("common");
  const [subject, setSubject] = useState(() => subjectOf(messages));
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [showsError, setShowsError] = useState(false);
  const { split } = useSplitting();
  const isWrong = subject.trim().length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShowsError(true);
    if (isWrong) return;
    split.mutate(
      {
        ticketId: ticket.id,
        version: ticket.version,
        messageIds: messages.map(({ id }) => id),
        subject: subject.trim(),
        idempotencyKey,
      },
      {
        onSuccess: () => {
          onClose();
          endSplit();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogHeader>
        <DialogTitle>{t("dialogTitle", { count: messages.length })}</DialogTitle>
        <DialogDescription>
          {t("dialogBody", { number: ticket.number, name: ticket.contact.name })}
        </DialogDescription>
      </DialogHeader>
      <DialogBody>
        <Field label={t("subject")} error={showsError && isWrong ? t("subjectMissing") : undefined}>
          <Input
            autoFocus
            maxLength={longest}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        </Field>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" loading={split.isPending}>
          <Scissors aria-hidden />
          {t("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}

type Props = Omit<FormProps, "onClose"> & { open: boolean; onOpenChange: (open: boolean) => void };

/** Asks what the new ticket is about. */
export function SplitDialog({ open, onOpenChange, ...props }: Props) {
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <Form {...props} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
