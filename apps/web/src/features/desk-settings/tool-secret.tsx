"use client";
import { useTranslations } from "next-intl";
import { SecretDialog } from "../shell/secret-dialog.tsx";

/** The secret of a tool, the only time that it is shown. */
export function ToolSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations("act.secret");
  return (
    <SecretDialog
      title={t("title")}
      body={t("body")}
      secret={secret}
      label={t("label")}
      hint={t("hint")}
      copyLabel={t("copy")}
      copiedLabel={t("copied")}
      tone="info"
      note={t("verify")}
      done={t("done")}
      onClose={onClose}
    />
  );
}
