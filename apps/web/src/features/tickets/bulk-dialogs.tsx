"use client";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
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
import { Textarea } from "@handrail/ui/textarea";
import { CheckCircle2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Bulk } from "./use-bulk.ts";
import type { Target } from "./use-selection.ts";

const shortest = 3;

type ResolveProps = {
  count: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onResolve: (resolution: string) => void;
};

/** Asks for the one text that resolves all ticked tickets. */
export function BulkResolveDialog({ count, open, onOpenChange, onResolve }: ResolveProps) {
  const t = useTranslations("queue.bulk");
  const words = useTranslations("tickets.resolve");
  const common = useTranslations("common");
  const [text, setText] = useState("");
  const [showsError, setShowsError] = useState(false);
  const isTooShort = text.trim().length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShowsError(true);
    if (isTooShort) return;
    onOpenChange(false);
    onResolve(text.trim());
    setText("");
    setShowsError(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent closeLabel={common("close")} phone="card">
        <form onSubmit={submit} className="flex min-h-0 flex-col">
          <DialogHeader>
            <DialogTitle>{t("resolveTitle", { count })}</DialogTitle>
            <DialogDescription>{t("resolveBody")}</DialogDescription>
          </DialogHeader>
          <DialogBody>
            <Field label={words("label")} error={showsError && isTooShort ? words("required") : undefined}>
              <Textarea
                autoFocus
                minRows={4}
                maxLength={5_000}
                placeholder={words("placeholder")}
                value={text}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
                    event.currentTarget.form?.requestSubmit();
                }}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => onOpenChange(false)}>{common("cancel")}</Button>
            <Button type="submit" variant="primary">
              <CheckCircle2 aria-hidden />
              {words("submit")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type CloseProps = {
  count: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClose: () => void;
};

/** Asks before many tickets are closed for good. */
export function BulkCloseDialog({ count, open, onOpenChange, onClose }: CloseProps) {
  const t = useTranslations("queue.bulk");
  const common = useTranslations("common");
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("closeTitle", { count })}
      body={t("closeBody")}
      confirmLabel={t("close")}
      cancelLabel={common("cancel")}
      onConfirm={onClose}
    />
  );
}

const shownLeft = 50;

/** Which tickets stayed as they were, and why each. */
export function BulkReport({ bulk, onKeep }: { bulk: Bulk; onKeep: (targets: Target[]) => void }) {
  const t = useTranslations("queue.bulk");
  const common = useTranslations("common");
  const errors = useTranslations("errors.reasons");
  const { report } = bulk;
  return (
    <Dialog open={report !== null} onOpenChange={(open) => !open && bulk.closeReport()}>
      {report && (
        <DialogContent closeLabel={common("close")} phone="card">
          <DialogHeader>
            <DialogTitle>{t("partTitle", { count: report.left.length })}</DialogTitle>
            <DialogDescription>{t("partBody", { count: report.changed })}</DialogDescription>
          </DialogHeader>
          <DialogBody>
            <ul className="flex flex-col divide-y divide-line text-sm">
              {report.left.slice(0, shownLeft).map(({ target, reason }) => (
                <li key={target.id} className="flex gap-3 py-1.5">
                  <span className="shrink-0 font-medium tabular-nums">{target.number}</span>
                  <span className="text-fg-muted">{errors(reason, { requestId: "", seconds: 60 })}</span>
                </li>
              ))}
            </ul>
          </DialogBody>
          <DialogFooter>
            <Button
              onClick={() => {
                onKeep(report.left.map(({ target }) => target));
                bulk.closeReport();
              }}
            >
              {t("keep")}
            </Button>
            <Button variant="primary" onClick={bulk.closeReport}>
              {common("close")}
            </Button>
          </DialogFooter>
        </DialogContent>
      )}
    </Dialog>
  );
}
