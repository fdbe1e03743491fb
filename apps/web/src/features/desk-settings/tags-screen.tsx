"use client";
import { saveTagInput } from "@handrail/contracts/inputs/desk-settings";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["deskSettings"]["tags"][number];

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.tag");
  const save = trpc.deskSettings.saveTag.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveTagInput, save);
  const [name, setName] = useState(row?.name ?? "");
  return (
    <SettingDialog
      title={t(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit({ id: row?.id ?? null, version: row?.version ?? null, name })}
    >
      <Field label={t("name")} error={fault("name")} hint={row ? t("renameHint") : undefined}>
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
    </SettingDialog>
  );
}

/** The tags that staff put on tickets. */
export function TagsScreen() {
  const t = useTranslations("deskSettings");
  const list = trpc.deskSettings.tags.useQuery();
  return (
    <SettingScreen
      kind="tag"
      list={list}
      itemOf={({ name, ...row }) => ({
        ...row,
        label: name,
        detail: t("tickets", { count: row.uses.tickets }),
      })}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
