"use client";
import { Field } from "@handrail/ui/field";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";

type Props = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly (readonly [value: string, word: string])[];
  isWrong: boolean;
  error?: string;
};

/** One of a few. */
export function ChoiceField({ name, label, value, onChange, options, isWrong, error }: Props) {
  const words = useTranslations("modal.ticket.errors");
  return (
    <Field label={label} error={isWrong ? (error ?? words("categoryId")) : undefined}>
      <NativeSelect name={name} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
