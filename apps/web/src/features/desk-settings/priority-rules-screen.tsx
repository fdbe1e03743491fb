"use client";
import { priorities, sentiments, severities, ticketTypes, tiers } from "@handrail/contracts";
import { priorityEffects, savePriorityRuleInput } from "@handrail/contracts/inputs/desk-settings";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Textarea } from "@handrail/ui/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import { ChooseMany } from "./choose-many.tsx";
import { linesOf } from "./lines.ts";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["deskSettings"]["priorityRules"][number];

function useWords() {
  const vocabulary = useTranslations("vocabulary");
  return {
    priorities: priorities.map((value) => ({ value, label: vocabulary(`priority.${value}`) })),
    sentiments: sentiments.map((value) => ({ value, label: vocabulary(`sentiment.${value}`) })),
    severities: severities.map((value) => ({ value, label: vocabulary(`severity.${value}`) })),
    types: ticketTypes.map((value) => ({ value, label: vocabulary(`ticketType.${value}`) })),
    tiers: tiers.map((value) => ({ value, label: vocabulary(`tier.${value}`) })),
  };
}

const nothing: Row["conditions"] = {
  categoryIds: [],
  sentiments: [],
  severities: [],
  types: [],
  tiers: [],
  cues: [],
};

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.priorityRule");
  const words = useWords();
  const categories = trpc.deskSettings.categories.useQuery();
  const save = trpc.deskSettings.savePriorityRule.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(savePriorityRuleInput, save, row);
  const [name, setName] = useState(row?.name ?? "");
  const [conditions, setConditions] = useState(row?.conditions ?? nothing);
  const [cues, setCues] = useState((row?.conditions.cues ?? []).join("\n"));
  const [effect, setEffect] = useState<Row["effect"]>(row?.effect ?? "at_least");
  const [priority, setPriority] = useState<Row["priority"]>(row?.priority ?? "high");
  const change = (given: Partial<Row["conditions"]>) => setConditions((before) => ({ ...before, ...given }));
  const input = { name, conditions: { ...conditions, cues: linesOf(cues) }, effect, priority };
  return (
    <SettingDialog
      title={t(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit(input)}
    >
      <Field label={t("name")} error={fault("name")}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("cues")} hint={t("cuesHint")} error={fault("conditions")}>
        <Textarea minRows={2} maxRows={6} value={cues} onChange={(event) => setCues(event.target.value)} />
      </Field>
      <ChooseMany
        label={t("categories")}
        values={conditions.categoryIds}
        options={(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <ChooseMany
        label={t("types")}
        values={conditions.types}
        options={words.types}
        onChange={(types) => change({ types })}
      />
      <ChooseMany
        label={t("severities")}
        values={conditions.severities}
        options={words.severities}
        onChange={(severities) => change({ severities })}
      />
      <ChooseMany
        label={t("sentiments")}
        values={conditions.sentiments}
        options={words.sentiments}
        onChange={(sentiments) => change({ sentiments })}
      />
      <ChooseMany
        label={t("tiers")}
        values={conditions.tiers}
        options={words.tiers}
        onChange={(tiers) => change({ tiers })}
      />
      <Choose
        label={t("effect")}
        value={effect}
        options={priorityEffects.map((value) => ({ value, label: t(`effects.${value}`) }))}
        onChange={setEffect}
      />
      <Choose label={t("priority")} value={priority} options={words.priorities} onChange={setPriority} />
    </SettingDialog>
  );
}

/** What makes tickets more or less urgent. */
export function PriorityRulesScreen() {
  const t = useTranslations("deskSettings.priorityRule");
  const names = useTranslations("vocabulary.priority");
  const list = trpc.deskSettings.priorityRules.useQuery();
  return (
    <SettingScreen
      kind="priorityRule"
      list={list}
      itemOf={({ name, conditions, effect, priority, ...row }) => ({
        ...row,
        label: name,
        detail: [
          `${t(`effects.${effect}`)}: ${names(priority)}`,
          t("conditions", { count: Object.values(conditions).filter((each) => each.length > 0).length }),
        ].join(" · "),
        uses: { tickets: 0, others: 0 },
      })}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
