"use client";
import { escalateInput } from "@handrail/contracts/inputs/escalation";
import { Callout } from "@handrail/ui/callout";
import { Checkbox } from "@handrail/ui/checkbox";
import { Field } from "@handrail/ui/field";
import { NativeSelect } from "@handrail/ui/native-select";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { ArrowUpCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";

type Props = {
  ticket: { id: string; number: string; version: number };
  colleagues: readonly { membershipId: string; name: string }[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: () => void;
};

/** PURE. Of what was chosen: `team:…`, `member:…`, or the kind alone. */
function targetOf(chosen: string) {
  const [kind = "", id = ""] = chosen.split(":");
  return {
    targetKind: kind,
    teamId: kind === "team" ? id : null,
    memberId: kind === "member" ? id : null,
  };
}

function EscalateForm({ ticket, colleagues, onOpenChange, onDone }: Props) {
  const t = useTranslations("escalation.ticket");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const choices = trpc.escalation.choices.useQuery();
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const [raisePriority, setRaise] = useState(false);
  const [showsFaults, setShowsFaults] = useState(false);
  const escalate = trpc.escalation.escalate.useMutation({
    onSuccess: async ({ targetName }) => {
      toast.success(t("done", { name: targetName ?? t("operations") }));
      onOpenChange(false);
      onDone();
      await utils.escalation.ofTicket.invalidate({ ticketId: ticket.id });
    },
    onError: onDone,
  });
  const isShort = reason.trim().length < 3;
  const submit = () => {
    setShowsFaults(true);
    const given = escalateInput.safeParse({
      ticketId: ticket.id,
      version: ticket.version,
      ...targetOf(chosen),
      reason,
      raisePriority,
    });
    if (given.success) escalate.mutate(given.data);
  };
  const isNobody = escalate.error && errorDetails(escalate.error).code === "NOT_FOUND";
  return (
    <DialogForm
      title={t("dialogTitle", { number: ticket.number })}
      body={t("dialogBody")}
      submit={
        <>
          <ArrowUpCircle aria-hidden />
          {t("submit")}
        </>
      }
      isPending={escalate.isPending}
      onSubmit={submit}
      onClose={() => onOpenChange(false)}
    >
      {escalate.error && (
        <Callout tone="danger" live>
          {isNobody ? t("nobody") : errorText(escalate.error)}
        </Callout>
      )}
      <Field label={t("to")} error={showsFaults && chosen === "" ? t("toInvalid") : undefined}>
        <NativeSelect autoFocus value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t("choose")}</option>
          {(choices.data?.teams ?? []).map(({ id, name }) => (
            <option key={id} value={`team:${id}`}>
              {t("team", { name })}
            </option>
          ))}
          <option value="skilled">{t("skilled")}</option>
          <option value="admin">{t("admin")}</option>
          {choices.data?.hasOperations && <option value="operations">{t("operations")}</option>}
          {colleagues.map(({ membershipId, name }) => (
            <option key={membershipId} value={`member:${membershipId}`}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field
        label={t("reason")}
        hint={t("reasonHint")}
        error={showsFaults && isShort ? t("reasonInvalid") : undefined}
      >
        <Textarea
          minRows={3}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
      </Field>
      <Checkbox
        label={t("raise")}
        checked={raisePriority}
        onCheckedChange={(checked) => setRaise(checked === true)}
      />
    </DialogForm>
  );
}

/** A person hands a ticket up: to whom, and why. */
export function EscalateDialog(props: Props) {
  return (
    <CardDialog open={props.open} onOpenChange={props.onOpenChange}>
      <EscalateForm {...props} />
    </CardDialog>
  );
}
