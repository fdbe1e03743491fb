"use client";
import { isNumberPattern, saveDeskInput } from "@handrail/contracts/inputs/desk-settings";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { useTeamOptions } from "./use-team-options.ts";

type DeskRow = RouterOutputs["deskSettings"]["desks"][number];

/** How the desk's next ticket would be numbered; null while that cannot be said. */
function useNextNumber(id: string, typed: string): string | null {
  const numberPattern = useDebounced(typed.trim(), 300);
  const isReady = isNumberPattern(numberPattern);
  const next = trpc.deskSettings.nextNumber.useQuery({ id, numberPattern }, { enabled: isReady });
  return isReady ? (next.data?.number ?? null) : null;
}

/** Edits a desk, with a preview of its next number. */
export function DeskEditor({ desk, onClose }: { desk: DeskRow; onClose: () => void }) {
  const t = useTranslations("deskSettings.desk");
  const teams = useTeamOptions();
  const branches = trpc.organization.branches.useQuery();
  const save = trpc.deskSettings.saveDesk.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveDeskInput, save, desk);
  const [name, setName] = useState(desk.name);
  const [numberPattern, setPattern] = useState(desk.numberPattern);
  const [branchId, setBranch] = useState(desk.defaultBranchId ?? "");
  const [teamId, setTeam] = useState(desk.defaultTeamId ?? "");
  const number = useNextNumber(desk.id, numberPattern);
  const listed = (branches.data ?? []).map((branch) => ({ value: branch.id, label: branch.name }));
  const defaults = { defaultBranchId: branchId || null, defaultTeamId: teamId || null };
  return (
    <SettingDialog
      title={t("edit")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit({ name, numberPattern, ...defaults })}
    >
      <Field label={t("name")} error={fault("name")}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field
        label={t("pattern")}
        error={fault("numberPattern")}
        hint={number ? t("next", { number }) : t("patternHint")}
      >
        <Input
          value={numberPattern}
          maxLength={60}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setPattern(event.target.value)}
        />
      </Field>
      {listed.length > 0 && (
        <Choose
          label={t("branch")}
          hint={t("branchHint")}
          value={branchId}
          options={[{ value: "", label: t("noBranch") }, ...listed]}
          onChange={setBranch}
        />
      )}
      <Choose label={t("team")} hint={t("teamHint")} value={teamId} options={teams} onChange={setTeam} />
    </SettingDialog>
  );
}
