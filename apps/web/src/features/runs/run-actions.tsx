"use client";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@handrail/ui/popover";
import { toast } from "@handrail/ui/toast";
import { Play, RotateCcw, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

export type Run = RouterOutputs["playbooks"]["runs"]["runs"][number];

type Props = { run: Run; refresh: () => void };

function useSettled(refresh: () => void) {
  const errorText = useErrorText();
  return { onError: (error: unknown) => toast.error(errorText(error)), onSettled: refresh };
}

function Decline({ run, refresh }: Props) {
  const t = useTranslations("act.run");
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const decline = trpc.playbooks.decline.useMutation(useSettled(refresh));
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size="sm" aria-label={t("declineNamed", { name: run.name })}>
          {t("decline")}
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-72 p-3">
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === "") return;
            decline.mutate({ runId: run.id, version: run.version, reason });
            setOpen(false);
          }}
        >
          <Field label={t("reason")}>
            <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
          </Field>
          <Button type="submit" size="sm" variant="danger" disabled={reason.trim() === ""}>
            {t("decline")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}

/** A proposal: what is missing is filled in, then it is approved or turned down. */
function Decide({ run, refresh }: Props) {
  const t = useTranslations("act.run");
  const formId = useId();
  const [given, setGiven] = useState<Record<string, string>>({});
  const approve = trpc.playbooks.approve.useMutation(useSettled(refresh));
  const isMissing = run.missing.some((place) => !given[place]?.trim());
  const blocked = run.waitsFor === "tier" || run.waitsFor === "unverified";
  return (
    <div className="mt-2 flex flex-col gap-2">
      <form
        id={formId}
        className="flex flex-col gap-2 empty:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          approve.mutate({ runId: run.id, version: run.version, input: given });
        }}
      >
        {run.missing.map((place) => (
          <Field key={place} label={place.split(".")[1] ?? place}>
            <Input
              size="sm"
              value={given[place] ?? ""}
              maxLength={200}
              onChange={(event) => setGiven({ ...given, [place]: event.target.value })}
            />
          </Field>
        ))}
      </form>
      <span className="flex flex-wrap gap-2">
        {!blocked && (
          <Button
            type="submit"
            form={formId}
            size="sm"
            variant="primary"
            disabled={isMissing || !run.mayDecide}
            loading={approve.isPending}
            aria-label={t("approveNamed", { name: run.name })}
          >
            <Play aria-hidden />
            {t("approve")}
          </Button>
        )}
        <Decline run={run} refresh={refresh} />
      </span>
      {!run.mayDecide && <span className="text-xs text-fg-muted">{t("mayNot")}</span>}
    </div>
  );
}

function Undo({ run, refresh }: Props) {
  const t = useTranslations("act.run");
  const common = useTranslations("common");
  const undo = trpc.playbooks.undo.useMutation(useSettled(refresh));
  return (
    <ConfirmDialog
      title={t("undoTitle", { name: run.name })}
      body={t("undoBody")}
      confirmLabel={t("undo")}
      cancelLabel={common("cancel")}
      onConfirm={() => undo.mutateAsync({ runId: run.id, version: run.version })}
      trigger={
        <Button size="sm" variant="ghost" className="mt-2" aria-label={t("undoNamed", { name: run.name })}>
          <Undo2 aria-hidden />
          {t("undo")}
        </Button>
      }
    />
  );
}

function Retry({ run, refresh }: Props) {
  const t = useTranslations("act.run");
  const retry = trpc.playbooks.retry.useMutation(useSettled(refresh));
  return (
    <Button
      size="sm"
      className="mt-2"
      loading={retry.isPending}
      aria-label={t("retryNamed", { name: run.name })}
      onClick={() => retry.mutate({ runId: run.id, version: run.version })}
    >
      <RotateCcw aria-hidden />
      {t("retry")}
    </Button>
  );
}

/** What may be done with a run where it stands. */
export function RunActions({ run, refresh }: Props) {
  if (run.state === "proposed") return <Decide run={run} refresh={refresh} />;
  if (run.state === "failed" && run.mayDecide) return <Retry run={run} refresh={refresh} />;
  if (run.isUndoable && run.mayDecide) return <Undo run={run} refresh={refresh} />;
  return null;
}
