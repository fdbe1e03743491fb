"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, SkeletonRows } from "@handrail/ui/skeleton";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { DeskEditor } from "./desk-editor.tsx";
import { DeskRulesForm } from "./desk-rules-form.tsx";

/** The organisation's desks, and the rules that hold for all of them. */
export function DesksScreen() {
  const t = useTranslations("deskSettings");
  const kinds = useTranslations("vocabulary.deskKind");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const desks = trpc.deskSettings.desks.useQuery();
  const rules = trpc.deskSettings.rules.useQuery();
  const [edited, setEdited] = useState<string | null>(null);
  const desk = desks.data?.find(({ id }) => id === edited);
  const error = desks.error ?? rules.error;
  if (error)
    return (
      <ErrorState
        title={t("failed")}
        body={errorText(error)}
        retryLabel={common("retry")}
        onRetry={() => void Promise.all([desks.refetch(), rules.refetch()])}
      />
    );
  return (
    <>
      <Card>
        <CardHeader title={t("desk.title")} description={t("desk.description")} />
        {desks.isPending ? (
          <LoadingRegion label={common("loading")}>
            <SkeletonRows rows={3} />
          </LoadingRegion>
        ) : (
          <ul aria-label={t("desk.title")} className="flex flex-col">
            {desks.data?.map(({ id, name, kind, numberPattern }) => (
              <li key={id} className="flex items-center gap-3 border-t border-line px-4 py-2.5">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium text-fg wrap-anywhere">{name}</span>
                  <span className="block text-sm text-fg-muted wrap-anywhere">
                    {kinds(kind)} · {numberPattern}
                  </span>
                </span>
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t("editNamed", { name })}
                  onClick={() => setEdited(id)}
                >
                  <Pencil aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {rules.data && <DeskRulesForm rules={rules.data} />}
      {desk && <DeskEditor key={desk.id} desk={desk} onClose={() => setEdited(null)} />}
    </>
  );
}
