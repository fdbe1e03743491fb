"use client";
import { priorities } from "@handrail/contracts";
import { saveCategoryInput } from "@handrail/contracts/inputs/desk-settings";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Textarea } from "@handrail/ui/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import { linesOf } from "./lines.ts";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";
import { useTeamOptions } from "./use-team-options.ts";

type Row = RouterOutputs["deskSettings"]["categories"][number];

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.category");
  const names = useTranslations("vocabulary.priority");
  const teams = useTeamOptions();
  const save = trpc.deskSettings.saveCategory.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveCategoryInput, save, row);
  const [name, setName] = useState(row?.name ?? "");
  const [description, setDescription] = useState(row?.description ?? "");
  const [defaultPriority, setPriority] = useState(row?.defaultPriority ?? "normal");
  const [teamId, setTeam] = useState(row?.teamId ?? "");
  const [intents, setIntents] = useState((row?.intents ?? []).join("\n"));
  const input = { name, description, defaultPriority, teamId: teamId || null, intents: linesOf(intents) };
  return (
    <SettingDialog
      title={t(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit(input)}
    >
      <Field label={t("name")} error={fault("name")} hint={row ? t("key", { key: row.key }) : undefined}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t("text")} error={fault("description")}>
        <Input value={description} maxLength={300} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <Choose
        label={t("priority")}
        value={defaultPriority}
        options={priorities.map((value) => ({ value, label: names(value) }))}
        onChange={setPriority}
      />
      <Choose label={t("team")} hint={t("teamHint")} value={teamId} options={teams} onChange={setTeam} />
      <Field label={t("intents")} hint={t("intentsHint")} error={fault("intents")}>
        <Textarea
          minRows={3}
          maxRows={8}
          value={intents}
          onChange={(event) => setIntents(event.target.value)}
        />
      </Field>
    </SettingDialog>
  );
}

/** The categories that tickets and articles are put into. */
export function CategoriesScreen() {
  const t = useTranslations("deskSettings");
  const names = useTranslations("vocabulary.priority");
  const list = trpc.deskSettings.categories.useQuery();
  return (
    <SettingScreen
      kind="category"
      list={list}
      itemOf={({ name, description, defaultPriority, uses, ...row }) => ({
        ...row,
        uses,
        label: name,
        detail: [description, names(defaultPriority), t("tickets", { count: uses.tickets })]
          .filter(Boolean)
          .join(" · "),
      })}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
