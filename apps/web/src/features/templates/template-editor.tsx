"use client";
import { templateVariables } from "@handrail/contracts";
import { createTemplateInput } from "@handrail/contracts/inputs/templates";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { Switch } from "@handrail/ui/switch";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";
import { TemplatePreview } from "./template-preview.tsx";
import type { StaffTemplate } from "./template-row.tsx";

type Values = { name: string; shortcut: string; body: string; categoryId: string; isActive: boolean };
type Props = { template: StaffTemplate | null; onClose: () => void };

const fresh: Values = { name: "", shortcut: "", body: "", categoryId: "", isActive: true };
const valuesOf = (template: StaffTemplate | null): Values =>
  template
    ? {
        name: template.name,
        shortcut: template.shortcut ?? "",
        body: template.body,
        categoryId: template.category?.id ?? "",
        isActive: template.isActive,
      }
    : fresh;

const inputOf = ({ shortcut, categoryId, ...rest }: Values) => ({
  ...rest,
  shortcut: shortcut.trim() || null,
  categoryId: categoryId || null,
});

function useSaving(template: StaffTemplate | null, onClose: () => void) {
  const t = useTranslations("templates.settings");
  const utils = trpc.useUtils();
  const done = (message: string) => {
    toast.success(message);
    void utils.templates.list.invalidate();
    void utils.templates.active.invalidate();
    onClose();
  };
  const create = trpc.templates.create.useMutation({ onSuccess: () => done(t("saved")) });
  const change = trpc.templates.change.useMutation({ onSuccess: () => done(t("saved")) });
  const remove = trpc.templates.remove.useMutation({ onSuccess: () => done(t("removed")) });
  const save = (input: ReturnType<typeof inputOf>) =>
    template
      ? change.mutate({ ...input, templateId: template.id, version: template.version })
      : create.mutate(input);
  const error = create.error ?? change.error ?? remove.error;
  return { save, remove, error, isPending: create.isPending || change.isPending };
}

/** Writes a template, with what becomes of it on a real ticket beside it. */
export function TemplateEditor({ template, onClose }: Props) {
  const t = useTranslations("templates.settings");
  const common = useTranslations("common");
  const box = useRef<HTMLTextAreaElement>(null);
  const [values, setValues] = useState(() => valuesOf(template));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const { save, remove, error, isPending } = useSaving(template, onClose);
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const isTaken = error ? errorDetails(error).fields?.shortcut !== undefined : false;
  const set = (part: Partial<Values>) => setValues((before) => ({ ...before, ...part }));

  const insert = (variable: string) => {
    const at = box.current?.selectionStart ?? values.body.length;
    const end = box.current?.selectionEnd ?? at;
    const added = `{{${variable}}}`;
    set({ body: values.body.slice(0, at) + added + values.body.slice(end) });
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(at + added.length, at + added.length);
    });
  };
  const submit = () => {
    const checked = createTemplateInput.safeParse(inputOf(values));
    setWrong(checked.success ? [] : checked.error.issues.map(({ path }) => String(path[0])));
    if (checked.success) save(checked.data);
  };

  return (
    <FormDialog
      size="xl"
      title={t(template ? "edit" : "new")}
      body={t("editBody")}
      error={isTaken ? undefined : error}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
      beside={
        template && (
          <ConfirmDialog
            title={t("removeTitle", { name: template.name })}
            body={t("removeBody", { count: template.uses })}
            confirmLabel={t("remove")}
            cancelLabel={common("cancel")}
            onConfirm={() =>
              remove.mutateAsync({ templateId: template.id }).then(
                () => undefined,
                () => undefined,
              )
            }
            trigger={<Button variant="ghost">{t("remove")}</Button>}
          />
        )
      }
    >
      <div className="grid gap-6 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Field label={t("name")} error={wrong.includes("name") && t("nameInvalid")}>
            <Input
              value={values.name}
              maxLength={80}
              onChange={(event) => set({ name: event.target.value })}
            />
          </Field>
          <Field
            label={t("shortcut")}
            mark={t("optional")}
            hint={t("shortcutHint")}
            error={
              isTaken ? t("shortcutTaken") : wrong.includes("shortcut") ? t("shortcutInvalid") : undefined
            }
          >
            <Input
              value={values.shortcut}
              maxLength={40}
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) =>
                set({
                  shortcut: event.target.value.toLowerCase().replace(/\s+/g, "-").replace(/^\//, ""),
                })
              }
            />
          </Field>
          <Field label={t("body")} error={wrong.includes("body") && t("bodyInvalid")}>
            <Textarea
              ref={box}
              minRows={8}
              maxRows={16}
              maxLength={10_000}
              value={values.body}
              onChange={(event) => set({ body: event.target.value })}
            />
          </Field>
          <fieldset className="flex flex-wrap gap-1.5">
            <legend className="pb-1.5 text-sm text-fg-muted">{t("variables")}</legend>
            {templateVariables.map((variable) => (
              <Button key={variable} size="sm" onClick={() => insert(variable)}>
                {t(`variable.${variable}`)}
              </Button>
            ))}
          </fieldset>
          <Field label={t("category")} hint={t("categoryHint")}>
            <NativeSelect
              value={values.categoryId}
              onChange={(event) => set({ categoryId: event.target.value })}
            >
              <option value="">{t("noCategory")}</option>
              {(categories.data ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Switch
            label={t("isActive")}
            checked={values.isActive}
            onCheckedChange={(isActive) => set({ isActive })}
          />
        </div>
        <TemplatePreview body={values.body} />
      </div>
    </FormDialog>
  );
}
