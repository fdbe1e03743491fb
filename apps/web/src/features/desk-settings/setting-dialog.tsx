"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { errorDetails } from "../../lib/errors.ts";
import { FormDialog } from "../shell/dialog-form.tsx";
import { useRefresh } from "./use-refresh.ts";

type FaultField =
  | "name"
  | "title"
  | "key"
  | "options"
  | "numberPattern"
  | "description"
  | "intents"
  | "conditions"
  | "triggers"
  | "teamId"
  | "memberId"
  | "url"
  | "input"
  | "output"
  | "steps"
  | "undo";
type Saving<Input> = { mutate: (input: Input) => void; error: unknown; isPending: boolean };

/** What to do after something was saved. */
export function useSaved(onClose: () => void) {
  const t = useTranslations("deskSettings");
  const refresh = useRefresh();
  return () => {
    toast.success(t("saved"));
    void refresh();
    onClose();
  };
}

/** Checks what was typed for a row, or for a new one, before it is sent, and says of a field what either side found wrong with it. */
export function useChecked<Schema extends z.ZodType>(
  schema: Schema,
  save: Saving<z.output<Schema>>,
  row: { id: string; version: number } | null,
) {
  const t = useTranslations("deskSettings.fault");
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const refused = save.error ? (errorDetails(save.error).fields ?? {}) : {};
  const fault = (field: FaultField): string | undefined => {
    const [first] = refused[field] ?? [];
    if (wrong.includes(field)) return t(field);
    if (first === "taken") return t("taken");
    if (first?.startsWith("in use: ")) return t("optionInUse", { option: first.slice("in use: ".length) });
    return first === undefined ? undefined : t(field);
  };
  const submit = (input: Omit<z.input<Schema>, "id" | "version">) => {
    const checked = schema.safeParse({ id: row?.id ?? null, version: row?.version ?? null, ...input });
    setWrong(checked.success ? [] : checked.error.issues.map(({ path }) => String(path[0])));
    if (checked.success) save.mutate(checked.data);
  };
  return { fault, submit };
}

type Props = {
  title: string;
  save: { error: unknown; isPending: boolean };
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Where one is added or edited. */
export function SettingDialog({ save, ...form }: Props) {
  const t = useTranslations("deskSettings");
  return <FormDialog body={t("editBody")} error={save.error} isPending={save.isPending} {...form} />;
}
