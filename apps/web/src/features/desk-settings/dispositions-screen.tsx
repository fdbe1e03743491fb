"use client";
import { saveDispositionInput } from "@handrail/contracts/inputs/chat-desk";
import { useTranslations } from "next-intl";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { NameEditor } from "./name-editor.tsx";
import { useSaved } from "./setting-dialog.tsx";
import { SettingScreen } from "./setting-screen.tsx";

type Row = RouterOutputs["chatDesk"]["dispositionSettings"][number];

function Editor({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const save = trpc.chatDesk.saveDisposition.useMutation({ onSuccess: useSaved(onClose) });
  return (
    <NameEditor kind="disposition" row={row} schema={saveDispositionInput} save={save} onClose={onClose} />
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
