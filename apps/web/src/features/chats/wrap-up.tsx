"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { RadioGroup } from "@handrail/ui/radio-group";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import type { Opened } from "./opened.ts";
import type { OpenChat } from "./use-chats.ts";

type Props = { chat: OpenChat; refresh: () => void };

/** There before the dialog opens, so that the outcomes come first for the keyboard too. */
const useDispositions = () => trpc.chatDesk.dispositions.useQuery(undefined, { staleTime: 300_000 });

function WrapUpForm({ chat, refresh, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("chatDesk.wrapUp");
  const errorText = useErrorText();
  const [dispositionId, setDisposition] = useState(chat.disposition?.id ?? "");
  const [note, setNote] = useState("");
  const dispositions = useDispositions();
  const isClosed = chat.mode === "closed";
  const save = trpc.chatDesk.wrapUp.useMutation({
    onSuccess: () => {
      toast.success(t(isClosed ? "saved" : "done", { name: chat.contact.name }));
      onClose();
    },
    onSettled: refresh,
  });
  const { conversationId } = chat;
  return (
    <DialogForm
      title={t(isClosed ? "titleClosed" : "title")}
      body={isClosed ? t("bodyClosed") : t("body", { name: chat.contact.name })}
      submit={t(isClosed ? "save" : "submit")}
      isPending={save.isPending}
      onSubmit={() => save.mutate({ conversationId, dispositionId: dispositionId || null, note })}
      onClose={onClose}
    >
      {save.error && (
        <Callout tone="danger" live>
          {errorText(save.error)}
        </Callout>
      )}
      {dispositions.data && dispositions.data.length > 0 && (
        <RadioGroup
          label={t("disposition")}
          value={dispositionId}
          onValueChange={setDisposition}
          options={dispositions.data.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Field label={t("note")} hint={t("noteHint")}>
        <Textarea value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </DialogForm>
  );
}

/** Ends a chat and says how it ended; of one that was ended already, how. */
export function WrapUp({ open, onOpenChange, ...props }: Props & Opened) {
  const t = useTranslations("chatDesk.wrapUp");
  const isClosed = props.chat.mode === "closed";
  useDispositions();
  const trigger = (
    <Button
      title={t(isClosed ? "openClosed" : "open")}
      className={isClosed ? undefined : "@max-xl/column:aspect-square @max-xl/column:px-0"}
    >
      {!isClosed && <CircleCheck aria-hidden />}
      <span className={isClosed ? undefined : "@max-xl/column:sr-only"}>
        {t(isClosed ? "openClosed" : "open")}
      </span>
    </Button>
  );
  return (
    <CardDialog open={open} onOpenChange={onOpenChange} trigger={trigger}>
      <WrapUpForm {...props} onClose={() => onOpenChange(false)} />
    </CardDialog>
  );
}
