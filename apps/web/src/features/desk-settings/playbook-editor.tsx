"use client";
import { resolutionKinds, risks, sentiments, ticketTypes, tiers } from "@handrail/contracts";
import { savePlaybookInput } from "@handrail/contracts/inputs/act";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Switch } from "@handrail/ui/switch";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import type { ToolStep } from "./playbook-step.tsx";
import { DraftField, GuideChoice, PlaybookCalls, stepsOf } from "./playbook-steps.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";

export type Playbook = RouterOutputs["playbooks"]["list"][number];

const nothing: Playbook["trigger"] = { categoryIds: [], intents: [], types: [], sentiments: [], tiers: [] };

type ManyProps<Value extends string> = {
  label: string;
  values: readonly Value[];
  options: { value: Value; label: string }[];
  onChange: (values: Value[]) => void;
};

function ChooseMany<Value extends string>({ label, values, options, onChange }: ManyProps<Value>) {
  const t = useTranslations("deskSettings.priorityRule");
  return (
    <Field label={label}>
      <Combobox
        values={values}
        onValuesChange={onChange}
        options={options}
        placeholder={t("anything")}
        searchPlaceholder={t("find")}
        emptyLabel={t("noMatch")}
      />
    </Field>
  );
}

const isCall = (step: Playbook["steps"][number]): step is ToolStep => step.kind === "tool";

/** Where a playbook is made, or changed. */
export function PlaybookEditor({ row, onClose }: { row: Playbook | null; onClose: () => void }) {
  const t = useTranslations("act.playbook");
  const titles = useTranslations("deskSettings.playbook");
  const kinds = useTranslations("act.kind");
  const words = useTranslations("vocabulary");
  const riskWords = useTranslations("act.tool");
  const categories = trpc.deskSettings.categories.useQuery();
  const tools = trpc.tools.list.useQuery();
  const save = trpc.playbooks.save.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(savePlaybookInput, save, row);
  const [name, setName] = useState(row?.name ?? "");
  const [kind, setKind] = useState(row?.kind ?? "auto_fix");
  const [trigger, setTrigger] = useState(row?.trigger ?? nothing);
  const [calls, setCalls] = useState(() => (row?.steps ?? []).filter(isCall));
  const [undo, setUndo] = useState<readonly ToolStep[]>(row?.undo ?? []);
  const guide = row?.steps.find((step) => step.kind === "guide");
  const [articleId, setArticleId] = useState(guide?.kind === "guide" ? guide.articleId : null);
  const draftStep = row?.steps.find((step) => step.kind === "draft");
  const [draft, setDraft] = useState(draftStep?.kind === "draft" ? draftStep.body : "");
  const [risk, setRisk] = useState(row?.risk ?? "high");
  const [needsApproval, setNeedsApproval] = useState(row?.needsApproval ?? true);
  const change = (given: Partial<typeof trigger>) => setTrigger((before) => ({ ...before, ...given }));
  const known = categories.data ?? [];
  const chosen = known.filter(
    ({ id }) => trigger.categoryIds.length === 0 || trigger.categoryIds.includes(id),
  );
  const intents = [...new Set([...chosen.flatMap((category) => category.intents), ...trigger.intents])];
  const steps = stepsOf(kind, { calls, articleId, draft });
  const isCalling = !["guided_resolution", "feature_recommendation", "engine_retraining"].includes(kind);
  return (
    <SettingDialog
      title={titles(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() =>
        submit({
          ...{ name, kind, trigger, steps, risk, needsApproval },
          undo: isCalling ? [...undo] : [],
        })
      }
    >
      <Field label={t("name")} error={fault("name")}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Choose
        label={t("kind")}
        hint={t(`kindHint.${kind}`)}
        value={kind}
        disabled={row !== null}
        options={resolutionKinds.map((value) => ({ value, label: kinds(value) }))}
        onChange={setKind}
      />
      <p className="text-sm text-fg-muted">{t("triggerHint")}</p>
      <ChooseMany
        label={t("categories")}
        values={trigger.categoryIds}
        options={known.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <ChooseMany
        label={t("intents")}
        values={trigger.intents}
        options={intents.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        onChange={(intents) => change({ intents })}
      />
      <ChooseMany
        label={t("types")}
        values={trigger.types}
        options={ticketTypes.map((value) => ({ value, label: words(`ticketType.${value}`) }))}
        onChange={(types) => change({ types })}
      />
      <ChooseMany
        label={t("sentiments")}
        values={trigger.sentiments}
        options={sentiments.map((value) => ({ value, label: words(`sentiment.${value}`) }))}
        onChange={(sentiments) => change({ sentiments })}
      />
      <ChooseMany
        label={t("tiers")}
        values={trigger.tiers}
        options={tiers.map((value) => ({ value, label: words(`tier.${value}`) }))}
        onChange={(tiers) => change({ tiers })}
      />
      {kind === "guided_resolution" && <GuideChoice articleId={articleId} onChange={setArticleId} />}
      {isCalling && (
        <>
          <PlaybookCalls
            label={t("steps")}
            hint={t("stepsHint")}
            error={fault("steps")}
            steps={calls}
            tools={tools.data ?? []}
            most={5}
            onChange={setCalls}
          />
          <PlaybookCalls
            label={t("undo")}
            hint={t("undoHint")}
            error={fault("undo")}
            steps={undo}
            tools={tools.data ?? []}
            before={calls}
            most={3}
            onChange={setUndo}
          />
        </>
      )}
      {(isCalling || kind === "feature_recommendation") && <DraftField value={draft} onChange={setDraft} />}
      <Choose
        label={t("risk")}
        hint={riskWords("riskHint")}
        value={risk}
        options={risks.map((value) => ({ value, label: riskWords(`risks.${value}`) }))}
        onChange={setRisk}
      />
      <Switch
        label={riskWords("needsApproval")}
        hint={t("approvalHint")}
        checked={needsApproval}
        onCheckedChange={setNeedsApproval}
      />
    </SettingDialog>
  );
}
