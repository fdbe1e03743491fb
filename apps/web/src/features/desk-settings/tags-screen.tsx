"use client";
import { saveTagInput } from "@handrail/contracts/inputs/desk-settings";
import { useTranslations } from "next-intl";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { NameEditor } from "./name-editor.tsx";
import { useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["deskSettings"]["tags"][number];

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useTranslations("deskSettings.tag");
  const save = trpc.deskSettings.saveTag.useMutation({ onSuccess: useSaved(onClose) });
  return (
    <NameEditor
      kind="tag"
      row={row}
      schema={saveTagInput}
      save={save}
      hint={row ? t("renameHint") : undefined}
      onClose={onClose}
    />
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
