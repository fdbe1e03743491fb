"use client";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SecretDialog } from "../shell/secret-dialog.tsx";

/** A key this once. Closing it before it was copied asks. */
export function MadeKey({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations("apiKeys");
  const common = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const [isAsking, setAsking] = useState(false);
  return (
    <SecretDialog
      title={t("made")}
      body={t("madeBody")}
      secret={secret}
      label={t("made")}
      copyLabel={t("copy")}
      copiedLabel={t("copied")}
      onCopied={() => setCopied(true)}
      tone="warning"
      note={t("madeBody")}
      done={t("done")}
      onClose={() => (isCopied ? onClose() : setAsking(true))}
    >
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("closeTitle")}
        body={t("closeBody")}
        confirmLabel={t("closeAnyway")}
        cancelLabel={common("cancel")}
        onConfirm={onClose}
      />
    </SecretDialog>
  );
}
