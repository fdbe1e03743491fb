"use client";
import { saveTeamInput } from "@handrail/contracts/inputs/desk-settings";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["deskSettings"]["teams"][number];

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.team");
  const agents = trpc.members.agents.useQuery();
  const save = trpc.deskSettings.saveTeam.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveTeamInput, save, row);
  const [name, setName] = useState(row?.name ?? "");
  const [memberIds, setMembers] = useState((row?.members ?? []).map(({ id }) => id));
  return (
    <SettingDialog
      title={t(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit({ name, memberIds })}
    >
      <Field label={t("name")} error={fault("name")}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("members")}>
        <Combobox
          values={memberIds}
          onValuesChange={setMembers}
          options={(agents.data ?? []).map((agent) => ({ value: agent.membershipId, label: agent.name }))}
          placeholder={t("noMembers")}
          searchPlaceholder={t("findMember")}
          emptyLabel={t("noMatch")}
        />
      </Field>
    </SettingDialog>
  );
}

/** The teams that share work. */
export function TeamsScreen() {
  const t = useTranslations("deskSettings");
  const list = trpc.deskSettings.teams.useQuery();
  return (
    <SettingScreen
      kind="team"
      list={list}
      itemOf={({ name, members, ...row }) => ({
        ...row,
        label: name,
        detail: `${members.map((member) => member.name).join(", ") || t("team.noMembers")} · ${t("tickets", { count: row.uses.tickets })}`,
      })}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
