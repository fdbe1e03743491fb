"use client";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { SettingScreen } from "./setting-screen.tsx";
import { type Tool, ToolEditor } from "./tool-editor.tsx";
import { ToolLog } from "./tool-log.tsx";
import { ToolSecret } from "./tool-secret.tsx";
import { ToolTest } from "./tool-test.tsx";
import { useRefresh } from "./use-refresh.ts";

type ActionsProps = { tool: Tool; onTest: () => void; onSecret: (secret: string) => void };

/** What is known of a tool, and what else may be done with it. */
function ToolDetail({ tool, onTest, onSecret }: ActionsProps) {
  const t = useTranslations("act.tool");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const refresh = useRefresh();
  const onError = (error: unknown) => toast.error(errorText(error));
  const rotate = trpc.tools.rotateSecret.useMutation({
    onSuccess: ({ secret }) => onSecret(secret),
    onError,
    onSettled: refresh,
  });
  const drop = trpc.tools.dropOldSecret.useMutation({
    onSuccess: () => toast.success(t("dropped")),
    onError,
    onSettled: refresh,
  });
  const { id, name, url, risk, needsApproval, isRotating } = tool;
  return (
    <span className="flex flex-col items-start gap-1.5">
      <span className="wrap-anywhere">{url}</span>
      <span className="flex flex-wrap gap-1.5">
        <Badge tone={risk === "low" ? "neutral" : "warning"}>{t(`riskBadge.${risk}`)}</Badge>
        {needsApproval && <Badge tone="neutral">{t("approval")}</Badge>}
        {isRotating && <Badge tone="info">{t("rotating")}</Badge>}
      </span>
      <span className="flex flex-wrap gap-2">
        <Button size="sm" onClick={onTest} aria-label={t("testNamed", { name })}>
          {t("test")}
        </Button>
        <ConfirmDialog
          title={t("rotateTitle", { name })}
          body={t("rotateBody")}
          confirmLabel={t("rotate")}
          cancelLabel={common("cancel")}
          onConfirm={() => rotate.mutateAsync({ id })}
          trigger={
            <Button size="sm" variant="ghost" aria-label={t("rotateNamed", { name })}>
              {t("rotate")}
            </Button>
          }
        />
        {isRotating && (
          <Button size="sm" variant="ghost" loading={drop.isPending} onClick={() => drop.mutate({ id })}>
            {t("drop")}
          </Button>
        )}
      </span>
    </span>
  );
}

/** Systems of the organisation that may be called, and what came of calling them. */
export function ToolsScreen() {
  const list = trpc.tools.list.useQuery();
  const [secret, setSecret] = useState<string | null>(null);
  const [testedId, setTestedId] = useState<string | null>(null);
  const tested = list.data?.find(({ id }) => id === testedId) ?? null;
  return (
    <div className="flex flex-col gap-4">
      <SettingScreen
        kind="tool"
        list={list}
        itemOf={(tool) => ({
          id: tool.id,
          version: tool.version,
          label: tool.name,
          isActive: tool.isActive,
          uses: { tickets: 0, others: tool.calls },
          detail: <ToolDetail tool={tool} onTest={() => setTestedId(tool.id)} onSecret={setSecret} />,
        })}
        editor={(row, onClose) => (
          <ToolEditor key={row?.id ?? "new"} row={row} onClose={onClose} onSecret={setSecret} />
        )}
      />
      <ToolLog />
      {tested && <ToolTest key={tested.id} tool={tested} onClose={() => setTestedId(null)} />}
      {secret && <ToolSecret secret={secret} onClose={() => setSecret(null)} />}
    </div>
  );
}
