"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
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
import { CopyField } from "../shell/copy-field.tsx";

/** A key this once. Closing it before it was copied asks. */
export function MadeKey({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const common = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = () => (isCopied ? onClose() : setAsking(true));
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("made")}</DialogTitle>
          <DialogDescription>{t("madeBody")}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <div className="flex flex-col gap-4">
            <CopyField
              label={t("made")}
              value={secret}
              copyLabel={t("copy")}
              copiedLabel={t("copied")}
              onCopied={() => setCopied(true)}
            />
            <Callout tone="warning">{t("madeBody")}</Callout>
          </div>
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" onClick={close}>
            {t("done")}
          </Button>
        </DialogFooter>
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setAsking}
          title={t("closeTitle")}
          body={t("closeBody")}
          confirmLabel={t("closeAnyway")}
          cancelLabel={common("cancel")}
          onConfirm={onClose}
        />
      </DialogContent>
    </Dialog>
  );
}
