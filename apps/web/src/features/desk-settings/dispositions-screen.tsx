"use client";
import { saveDispositionInput } from "@handrail/contracts/inputs/chat-desk";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { SettingDialog, useChecked, useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["chatDesk"]["dispositionSettings"][number];

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.disposition");
  const save = trpc.chatDesk.saveDisposition.useMutation({ onSuccess: useSaved(onClose) });
  const { fault, submit } = useChecked(saveDispositionInput, save);
  const [name, setName] = useState(row?.name ?? "");
  return (
    <SettingDialog
      title={t(row ? "edit" : "new")}
      save={save}
      onClose={onClose}
      onSubmit={() => submit({ id: row?.id ?? null, version: row?.version ?? null, name })}
    >
      <Field label={t("name")} error={fault("name")}>
        <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
      </Field>
    </SettingDialog>
  );
}

/** The ways in which a chat can end, as agents choose one when they wrap it up. */
export function DispositionsScreen() {
  const t = useTranslations("deskSettings.disposition");
  const list = trpc.chatDesk.dispositionSettings.useQuery();
  return (
    <SettingScreen
      kind="disposition"
      list={list}
      itemOf={({ name, ...row }) => ({
        ...row,
        label: name,
        detail: t("chats", { count: row.uses.others }),
      })}
      editor={(row, onClose) => <Editor key={row?.id ?? "new"} row={row} onClose={onClose} />}
    />
  );
}
