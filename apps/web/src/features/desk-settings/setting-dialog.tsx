"use client";
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
import { type ReactNode, useId, useState } from "react";
import type { z } from "zod";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
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

/** Checks what was typed before it is sent, and says of a field what either side found wrong with it. */
export function useChecked<Schema extends z.ZodType>(schema: Schema, save: Saving<z.output<Schema>>) {
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
  const submit = (input: z.input<Schema>) => {
    const checked = schema.safeParse(input);
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
export function SettingDialog({ title, save, onSubmit, onClose, children }: Props) {
  const t = useTranslations("deskSettings");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const formId = useId();
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{t("editBody")}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <form
            id={formId}
            noValidate
            className="flex min-w-0 flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            {save.error ? (
              <Callout tone="danger" live>
                {errorText(save.error)}
              </Callout>
            ) : null}
            {children}
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
