"use client";
import { Callout } from "@handrail/ui/callout";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { FindingList } from "./article-findings.tsx";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  path: string;
  /** The address that readers know, where it changes with this. */
  formerPath: string | null;
  isInternal: boolean;
  isChange: boolean;
  check: RouterOutputs["kbAdmin"]["check"] | undefined;
  onPublish: () => Promise<void>;
};

/** Asks before readers see it, with what they would stumble over. */
export function PublishDialog(props: Props) {
  const { open, onOpenChange, path, formerPath, isInternal, isChange, check, onPublish } = props;
  const t = useTranslations("kb.publish");
  const findings = useTranslations("kb.findings");
  const common = useTranslations("common");
  const count = check?.findings.length ?? 0;
  const publish = async () => {
    try {
      await onPublish();
    } catch {
      onOpenChange(false);
      return;
    }
    const view = { label: t("view"), onClick: () => window.open(path, "_blank") };
    toast.success(t("done"), { action: view });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={isChange ? t("changesTitle") : t("title")}
      body={isInternal ? t("internal") : t("public", { path })}
      confirmLabel={t("confirm")}
      cancelLabel={common("cancel")}
      onConfirm={publish}
    >
      {formerPath && <p className="text-sm text-fg-muted">{t("moved", { path: formerPath })}</p>}
      {check && count > 0 && (
        <Callout tone="warning" title={findings("count", { count })} className="mt-2">
          <p className="mb-2">{t("anyway")}</p>
          <div className="max-h-64 overflow-y-auto text-fg">
            <FindingList check={{ ...check, missing: [] }} />
          </div>
        </Callout>
      )}
    </ConfirmDialog>
  );
}
