"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { CopyField } from "../shell/copy-field.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { KeyRow } from "./key-row.tsx";
import { MadeKey } from "./made-key.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";

/** Keys by which other programs work here, and where they find the tools. */
export function ApiKeysScreen({ endpoint }: { endpoint: string }) {
  const t = useTranslations("apiKeys");
  const list = trpc.apiKeys.list.useQuery();
  const branches = trpc.organization.branches.useQuery().data ?? [];
  const [step, setStep] = useState<"closed" | "asking" | { made: string }>("closed");
  const keys = list.data ?? [];
  const add = (
    <Button variant="primary" onClick={() => setStep("asking")}>
      <Plus aria-hidden />
      {t("new")}
    </Button>
  );
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader title={t("title")} description={t("description")} actions={keys.length > 0 && add} />
        <QueryState query={list} failed={t("failed")} />
        {!list.data ? null : keys.length === 0 ? (
          <EmptyState icon={<KeyRound />} title={t("empty")} body={t("emptyBody")} action={add} />
        ) : (
          <ul aria-label={t("title")} className="divide-y divide-line border-t border-line">
            {keys.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </ul>
        )}
      </Card>
      <Card className="p-4">
        <CopyField
          label={t("endpoint")}
          hint={t("endpointBody")}
          value={endpoint}
          copyLabel={t("copyEndpoint")}
          copiedLabel={t("copied")}
        />
      </Card>
      {step === "asking" && (
        <NewKeyDialog
          branches={branches}
          onClose={() => setStep("closed")}
          onMade={(made) => setStep({ made })}
        />
      )}
      {typeof step === "object" && <MadeKey secret={step.made} onClose={() => setStep("closed")} />}
    </div>
  );
}
