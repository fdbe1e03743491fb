"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { RadioGroup } from "@handrail/ui/radio-group";
import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { StatusBadge } from "./status-badge.tsx";
import { isOver } from "./statuses.ts";
import type { Target } from "./use-selection.ts";

type ChoiceProps = { targets: readonly Target[]; onClose: () => void; onMerge: (targetId: string) => void };

function Choice({ targets, onClose, onMerge }: ChoiceProps) {
  const t = useTranslations("queue.bulk");
  const common = useTranslations("common");
  const [chosen, setChosen] = useState<string>();
  const target = targets.find(({ id }) => id === chosen);
  const others = target
    ? targets.filter(({ id, contact }) => id !== target.id && contact.id !== target.contact.id)
    : [];
  const count = targets.length - 1 - others.length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!target) return;
    onClose();
    onMerge(target.id);
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogHeader>
        <DialogTitle>{t("mergeTitle", { count: targets.length })}</DialogTitle>
        <DialogDescription>{t("mergeBody")}</DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-3">
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
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={!target || count === 0}>
          <Merge aria-hidden />
          {t("merge")}
        </Button>
      </DialogFooter>
    </form>
  );
}

type Props = Omit<ChoiceProps, "onClose"> & { open: boolean; onOpenChange: (open: boolean) => void };

/** Chooses which of the ticked tickets goes on; the others end in it, each to be undone on its own. */
export function BulkMergeDialog({ open, onOpenChange, ...props }: Props) {
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <Choice {...props} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}
