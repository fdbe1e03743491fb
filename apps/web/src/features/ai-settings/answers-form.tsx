"use client";
import { changeAiSettingsInput } from "@handrail/contracts/inputs/ai-settings";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Switch } from "@handrail/ui/switch";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";
import { PairChoice } from "./pair-choice.tsx";
import { TryOut, useTried } from "./try-out.tsx";

const percentOf = (share: number | null) => (share === null ? "" : String(Math.round(share * 100)));
const shareOf = (typed: string) => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) / 100 : Number.NaN);

/** Whether AI answers, how sure it has to be, and what it may send by itself; what was typed stays until it is saved. */
export function AnswersForm({ settings: given, tier, categories }: RouterOutputs["aiSettings"]["get"]) {
  const t = useTranslations("aiSettings.answers");
  const utils = trpc.useUtils();
  const [seen, setSeen] = useState(given);
  const [aiReplies, setReplies] = useState(given.aiReplies);
  const [sure, setSure] = useState(percentOf(given.confidenceThreshold));
  const [surest, setSurest] = useState(percentOf(given.autoSendThreshold));
  const [autoSendPairs, setPairs] = useState(given.autoSendPairs);
  const save = trpc.aiSettings.change.useMutation({
    onSuccess: ({ settings }) => {
      setSeen(settings);
      setPairs(settings.autoSendPairs);
      toast.success(t("saved"));
      void utils.aiSettings.invalidate();
    },
  });
  const settings = {
    aiReplies,
    confidenceThreshold: shareOf(sure),
    autoSendThreshold: surest.trim() === "" ? null : shareOf(surest),
    autoSendPairs,
  };
  const checked = changeAiSettingsInput.safeParse({ seen, settings });
  const wrong = checked.success ? [] : checked.error.issues.map(({ path }) => String(path[1]));
  const isChanged = JSON.stringify(settings) !== JSON.stringify(seen);
  const tried = useTried(checked.success ? checked.data.settings : seen);
  const before = useTried(seen);
  const isPremium = tier === "premium";
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      save={save}
      canSave={isChanged && checked.success}
      onSave={() => checked.success && save.mutate(checked.data)}
      isChanged={isChanged}
      className="max-w-160 gap-6"
    >
      <Switch label={t("replies")} hint={t("repliesHint")} checked={aiReplies} onCheckedChange={setReplies} />
      <Field
        label={t("sure")}
        hint={t("sureHint")}
        error={wrong.includes("confidenceThreshold") && t("percent")}
      >
        <Input
          inputMode="numeric"
          className="max-w-32"
          trailing="%"
          value={sure}
          onChange={({ target }) => setSure(target.value)}
        />
      </Field>
      <Field
        label={t("surest")}
        hint={t("surestHint")}
        error={wrong.includes("autoSendThreshold") && t("surestInvalid")}
      >
        <Input
          inputMode="numeric"
          className="max-w-32"
          trailing="%"
          placeholder={sure}
          value={surest}
          onChange={({ target }) => setSurest(target.value)}
        />
      </Field>
      {!isPremium && <Callout>{t("notPremium")}</Callout>}
      <PairChoice
        categories={categories}
        pairs={autoSendPairs}
        tried={tried.data?.pairs ?? []}
        onChange={setPairs}
      />
      <TryOut tried={tried} before={before} />
    </FormCard>
  );
}
