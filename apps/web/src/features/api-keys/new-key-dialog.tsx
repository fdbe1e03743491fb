"use client";
import {
  createApiKeyInput,
  type KeyScope,
  keyLifetimes,
  keyScopes,
} from "@handrail/contracts/inputs/api-keys";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Checkbox } from "@handrail/ui/checkbox";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = {
  branches: readonly { id: string; name: string }[];
  onClose: () => void;
  onMade: (key: string) => void;
};

type ManyProps<Value extends string> = {
  legend: string;
  note?: string | undefined;
  isFault?: boolean;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
};

function Many<Value extends string>({ legend, note, isFault, options, values, onChange }: ManyProps<Value>) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={values.includes(value)}
          aria-invalid={isFault}
          onCheckedChange={(checked) =>
            onChange(checked === true ? [...values, value] : values.filter((each) => each !== value))
          }
        />
      ))}
      {note && (
        <p
          role={isFault ? "alert" : undefined}
          className={isFault ? "text-sm text-tone-danger-fg" : "text-sm text-fg-muted"}
        >
          {note}
        </p>
      )}
    </fieldset>
  );
}

/** Makes a key for a program, with no more than it needs. */
export function NewKeyDialog({ branches, onClose, onMade }: Props) {
  const t = useTranslations("apiKeys");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const formId = useId();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<KeyScope[]>(["kb:search", "tickets:read"]);
  const [branchIds, setBranchIds] = useState<string[]>([]);
  const [lifetimeDays, setLifetime] = useState<(typeof keyLifetimes)[number]>(90);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const create = trpc.apiKeys.create.useMutation({
    onSuccess: async ({ key }) => {
      onMade(key);
      await utils.apiKeys.list.invalidate();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = createApiKeyInput.safeParse({ name, scopes, branchIds, lifetimeDays });
    setFaults(given.success ? [] : given.error.issues.map(({ path }) => String(path[0])));
    if (given.success) create.mutate(given.data);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("new")}</DialogTitle>
          <DialogDescription>{t("newBody")}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-5">
            {create.error ? (
              <Callout tone="danger" live>
                {errorText(create.error)}
              </Callout>
            ) : null}
            <Field label={t("name")} hint={t("nameHint")} error={faults.includes("name") && t("nameInvalid")}>
              <Input
                value={name}
                maxLength={60}
                autoComplete="off"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Many
              legend={t("scopes")}
              note={faults.includes("scopes") ? t("scopesInvalid") : undefined}
              isFault={faults.includes("scopes")}
              options={keyScopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
              values={scopes}
              onChange={setScopes}
            />
            {branches.length > 0 && (
              <Many
                legend={t("branches")}
                note={t("branchesHint")}
                options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
                values={branchIds}
                onChange={setBranchIds}
              />
            )}
            <Field label={t("lifetime")}>
              <NativeSelect
                value={String(lifetimeDays)}
                onChange={(event) =>
                  setLifetime(keyLifetimes.find((days) => String(days) === event.target.value) ?? null)
                }
              >
                {keyLifetimes.map((days) => (
                  <option key={String(days)} value={String(days)}>
                    {t(`lifetimes.${days ?? "never"}`)}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </form>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
            {t("create")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
