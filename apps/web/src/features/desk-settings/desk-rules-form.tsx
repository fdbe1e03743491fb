"use client";
import { saveDeskRulesInput } from "@handrail/contracts/inputs/desk-settings";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Switch } from "@handrail/ui/switch";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";

type Rules = RouterOutputs["deskSettings"]["rules"];

/** When tickets close and reopen, and whether the portal is open; what was typed stays until it is saved. */
export function DeskRulesForm({ rules: given }: { rules: Rules }) {
  const t = useTranslations("deskSettings.rules");
  const utils = trpc.useUtils();
  const [seen, setSeen] = useState(given);
  const [close, setClose] = useState(String(given.autoCloseDays));
  const [reopen, setReopen] = useState(String(given.reopenDays));
  const [portalEnabled, setPortal] = useState(given.portalEnabled);
  const save = trpc.deskSettings.saveRules.useMutation({
    onSuccess: (saved) => {
      setSeen(saved);
      toast.success(t("saved"));
      void utils.deskSettings.rules.invalidate();
    },
  });
  const daysOf = (typed: string) => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN);
  const rules = { autoCloseDays: daysOf(close), reopenDays: daysOf(reopen), portalEnabled };
  const checked = saveDeskRulesInput.safeParse({ seen, rules });
  const wrong = checked.success ? [] : checked.error.issues.map(({ path }) => String(path[1]));
  const isChanged = JSON.stringify(rules) !== JSON.stringify(seen);
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      save={save}
      canSave={isChanged && checked.success}
      onSave={() => checked.success && save.mutate(checked.data)}
    >
      <Field label={t("close")} hint={t("closeHint")} error={wrong.includes("autoCloseDays") && t("days")}>
        <Input inputMode="numeric" value={close} onChange={(event) => setClose(event.target.value)} />
      </Field>
      <Field label={t("reopen")} hint={t("reopenHint")} error={wrong.includes("reopenDays") && t("days")}>
        <Input inputMode="numeric" value={reopen} onChange={(event) => setReopen(event.target.value)} />
      </Field>
      <Switch
        label={t("portal")}
        hint={t("portalHint")}
        checked={portalEnabled}
        onCheckedChange={setPortal}
      />
    </FormCard>
  );
}
