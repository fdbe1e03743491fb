"use client";
import type { WireMessage } from "@handrail/contracts";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { Field } from "@handrail/ui/field";
import { IconButton } from "@handrail/ui/icon-button";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { Ellipsis, Pencil, ShieldX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import { useCan, useMe } from "../shell/me.tsx";

const editableMs = 15 * 60_000;
const redactableMs = 24 * 60 * 60_000;

type Props = { message: WireMessage; isChat: boolean };

/** What can still be done about a message that was sent: other words for one's own in a chat, or its text taken away. */
export function MessageMenu({ message, isChat }: Props) {
  const t = useTranslations("tickets.thread.menu");
  const me = useMe();
  const isAdmin = useCan("settings:write");
  const [asked, setAsked] = useState<"edit" | "redact" | null>(null);
  if (message.redactedBy || message.seq === 0) return null;
  const age = Date.now() - message.createdAt.getTime();
  const isOwn = message.senderKind === "agent" && message.senderMembershipId === me?.membershipId;
  const canEdit = isChat && isOwn && !message.isInternal && age < editableMs;
  const canRedact = isAdmin || age < redactableMs;
  if (!canEdit && !canRedact) return null;
  const close = () => setAsked(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton size="sm" label={t("label")}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {canEdit ? (
            <DropdownMenuItem icon={<Pencil />} onSelect={() => setAsked("edit")}>
              {t("edit")}
            </DropdownMenuItem>
          ) : null}
          {canRedact ? (
            <DropdownMenuItem tone="danger" icon={<ShieldX />} onSelect={() => setAsked("redact")}>
              {t("redact")}
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {asked === "edit" ? <EditMessage message={message} onClose={close} /> : null}
      {asked === "redact" ? <RedactMessage message={message} onClose={close} /> : null}
    </>
  );
}

type ActProps = { message: WireMessage; onClose: () => void };

function EditMessage({ message, onClose }: ActProps) {
  const t = useTranslations("tickets.thread.menu");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const [body, setBody] = useState(message.body);
  const edit = trpc.conversations.edit.useMutation({
    onSuccess: onClose,
    onError: (error) => toast.error(errorText(error)),
  });
  const { id: messageId, changeSeq } = message;
  return (
    <CardDialog open onOpenChange={onClose}>
      <DialogForm
        title={t("editTitle")}
        body={t("editBody")}
        submit={common("save")}
        disabled={body.trim() === "" || body === message.body}
        isPending={edit.isPending}
        onSubmit={() => edit.mutate({ messageId, changeSeq, body })}
        onClose={onClose}
      >
        <Field label={t("text")}>
          <Textarea minRows={3} maxRows={12} value={body} onChange={(event) => setBody(event.target.value)} />
        </Field>
      </DialogForm>
    </CardDialog>
  );
}

function RedactMessage({ message, onClose }: ActProps) {
  const t = useTranslations("tickets.thread.menu");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const redact = trpc.conversations.redact.useMutation({
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      tone="danger"
      title={t("redactTitle")}
      body={t("redactBody")}
      confirmLabel={t("redact")}
      cancelLabel={common("cancel")}
      onConfirm={() => redact.mutateAsync({ messageId: message.id })}
    />
  );
}
