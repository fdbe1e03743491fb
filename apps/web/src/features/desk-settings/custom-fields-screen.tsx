"use client";
import { customFieldKinds } from "@handrail/contracts";
import { saveCustomFieldInput } from "@handrail/contracts/inputs/desk-settings";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Switch } from "@handrail/ui/switch";
import { Textarea } from "@handrail/ui/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { Choose } from "./choose.tsx";
import { linesOf } from "./lines.ts";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["deskSettings"]["customFields"][number];

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.customField");
  const kinds = useTranslations("deskSettings.customField.kinds");
  const save = trpc.deskSettings.saveCustomField.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveCustomFieldInput, save, row);
  const [name, setName] = useState(row?.name ?? "");
  const [key, setKey] = useState(row?.key ?? "");
  const [kind, setKind] = useState(row?.kind ?? "text");
  const [options, setOptions] = useState((row?.options ?? []).join("\n"));
  const [isRequired, setRequired] = useState(row?.isRequired ?? false);
  const [isCustomerVisible, setVisible] = useState(row?.isCustomerVisible ?? false);
  const takesOptions = kind === "select" || kind === "multi_select";
  const input = {
    name,
    key,
    kind,
    options: takesOptions ? linesOf(options) : [],
    isRequired,
    isCustomerVisible,
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
      <Field label={t("key")} hint={t("keyHint")} error={fault("key")}>
        <Input
          value={key}
          maxLength={40}
          readOnly={row !== null}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setKey(event.target.value.toLowerCase().replace(/[\s-]+/g, "_"))}
        />
      </Field>
      <Choose
        label={t("kind")}
        hint={row ? t("kindFixed") : undefined}
        value={kind}
        disabled={row !== null}
        options={customFieldKinds.map((value) => ({ value, label: kinds(value) }))}
        onChange={setKind}
      />
      {takesOptions && (
        <Field label={t("options")} hint={t("optionsHint")} error={fault("options")}>
          <Textarea
            minRows={3}
            maxRows={10}
            value={options}
            onChange={(event) => setOptions(event.target.value)}
          />
        </Field>
      )}
      <Switch label={t("isRequired")} checked={isRequired} onCheckedChange={setRequired} />
      <Switch
        label={t("isCustomerVisible")}
        hint={t("visibleHint")}
        checked={isCustomerVisible}
        onCheckedChange={setVisible}
      />
    </SettingDialog>
  );
}

/** The fields that the organisation adds to tickets. */
export function CustomFieldsScreen() {
  const t = useTranslations("deskSettings");
  const kinds = useTranslations("deskSettings.customField.kinds");
  const list = trpc.deskSettings.customFields.useQuery();
  return (
    <SettingScreen
      kind="customField"
      list={list}
      itemOf={({ name, key, kind, isRequired, isCustomerVisible, ...row }) => ({
        ...row,
        label: name,
        detail: [
          key,
          kinds(kind),
          isRequired && t("customField.required"),
          isCustomerVisible && t("customField.visible"),
          t("tickets", { count: row.uses.tickets }),
        ]
          .filter(Boolean)
          .join(" · "),
      })}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
