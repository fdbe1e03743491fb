"use client";
import { Checkbox } from "@handrail/ui/checkbox";
import type { ComboboxOption } from "@handrail/ui/combobox";
import { Input } from "@handrail/ui/input";
import { Segmented } from "@handrail/ui/segmented";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ValueKind } from "./filter-fields.ts";

type Props = {
  kind: ValueKind;
  value: unknown;
  onChange: (value: unknown) => void;
  options: readonly ComboboxOption[];
};

function ListValue({ value, onChange, options }: Omit<Props, "kind">) {
  const t = useTranslations("queue.filter");
  const [query, setQuery] = useState("");
  const chosen = Array.isArray(value) ? value : [];
  const shown = options.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const toggle = (option: string) =>
    onChange(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option]);
  return (
    <div className="flex flex-col gap-2">
      {options.length > 8 && (
        <Input
          size="sm"
          aria-label={t("find")}
          placeholder={t("find")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <ul className="-mx-1 flex max-h-60 flex-col overflow-y-auto px-1">
        {shown.map((option) => (
          <li key={option.value} className="flex min-h-8 items-center">
            <Checkbox
              checked={chosen.includes(option.value)}
              onCheckedChange={() => toggle(option.value)}
              label={
                <span className="flex items-center gap-2">
                  {option.icon}
                  {option.label}
                </span>
              }
            />
          </li>
        ))}
        {shown.length === 0 && <li className="py-2 text-fg-muted">{t("none")}</li>}
      </ul>
    </div>
  );
}

/** Where the value of a filter is chosen or typed, by its kind. */
export function FilterValue({ kind, value, onChange, options }: Props) {
  const t = useTranslations("queue.filter");
  switch (kind) {
    case "none":
      return null;
    case "list":
      return <ListValue value={value} onChange={onChange} options={options} />;
    case "day":
      return (
        <Input
          type="date"
          aria-label={t("value")}
          value={String(value ?? "")}
          onChange={(e) => onChange(e.target.value)}
        />
      );
    case "span": {
      const [from, to] = Array.isArray(value) ? value.map(String) : ["", ""];
      return (
        <div className="flex flex-col gap-2">
          <Input
            type="date"
            aria-label={t("from")}
            value={from}
            onChange={(e) => onChange([e.target.value, to])}
          />
          <Input
            type="date"
            aria-label={t("to")}
            value={to}
            onChange={(e) => onChange([from, e.target.value])}
          />
        </div>
      );
    }
    case "days":
      return (
        <Input
          type="number"
          min={1}
          max={365}
          aria-label={t("daysUnit")}
          trailing={<span className="text-fg-muted">{t("daysUnit")}</span>}
          value={String(value ?? "")}
          onChange={(e) => onChange(e.target.valueAsNumber)}
        />
      );
    case "number":
      return (
        <Input
          type="number"
          step="any"
          aria-label={t("value")}
          value={Number.isNaN(value) ? "" : String(value ?? "")}
          onChange={(e) => onChange(e.target.valueAsNumber)}
        />
      );
    case "text":
      return (
        <Input
          autoFocus
          maxLength={200}
          aria-label={t("text")}
          placeholder={t("text")}
          value={String(value ?? "")}
          onChange={(e) => onChange(e.target.value)}
        />
      );
    case "yesNo":
      return (
        <Segmented
          label={t("value")}
          value={value === false ? "no" : "yes"}
          onValueChange={(next) => onChange(next === "yes")}
          options={[
            { value: "yes", label: t("yes") },
            { value: "no", label: t("no") },
          ]}
        />
      );
    default:
      return kind satisfies never;
  }
}
