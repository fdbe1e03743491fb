"use client";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { useTranslations } from "next-intl";

type Props<Value extends string> = {
  label: string;
  values: readonly Value[];
  options: readonly { value: Value; label: string }[];
  onChange: (values: Value[]) => void;
  error?: string | undefined;
};

/** Any of a few; none chosen means that it does not matter. */
export function ChooseMany<Value extends string>({ label, values, options, onChange, error }: Props<Value>) {
  const t = useTranslations("deskSettings.priorityRule");
  return (
    <Field label={label} error={error}>
      <Combobox
        values={values}
        onValuesChange={onChange}
        options={[...options]}
        placeholder={t("anything")}
        searchPlaceholder={t("find")}
        emptyLabel={t("noMatch")}
      />
    </Field>
  );
}
