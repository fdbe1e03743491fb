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
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ResolutionDialog } from "./resolution-dialog.tsx";
import type { Bulk } from "./use-bulk.ts";
import type { Target } from "./use-selection.ts";

type DialogProps = { open: boolean; onOpenChange: (open: boolean) => void };
type ResolveProps = DialogProps & { count: number; onResolve: (resolution: string) => void };

/** Asks for the one text that resolves all ticked tickets. */
export function BulkResolveDialog({ count, onResolve, ...dialog }: ResolveProps) {
  const t = useTranslations("queue.bulk");
  const [text, setText] = useState("");
  return (
    <ResolutionDialog
      {...dialog}
      title={t("resolveTitle", { count })}
      body={t("resolveBody")}
      text={text}
      onText={setText}
      onSubmit={(resolution, done) => {
        done();
        onResolve(resolution);
      }}
    />
  );
}

type CloseProps = DialogProps & { count: number; onClose: () => void };

/** Asks before many tickets are closed for good. */
export function BulkCloseDialog({ count, onClose, ...dialog }: CloseProps) {
  const t = useTranslations("queue.bulk");
  const common = useTranslations("common");
  return (
    <ConfirmDialog
      {...dialog}
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
