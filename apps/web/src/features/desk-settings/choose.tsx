"use client";
import { Field } from "@handrail/ui/field";
import { NativeSelect } from "@handrail/ui/native-select";
import type { ReactNode } from "react";

type Props<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  hint?: ReactNode;
  error?: string | undefined;
  disabled?: boolean;
};

/** One of a few. */
export function Choose<Value extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  error,
  disabled,
}: Props<Value>) {
  return (
    <Field label={label} hint={hint} error={error}>
      <NativeSelect
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
