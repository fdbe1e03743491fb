"use client";
import type { bulkArticleActions } from "@handrail/contracts/inputs/kb-admin";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { Archive, CircleCheck, EyeOff, type LucideIcon, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { fieldNames } from "./article-fields.ts";
import { editHref } from "./edit-href.ts";

type Action = (typeof bulkArticleActions)[number];
export type BulkFailure = RouterOutputs["kbAdmin"]["bulk"]["failed"][number];

const actions: readonly { action: Action; icon: LucideIcon }[] = [
  { action: "publish", icon: CircleCheck },
  { action: "unpublish", icon: EyeOff },
  { action: "archive", icon: Archive },
];

type Props = {
  chosen: readonly string[];
  onChosenChange: (ids: string[]) => void;
  onFailed: (failed: BulkFailure[]) => void;
};

/** What can be done with all the chosen articles at once; slides over the foot of the list. */
export function BulkBar({ chosen, onChosenChange, onFailed }: Props) {
  const t = useTranslations("kb.bulk");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [asked, setAsked] = useState<Action | null>(null);
  const bulk = trpc.kbAdmin.bulk.useMutation({
    onSuccess: ({ done, failed }) => {
      toast.success(t("done", { count: done.length }));
      onFailed(failed);
      onChosenChange(failed.map(({ articleId }) => articleId));
    },
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => utils.kbAdmin.list.invalidate(),
  });
  const count = chosen.length;
  return (
    <section
      aria-label={t("label")}
      className="sticky bottom-4 z-20 mx-auto flex w-fit max-w-full flex-wrap items-center gap-1.5 rounded-card border border-line bg-surface-raised px-2 py-1.5 shadow-float"
    >
      <span aria-live="polite" className="px-2 text-sm font-medium tabular-nums">
        {t("count", { count })}
      </span>
      {actions.map(({ action, icon: Icon }) => (
        <Button key={action} variant="ghost" onClick={() => setAsked(action)}>
          <Icon />
          {t(action)}
        </Button>
      ))}
      <IconButton label={t("clear")} onClick={() => onChosenChange([])}>
        <X />
      </IconButton>
      {asked && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsked(null)}
          title={t(`${asked}Title`, { count })}
          body={t(`${asked}Body`)}
          confirmLabel={t(asked)}
          cancelLabel={common("cancel")}
          onConfirm={() => bulk.mutateAsync({ articleIds: [...chosen], action: asked })}
        />
      )}
    </section>
  );
}

/** What could not be done, article by article. */
export function BulkReport({ failed, onDismiss }: { failed: readonly BulkFailure[]; onDismiss: () => void }) {
  const t = useTranslations("kb.bulk");
  const fields = useTranslations("kb.fields");
  const reasons = useTranslations("errors.reasons");
  const common = useTranslations("common");
  return (
    <Callout
      tone="danger"
      live
      title={t("failedTitle", { count: failed.length })}
      onDismiss={onDismiss}
      dismissLabel={common("dismiss")}
    >
      <p>{t("failedBody")}</p>
      <ul className="mt-1.5 flex list-disc flex-col gap-1 ps-5">
        {failed.map(({ articleId, title, reason, fields: wrong }) => {
          const named = fieldNames.filter((name) => wrong.includes(name)).map((name) => fields(name));
          return (
            <li key={articleId}>
              {title ? (
                <Link href={editHref(articleId)} className="font-medium underline underline-offset-4">
                  {title}
                </Link>
              ) : (
                t("unknown")
              )}
              :{" "}
              {named.length > 0 && reason === "invalid_input"
                ? null
                : reasons(reason, { requestId: "", seconds: 60 })}{" "}
              {named.length > 0 && t("fields", { fields: named.join(", ") })}
            </li>
          );
        })}
      </ul>
    </Callout>
  );
}
