"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Checkbox } from "@handrail/ui/checkbox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Segmented } from "@handrail/ui/segmented";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { ArrowRightLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import { ColleagueChoice, TeamChoice } from "./hand-over-targets.tsx";
import type { Opened } from "./opened.ts";
import type { OpenChat } from "./use-chats.ts";

const kinds = ["agent", "team", "queue", "assistant", "ticket"] as const;
type Kind = (typeof kinds)[number];
type Props = { chat: OpenChat; refresh: () => void };

function useHandOver({ chat, refresh }: Props, onClose: () => void) {
  const t = useTranslations("chatDesk.handOver");
  const router = useRouter();
  const transfer = trpc.chatDesk.transfer.useMutation({
    onSuccess: () => {
      toast.success(t("done", { name: chat.contact.name }));
      onClose();
    },
    onSettled: refresh,
  });
  const toTicket = trpc.chatDesk.toTicket.useMutation({
    onSuccess: ({ ticketId, number }) => {
      toast.success(t("ticketDone", { number }), {
        action: {
          label: t("openTicket"),
          onClick: () => router.push(`/support-dashboard/tickets/${ticketId}`),
        },
      });
      onClose();
    },
    onSettled: refresh,
  });
  return { transfer, toTicket };
}

function HandOverForm({ onClose, ...props }: Props & { onClose: () => void }) {
  const t = useTranslations("chatDesk.handOver");
  const errorText = useErrorText();
  const { conversationId, contact, topic } = props.chat;
  const [kind, setKind] = useState<Kind>("agent");
  const [membershipId, setMember] = useState("");
  const [teamId, setTeam] = useState("");
  const [subject, setSubject] = useState(topic ?? "");
  const [keep, setKeep] = useState(false);
  const [note, setNote] = useState("");
  const targets = trpc.chatDesk.targets.useQuery({ conversationId });
  const { transfer, toTicket } = useHandOver(props, onClose);
  const error = transfer.error ?? toTicket.error;
  const isChosen = kind === "agent" ? membershipId !== "" : kind === "team" ? teamId !== "" : true;
  const submit = () => {
    if (kind === "ticket") toTicket.mutate({ conversationId, subject, note, keep });
    else if (kind === "agent") transfer.mutate({ conversationId, to: { kind, membershipId }, note });
    else if (kind === "team") transfer.mutate({ conversationId, to: { kind, teamId }, note });
    else transfer.mutate({ conversationId, to: { kind }, note });
  };
  return (
    <DialogForm
      title={t("title")}
      body={t("body", { name: contact.name })}
      submit={t(kind === "ticket" ? "submitTicket" : "submit")}
      disabled={!isChosen}
      isPending={transfer.isPending || toTicket.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {error && (
        <Callout tone="danger" live>
          {errorText(error)}
        </Callout>
      )}
      <Segmented
        label={t("to")}
        className="max-w-full flex-wrap max-sm:gap-0 max-sm:[&>button]:px-1.5"
        value={kind}
        onValueChange={setKind}
        options={kinds
          .filter((value) => value !== "assistant" || targets.data?.hasAssistant === true)
          .map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {kind === "agent" && (
        <ColleagueChoice
          targets={targets}
          except={props.chat.assignee?.membershipId ?? null}
          value={membershipId}
          onChange={setMember}
        />
      )}
      {kind === "team" && <TeamChoice targets={targets} value={teamId} onChange={setTeam} />}
      {kind === "queue" && <p className="text-sm text-fg-muted">{t("queueHint")}</p>}
      {kind === "assistant" && <p className="text-sm text-fg-muted">{t("assistantHint")}</p>}
      {kind === "ticket" && (
        <>
          <p className="text-sm text-fg-muted">{t("ticketHint")}</p>
          <Field label={t("subject")}>
            <Input value={subject} maxLength={160} onChange={(event) => setSubject(event.target.value)} />
          </Field>
          <Checkbox
            label={t("keep")}
            checked={keep}
            onCheckedChange={(checked) => setKeep(checked === true)}
          />
        </>
      )}
      <Field label={t("note")} hint={t("noteHint")}>
        <Textarea value={note} minRows={2} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </DialogForm>
  );
}

/** Gives a chat to a colleague, a team, the queue or the assistant, or has it go on as a ticket. */
export function HandOver({ open, onOpenChange, ...props }: Props & Opened) {
  const t = useTranslations("chatDesk.handOver");
  const trigger = (
    <Button title={t("open")} className="@max-xl/column:aspect-square @max-xl/column:px-0">
      <ArrowRightLeft aria-hidden />
      <span className="@max-xl/column:sr-only">{t("open")}</span>
    </Button>
  );
  return (
    <CardDialog open={open} onOpenChange={onOpenChange} trigger={trigger}>
      <HandOverForm {...props} onClose={() => onOpenChange(false)} />
    </CardDialog>
  );
}
