"use client";
import type { saveDispositionInput } from "@handrail/contracts/inputs/chat-desk";
import type { saveTagInput } from "@handrail/contracts/inputs/desk-settings";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingDialog, useChecked } from "./setting-dialog.tsx";

type Props = {
  kind: "tag" | "disposition";
  row: { id: string; version: number; name: string } | null;
  schema: typeof saveTagInput | typeof saveDispositionInput;
  save: Parameters<typeof useChecked<typeof saveTagInput>>[1];
  hint?: string | undefined;
  onClose: () => void;
};

/** The editor of what is nothing but a name. */
export function NameEditor({ kind, row, schema, save, hint, onClose }: Props) {
  const t = useTranslations(`deskSettings.${kind}`);
  const { fault, submit } = useChecked(schema, save, row);
  const [name, setName] = useState(row?.name ?? "");
  return (
    <SettingDialog
      title={t(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit({ name })}
    >
      <Field label={t("name")} error={fault("name")} hint={hint}>
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
    </SettingDialog>
  );
}
