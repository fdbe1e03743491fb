"use client";
import {
  createApiKeyInput,
  type KeyScope,
  keyLifetimes,
  keyScopes,
} from "@handrail/contracts/inputs/api-keys";
import { CheckboxGroup } from "@handrail/ui/checkbox-group";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";

type Props = {
  branches: readonly { id: string; name: string }[];
  onClose: () => void;
  onMade: (key: string) => void;
};

/** Makes a key for a program, with no more than it needs. */
export function NewKeyDialog({ branches, onClose, onMade }: Props) {
  const t = useTranslations("apiKeys");
  const utils = trpc.useUtils();
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
  const submit = () => {
    const given = createApiKeyInput.safeParse({ name, scopes, branchIds, lifetimeDays });
    setFaults(given.success ? [] : given.error.issues.map(({ path }) => String(path[0])));
    if (given.success) create.mutate(given.data);
  };
  return (
    <FormDialog
      title={t("new")}
      body={t("newBody")}
      submit={t("create")}
      error={create.error}
      isPending={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")} hint={t("nameHint")} error={faults.includes("name") && t("nameInvalid")}>
        <Input
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <CheckboxGroup
        label={t("scopes")}
        error={faults.includes("scopes") ? t("scopesInvalid") : undefined}
        options={keyScopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        values={scopes}
        onValuesChange={setScopes}
      />
      {branches.length > 0 && (
        <CheckboxGroup
          label={t("branches")}
          hint={t("branchesHint")}
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
          values={branchIds}
          onValuesChange={setBranchIds}
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
    </FormDialog>
  );
}
