"use client";
import { grantableRoles, type Role } from "@handrail/contracts";
import { Checkbox } from "@handrail/ui/checkbox";
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
  const toggle = (id: string, isOn: boolean) =>
    onChange({ role, branchIds: isOn ? [...branchIds, id] : branchIds.filter((each) => each !== id) });
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
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">{t("branches")}</legend>
          {branches.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={branchIds.includes(id)}
              onCheckedChange={(checked) => toggle(id, checked === true)}
            />
          ))}
          <p className="text-sm text-fg-muted">{t("branchesHint")}</p>
        </fieldset>
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
