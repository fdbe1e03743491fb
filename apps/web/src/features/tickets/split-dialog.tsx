"use client";
import type { WireMessage } from "@handrail/contracts";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Scissors } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
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
  const [subject, setSubject] = useState(() => subjectOf(messages));
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [showsError, setShowsError] = useState(false);
  const { split } = useSplitting();
  const isWrong = subject.trim().length < shortest;
  const submit = () => {
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
    <DialogForm
      title={t("dialogTitle", { count: messages.length })}
      body={t("dialogBody", { number: ticket.number, name: ticket.contact.name })}
      submit={
        <>
          <Scissors aria-hidden />
          {t("submit")}
        </>
      }
      isPending={split.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("subject")} error={showsError && isWrong ? t("subjectMissing") : undefined}>
        <Input
          autoFocus
          maxLength={longest}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
      </Field>
    </DialogForm>
  );
}

type Props = Omit<FormProps, "onClose"> & { open: boolean; onOpenChange: (open: boolean) => void };

/** Asks what the new ticket is about. */
export function SplitDialog({ open, onOpenChange, ...props }: Props) {
  return (
    <CardDialog open={open} onOpenChange={onOpenChange}>
      <Form {...props} onClose={() => onOpenChange(false)} />
    </CardDialog>
  );
}
