"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";
import { UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import { useCan } from "../shell/me.tsx";
import type { Opened } from "./opened.ts";
import type { OpenChat } from "./use-chats.ts";

type Props = { chat: OpenChat; refresh: () => void; onTaken: () => void };

function TakeOverForm({ chat, refresh, onTaken, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("chatDesk.takeOver");
  const errorText = useErrorText();
  const mayGoBeyond = useCan("settings:write");
  const [note, setNote] = useState("");
  const take = trpc.chatDesk.takeOver.useMutation({
    onSuccess: () => {
      onClose();
      onTaken();
    },
    onSettled: refresh,
  });
  const isFull = take.error ? errorDetails(take.error).reason === "chat_full" : false;
  const isBeyond = isFull && mayGoBeyond;
  const { conversationId, mode, assignee, contact } = chat;
  return (
    <DialogForm
      title={t("title")}
      body={
        mode === "human"
          ? t("body", { name: contact.name, colleague: assignee?.name ?? "" })
          : t("bodyAi", { name: contact.name })
      }
      submit={t(isBeyond ? "beyond" : "submit")}
      isPending={take.isPending}
      onSubmit={() => take.mutate({ conversationId, note, beyondCapacity: isBeyond })}
      onClose={onClose}
    >
      {take.error && (
        <Callout tone="danger" live>
          {errorText(take.error)}
        </Callout>
      )}
      <Field label={t("note")} hint={t("noteHint")}>
        <Textarea value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </DialogForm>
  );
}

/** A person joins where a colleague or the assistant answers. */
export function TakeOver({ open, onOpenChange, ...props }: Props & Opened) {
  const t = useTranslations("chatDesk.takeOver");
  const trigger = (
    <Button>
      <UserRoundPlus aria-hidden />
      {t("open")}
    </Button>
  );
  return (
    <CardDialog open={open} onOpenChange={onOpenChange} trigger={trigger}>
      <TakeOverForm {...props} onClose={() => onOpenChange(false)} />
    </CardDialog>
  );
}
