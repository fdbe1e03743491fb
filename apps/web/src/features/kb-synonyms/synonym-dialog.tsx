"use client";
import { saveSynonymInput } from "@handrail/contracts/inputs/search";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { WordsInput } from "../kb-admin/index.ts";
import type { Synonym } from "./synonym-row.tsx";
import { useRefresh } from "./use-refresh.ts";

const mostPhrases = 12;

/** Writes an entry: what is in it stands for one another in every search. */
export function SynonymDialog({ synonym, onClose }: { synonym: Synonym | null; onClose: () => void }) {
  const t = useTranslations("kb.synonyms");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const formId = useId();
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = saveSynonymInput.safeParse({ id: synonym?.id ?? null, phrases });
    setIsWrong(!checked.success);
    if (checked.success) save.mutate(checked.data);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent size="md" phone="card" closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t(synonym ? "edit" : "add")}</DialogTitle>
          <DialogDescription>{t("dialogBody")}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
            {save.error && !isRefused && (
              <Callout tone="danger" live>
                {errorText(save.error)}
              </Callout>
            )}
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
          </form>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={save.isPending}>
            {common("save")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
