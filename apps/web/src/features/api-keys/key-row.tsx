"use client";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { toast } from "@handrail/ui/toast";
import { Ban, CircleCheck, Clock, UserX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

type Key = RouterOutputs["apiKeys"]["list"][number];

const looks = {
  active: { tone: "success", icon: <CircleCheck aria-hidden /> },
  expired: { tone: "muted", icon: <Clock aria-hidden /> },
  revoked: { tone: "muted", icon: <Ban aria-hidden /> },
  orphaned: { tone: "warning", icon: <UserX aria-hidden /> },
} as const;

function Revoke({ id, name }: { id: string; name: string }) {
  const t = useTranslations("apiKeys");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const revoke = trpc.apiKeys.revoke.useMutation({
    onSuccess: async () => {
      toast.success(t("revoked", { name }));
      await utils.apiKeys.list.invalidate();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <ConfirmDialog
      tone="danger"
      title={t("revokeTitle", { name })}
      body={t("revokeBody")}
      confirmLabel={t("revoke")}
      cancelLabel={common("cancel")}
      onConfirm={() => revoke.mutateAsync({ keyId: id })}
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("revokeOf", { name })}>
          {t("revoke")}
        </Button>
      }
    />
  );
}

/** One key: what it may do, who made it, when it was last used. */
export function KeyRow({ apiKey }: { apiKey: Key }) {
  const t = useTranslations("apiKeys");
  const format = useFormatter();
  const { name, prefix, scopes, branchIds, state, lastUsedAt, expiresAt, createdByName } = apiKey;
  const facts = [
    t("by", { name: createdByName }),
    ...(expiresAt ? [t("expires", { when: format.dateTime(expiresAt, { dateStyle: "medium" }) })] : []),
    ...(branchIds.length > 0 ? [t("keptTo", { count: branchIds.length })] : []),
  ];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium wrap-anywhere">{name}</span>
          <code className="font-mono text-xs text-fg-muted">{prefix}…</code>
          <Badge tone={looks[state].tone} icon={looks[state].icon}>
            {t(`state.${state}`)}
          </Badge>
        </p>
        <p className="mt-0.5 text-sm text-fg-muted wrap-anywhere">
          {state === "orphaned" ? t("orphanedHint") : scopes.map((scope) => t(`scope.${scope}`)).join(" · ")}
        </p>
        <p className="mt-0.5 text-xs text-fg-muted">
          {facts.join(" · ")} ·{" "}
          {lastUsedAt ? (
            <>
              {t("lastUsed")} <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            t("neverUsed")
          )}
        </p>
      </div>
      {state === "active" && <Revoke id={apiKey.id} name={name} />}
    </li>
  );
}
