"use client";
import { Callout } from "@handrail/ui/callout";
import { RadioGroup } from "@handrail/ui/radio-group";
import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { isOver } from "./statuses.ts";
import type { Target } from "./use-selection.ts";

type ChoiceProps = { targets: readonly Target[]; onClose: () => void; onMerge: (targetId: string) => void };

function Choice({ targets, onClose, onMerge }: ChoiceProps) {
  const t = useTranslations("queue.bulk");
  const [chosen, setChosen] = useState<string>();
  const target = targets.find(({ id }) => id === chosen);
  const others = target
    ? targets.filter(({ id, contact }) => id !== target.id && contact.id !== target.contact.id)
    : [];
  const count = targets.length - 1 - others.length;
  const submit = () => {
    if (!target) return;
    onClose();
    onMerge(target.id);
  };
  return (
    <DialogForm
      title={t("mergeTitle", { count: targets.length })}
      body={t("mergeBody")}
      submit={
        <>
          <Merge aria-hidden />
          {t("merge")}
        </>
      }
      disabled={!target || count === 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {targets.length < 2 ? (
        <p className="text-sm text-fg-muted">{t("mergeTwo")}</p>
      ) : (
        <RadioGroup
          label={t("mergeInto")}
          options={targets.map(({ id, number, subject, status, contact }) => ({
            value: id,
            label: subject,
            disabled: isOver(status),
            hint: (
              <span className="inline-flex flex-wrap items-center gap-2 tabular-nums">
                {number} · {contact.name}
                <StatusBadge status={status} />
              </span>
            ),
          }))}
          value={chosen ?? ""}
          onValueChange={setChosen}
        />
      )}
      {target && others.length > 0 && (
        <Callout tone="warning">
          {t("mergeOthers", { count: others.length, name: target.contact.name })}
        </Callout>
      )}
    </DialogForm>
  );
}

type Props = Omit<ChoiceProps, "onClose"> & { open: boolean; onOpenChange: (open: boolean) => void };

/** Chooses which of the ticked tickets goes on; the others end in it, each to be undone on its own. */
export function BulkMergeDialog({ open, onOpenChange, ...props }: Props) {
  return (
    <CardDialog open={open} onOpenChange={onOpenChange}>
      <Choice {...props} onClose={() => onOpenChange(false)} />
    </CardDialog>
  );
}
