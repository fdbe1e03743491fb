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
import { useTranslations } from "next-intl";
import { CopyField } from "../shell/copy-field.tsx";

/** The secret of a tool, the only time that it is shown. */
export function ToolSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations("act.secret");
  const common = useTranslations("common");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
          <DialogDescription>{t("body")}</DialogDescription>
        </DialogHeader>
        <DialogBody className="flex flex-col gap-4">
          <CopyField
            label={t("label")}
            hint={t("hint")}
            value={secret}
            copyLabel={t("copy")}
            copiedLabel={t("copied")}
          />
          <Callout tone="info">{t("verify")}</Callout>
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
