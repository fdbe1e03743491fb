"use client";
import { grantableRoles, type Role } from "@handrail/contracts";
import { CheckboxGroup } from "@handrail/ui/checkbox-group";
import { Field } from "@handrail/ui/field";
import { NativeSelect } from "@handrail/ui/native-select";
import { RadioGroup } from "@handrail/ui/radio-group";
import { useTranslations } from "next-intl";
import { useMe } from "../shell/me.tsx";

export type Branch = { id: string; name: string };
export type MemberValues = { role: Role; branchIds: string[] };

type Props = { value: MemberValues; branches: readonly Branch[]; onChange(value: MemberValues): void };

/** Role, and the branches that go with it. */
export function MemberFields({ value, branches, onChange }: Props) {
  const t = useTranslations("settings.members");
  const roleNames = useTranslations("vocabulary.role");
  const me = useMe();
  const { role, branchIds } = value;
  return (
    <>
      <RadioGroup
        label={t("role")}
        value={role}
        onValueChange={(next) => onChange({ role: next, branchIds })}
        options={grantableRoles(me?.role ?? "customer").map((each) => ({
          value: each,
          label: roleNames(each),
          hint: t(`roleHint.${each}`),
        }))}
      />
      {branches.length > 0 && role === "agent" ? (
        <CheckboxGroup
          label={t("branches")}
          hint={t("branchesHint")}
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          values={branchIds}
          onValuesChange={(chosen) => onChange({ role, branchIds: chosen })}
        />
      ) : null}
      {branches.length > 0 && role === "customer" ? (
        <Field label={t("branch")}>
          <NativeSelect
            value={branchIds[0] ?? ""}
            onChange={(event) =>
              onChange({ role, branchIds: event.target.value ? [event.target.value] : [] })
            }
          >
            <option value="">{t("noBranch")}</option>
            {branches.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
    </>
  );
}
