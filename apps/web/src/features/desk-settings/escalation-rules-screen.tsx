"use client";
import { escalationTargets, escalationTriggers, priorities, tiers } from "@handrail/contracts";
import { saveEscalationRuleInput } from "@handrail/contracts/inputs/escalation";
import { CheckboxGroup } from "@handrail/ui/checkbox-group";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import { ChooseMany } from "./choose-many.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["deskSettings"]["escalationRules"][number];
type Conditions = Row["conditions"];

const shares = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] as const;
const counts = [1, 2, 3, 4, 5] as const;
const usual: Conditions = { categoryIds: [], tiers: [], confidenceBelow: 0.4, repliesUnsolved: 3 };

/** The nearest of a few steps, so that a number set elsewhere is still shown. */
const nearest = (steps: readonly number[], value: number) =>
  steps.reduce(
    (best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best),
    steps[0] ?? value,
  );

type TargetProps = {
  kind: Row["targetKind"];
  teamId: string | null;
  memberId: string | null;
  fault: (field: "teamId" | "memberId") => string | undefined;
  onChange: (target: Pick<Row, "targetKind" | "teamId" | "memberId">) => void;
};

function Target({ kind, teamId, memberId, fault, onChange }: TargetProps) {
  const t = useTranslations("deskSettings.escalationRule");
  const teams = trpc.deskSettings.teams.useQuery().data ?? [];
  const people = trpc.members.agents.useQuery().data ?? [];
  const none = { value: "", label: t("choose") };
  const nobody = { teamId: null, memberId: null };
  return (
    <>
      <Choose
        label={t("target")}
        hint={t(`targetHint.${kind}`)}
        value={kind}
        options={escalationTargets.map((value) => ({ value, label: t(`targets.${value}`) }))}
        onChange={(targetKind) => onChange({ targetKind, ...nobody })}
      />
      {kind === "team" && (
        <Choose
          label={t("team")}
          value={teamId ?? ""}
          error={fault("teamId") && t("teamInvalid")}
          options={[none, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => onChange({ targetKind: kind, ...nobody, teamId: id || null })}
        />
      )}
      {kind === "member" && (
        <Choose
          label={t("member")}
          value={memberId ?? ""}
          error={fault("memberId") && t("memberInvalid")}
          options={[none, ...people.map((each) => ({ value: each.membershipId, label: each.name }))]}
          onChange={(id) => onChange({ targetKind: kind, ...nobody, memberId: id || null })}
        />
      )}
    </>
  );
}

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.escalationRule");
  const vocabulary = useTranslations("vocabulary");
  const format = useFormatter();
  const categories = trpc.deskSettings.categories.useQuery();
  const save = trpc.deskSettings.saveEscalationRule.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveEscalationRuleInput, save, row);
  const [name, setName] = useState(row?.name ?? "");
  const [triggers, setTriggers] = useState<Row["triggers"]>(row?.triggers ?? ["critical", "asked"]);
  const [conditions, setConditions] = useState<Conditions>(row?.conditions ?? usual);
  const [target, setTarget] = useState<Pick<Row, "targetKind" | "teamId" | "memberId">>({
    targetKind: row?.targetKind ?? "team",
    teamId: row?.teamId ?? null,
    memberId: row?.memberId ?? null,
  });
  const [priority, setPriority] = useState<Row["priority"]>(row?.priority ?? null);
  const change = (given: Partial<Conditions>) => setConditions((before) => ({ ...before, ...given }));
  const input = {
    name,
    triggers,
    conditions,
    ...target,
    priority,
  };
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
      <CheckboxGroup
        label={t("triggers")}
        error={fault("triggers") && t("triggersInvalid")}
        options={escalationTriggers.map((value) => ({ value, label: t(`trigger.${value}`) }))}
        values={triggers}
        onValuesChange={(chosen) => setTriggers(escalationTriggers.filter((each) => chosen.includes(each)))}
      />
      {triggers.includes("low_confidence") && (
        <Choose
          label={t("confidenceBelow")}
          value={String(nearest(shares, conditions.confidenceBelow))}
          options={shares.map((share) => ({
            value: String(share),
            label: format.number(share, { style: "percent" }),
          }))}
          onChange={(share) => change({ confidenceBelow: Number(share) })}
        />
      )}
      {triggers.includes("unsolved") && (
        <Choose
          label={t("repliesUnsolved")}
          value={String(nearest(counts, conditions.repliesUnsolved))}
          options={counts.map((count) => ({ value: String(count), label: t("replies", { count }) }))}
          onChange={(count) => change({ repliesUnsolved: Number(count) })}
        />
      )}
      <Target
        kind={target.targetKind}
        teamId={target.teamId}
        memberId={target.memberId}
        fault={fault}
        onChange={setTarget}
      />
      <Choose
        label={t("priority")}
        value={priority ?? ""}
        options={[
          { value: "", label: t("priorityKeep") },
          ...priorities.map((value) => ({ value, label: vocabulary(`priority.${value}`) })),
        ]}
        onChange={(value) => setPriority(priorities.find((each) => each === value) ?? null)}
      />
      <ChooseMany
        label={t("categories")}
        values={conditions.categoryIds}
        options={(categories.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
        onChange={(categoryIds) => change({ categoryIds })}
      />
      <ChooseMany
        label={t("tiers")}
        values={conditions.tiers}
        options={tiers.map((value) => ({ value, label: vocabulary(`tier.${value}`) }))}
        onChange={(chosen) => change({ tiers: chosen })}
      />
    </SettingDialog>
  );
}

/** When tickets are handed up without anybody asking, and to whom. */
export function EscalationRulesScreen() {
  const t = useTranslations("deskSettings.escalationRule");
  const list = trpc.deskSettings.escalationRules.useQuery();
  return (
    <SettingScreen
      kind="escalationRule"
      list={list}
      itemOf={({ id, version, isActive, name, triggers, targetKind, targetName }) => ({
        id,
        version,
        isActive,
        label: name,
        detail: [
          triggers.map((trigger) => t(`trigger.${trigger}`)).join(", "),
          t("to", { name: targetName ?? t(`targets.${targetKind}`) }),
        ].join(" · "),
        uses: { tickets: 0, others: 0 },
      })}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
