"use client";

import { Checkbox } from "./checkbox.tsx";

type CheckboxGroupProps<Value extends string> = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the choice; stands in place of the hint. */
  error?: string | undefined;
  options: readonly { value: Value; label: string }[];
  values: readonly Value[];
  onValuesChange: (values: Value[]) => void;
};

/** Any of a few, all visible. */
export function CheckboxGroup<Value extends string>(props: CheckboxGroupProps<Value>) {
  const { label, hint, error, options, values, onValuesChange } = props;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={values.includes(option.value)}
          aria-invalid={error !== undefined}
          onCheckedChange={(checked) =>
            onValuesChange(
              checked === true ? [...values, option.value] : values.filter((each) => each !== option.value),
            )
          }
        />
      ))}
      {error !== undefined ? (
        <p role="alert" className="text-sm text-tone-danger-fg">
          {error}
        </p>
      ) : (
        hint && <p className="text-sm text-fg-muted">{hint}</p>
      )}
    </fieldset>
  );
}
