"use client";
import { Button } from "@handrail/ui/button";
import { Checkbox } from "@handrail/ui/checkbox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { FieldGroup } from "./field-group.tsx";
import { type FieldRow, fieldTypes } from "./tool-fields.ts";

type Props = {
  label: string;
  hint: string;
  error: string | undefined;
  rows: readonly FieldRow[];
  onChange: (rows: FieldRow[]) => void;
};

const most = 20;

/** What a tool is given or answers: a row for each value. */
export function ToolContractEditor({ label, hint, error, rows, onChange }: Props) {
  const t = useTranslations("act.contract");
  const change = (key: string, given: Partial<FieldRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...given } : row)));
  const add = () =>
    onChange([
      ...rows,
      { key: crypto.randomUUID(), name: "", type: "text", isRequired: true, description: "", kept: null },
    ]);
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      {rows.map((row) => (
        <div key={row.key} className="flex flex-wrap items-end gap-2 rounded-control border border-line p-2">
          <Field label={t("name")} className="min-w-0 flex-1 basis-32">
            <Input
              value={row.name}
              maxLength={40}
              onChange={(event) => change(row.key, { name: event.target.value })}
            />
          </Field>
          <Field label={t("type")} className="basis-32">
            <NativeSelect
              value={row.type}
              onChange={(event) => {
                const type = fieldTypes.find((each) => each === event.target.value);
                if (type) change(row.key, { type });
              }}
            >
              {fieldTypes.map((type) => (
                <option key={type} value={type}>
                  {t(`types.${type}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("description")} className="min-w-0 flex-1 basis-40">
            <Input
              value={row.description}
              maxLength={300}
              onChange={(event) => change(row.key, { description: event.target.value })}
            />
          </Field>
          <span className="flex h-9 items-center gap-2">
            <Checkbox
              label={t("required")}
              checked={row.isRequired}
              onCheckedChange={(checked) => change(row.key, { isRequired: checked === true })}
            />
            <Button
              variant="ghost"
              size="icon"
              aria-label={t("remove", { name: row.name })}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              <Trash2 aria-hidden />
            </Button>
          </span>
        </div>
      ))}
      {rows.length < most && (
        <Button size="sm" className="self-start" onClick={add}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      )}
    </FieldGroup>
  );
}
