"use client";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
import { Checkbox } from "@handrail/ui/checkbox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";

export type FormFieldOf = RouterOutputs["portal"]["form"]["fields"][number];
type Props = {
  fields: readonly FormFieldOf[];
  values: Readonly<Record<string, CustomValue>>;
  onChange: (key: string, value: CustomValue) => void;
  invalid: readonly string[];
};

const textOf = (value: CustomValue | undefined) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** The organisation's own fields, as it named them. */
export function CustomFields({ fields, values, onChange, invalid }: Props) {
  const t = useTranslations("modal.ticket");
  if (fields.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {fields.map((field) => (
        <OwnField
          key={field.key}
          field={field}
          value={values[field.key]}
          onChange={(value) => onChange(field.key, value)}
          error={invalid.includes(`custom.${field.key}`) ? t(`errors.custom.${field.kind}`) : undefined}
        />
      ))}
    </div>
  );
}

type OwnFieldProps = {
  field: FormFieldOf;
  value: CustomValue | undefined;
  onChange: (value: CustomValue) => void;
  error: string | undefined;
};

function OwnField({ field, value, onChange, error }: OwnFieldProps) {
  const t = useTranslations("modal.ticket");
  const { key, name, kind, options, isRequired } = field;
  const mark = isRequired ? null : t("optional");
  const named = `custom.${key}`;
  if (kind === "checkbox") {
    return (
      <Field label={name} hideLabel error={error} className="justify-end pb-2">
        <Checkbox
          name={named}
          label={isRequired ? name : `${name} ${t("optional")}`}
          checked={value === true}
          onCheckedChange={(checked) => onChange(checked === true)}
        />
      </Field>
    );
  }
  if (kind === "multi_select") {
    const chosen = Array.isArray(value) ? value : [];
    return (
      <fieldset className="flex min-w-0 flex-col gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">
          {name} {mark ? <span className="font-normal text-fg-subtle">{mark}</span> : null}
        </legend>
        {options.map((option) => (
          <Checkbox
            key={option}
            name={named}
            label={option}
            checked={chosen.includes(option)}
            onCheckedChange={(checked) =>
              onChange(checked === true ? [...chosen, option] : chosen.filter((each) => each !== option))
            }
          />
        ))}
        {error ? <p className="text-sm text-danger-text">{error}</p> : null}
      </fieldset>
    );
  }
  if (kind === "select") {
    return (
      <Field label={name} mark={mark} error={error}>
        <NativeSelect
          name={named}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">{t("choose")}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </NativeSelect>
      </Field>
    );
  }
  const type = { text: "text", number: "number", date: "date" }[kind];
  return (
    <Field label={name} mark={mark} error={error}>
      <Input
        name={named}
        type={type}
        step={kind === "number" ? "any" : undefined}
        maxLength={1_000}
        autoComplete="off"
        value={textOf(value)}
        onChange={({ target }) => {
          if (target.value === "") onChange(null);
          else onChange(kind === "number" ? target.valueAsNumber : target.value);
        }}
      />
    </Field>
  );
}
