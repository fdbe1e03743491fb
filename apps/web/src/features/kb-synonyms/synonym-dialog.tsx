"use client";
import { saveSynonymInput } from "@handrail/contracts/inputs/search";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { trpc } from "../../trpc/client.tsx";
import { WordsInput } from "../kb-admin/index.ts";
import { FormDialog } from "../shell/dialog-form.tsx";
import type { Synonym } from "./synonym-row.tsx";
import { useRefresh } from "./use-refresh.ts";

const mostPhrases = 12;

/** Writes an entry: what is in it stands for one another in every search. */
export function SynonymDialog({ synonym, onClose }: { synonym: Synonym | null; onClose: () => void }) {
  const t = useTranslations("kb.synonyms");
  const refresh = useRefresh();
  const [phrases, setPhrases] = useState<string[]>(synonym?.phrases ?? []);
  const [isWrong, setIsWrong] = useState(false);
  const save = trpc.kbSearch.saveSynonym.useMutation({
    onSuccess: () => {
      refresh();
      toast.success(t("saved"));
      onClose();
    },
  });
  const isRefused = save.error ? errorDetails(save.error).fields?.phrases !== undefined : false;
  const submit = () => {
    const checked = saveSynonymInput.safeParse({ id: synonym?.id ?? null, phrases });
    setIsWrong(!checked.success);
    if (checked.success) save.mutate(checked.data);
  };
  return (
    <FormDialog
      phone="card"
      title={t(synonym ? "edit" : "add")}
      body={t("dialogBody")}
      error={isRefused ? null : save.error}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <WordsInput
        label={t("phrases")}
        hint={t("phrasesHint")}
        values={phrases}
        suggestions={[]}
        most={mostPhrases}
        error={isWrong || isRefused ? t("phrasesWrong", { max: mostPhrases }) : undefined}
        onChange={(values) => {
          setPhrases(values);
          setIsWrong(false);
          save.reset();
        }}
      />
    </FormDialog>
  );
}
