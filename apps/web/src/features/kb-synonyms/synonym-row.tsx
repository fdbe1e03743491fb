"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useRefresh } from "./use-refresh.ts";

export type Synonym = RouterOutputs["kbSearch"]["synonyms"][number];

/** Takes an entry out at once; it can be brought back from the message that says so. */
function useRemoval({ id, phrases }: Synonym) {
  const t = useTranslations("kb.synonyms");
  const errorText = useErrorText();
  const refresh = useRefresh();
  const onError = (error: unknown) => void toast.error(errorText(error));
  const restore = trpc.kbSearch.saveSynonym.useMutation({ onSuccess: refresh, onError });
  return trpc.kbSearch.removeSynonym.useMutation({
    onSuccess: () => {
      refresh();
      toast.success(t("removed", { name: phrases[0] ?? "" }), {
        action: { label: t("undo"), onClick: () => restore.mutate({ phrases }) },
        id: `synonym-${id}`,
      });
    },
    onError,
  });
}

export function SynonymRow({ synonym, onEdit }: { synonym: Synonym; onEdit: () => void }) {
  const t = useTranslations("kb.synonyms");
  const removal = useRemoval(synonym);
  const name = synonym.phrases[0] ?? "";
  return (
    <li className="flex items-start gap-2 py-2 ps-4 pe-2 hover:bg-surface-hover">
      <ul aria-label={name} className="flex min-w-0 flex-1 flex-wrap gap-1.5 py-1">
        {synonym.phrases.map((phrase) => (
          <li
            key={phrase}
            className="max-w-full truncate rounded-full border border-line-strong bg-surface px-2.5 py-0.5 text-sm"
          >
            {phrase}
          </li>
        ))}
      </ul>
      <IconButton label={t("editNamed", { name })} onClick={onEdit}>
        <Pencil aria-hidden />
      </IconButton>
      <IconButton
        label={t("removeNamed", { name })}
        loading={removal.isPending}
        onClick={() => removal.mutate({ id: synonym.id })}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
