"use client";
import { type QueueFilter, queueFilterSchema } from "@handrail/contracts/inputs/queue-filters";
import { Button } from "@handrail/ui/button";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import {
  customOperators,
  type DraftFilter,
  fieldKinds,
  operators,
  startValue,
  valueKindOf,
} from "./filter-fields.ts";
import type { FilterOptions } from "./filter-options.tsx";
import { FilterValue } from "./filter-value.tsx";

const today = () => new Date().toLocaleDateString("sv");

/** PURE. The operators that a field has. */
function operatorsOf(draft: DraftFilter, options: FilterOptions): readonly QueueFilter["operator"][] {
  if (draft.field !== "custom") return operators[fieldKinds[draft.field]];
  const own = options.customFields.find(({ key }) => key === draft.key);
  return customOperators[own?.kind ?? "text"];
}

/** A filter on a field as it begins. */
export function newDraft(field: DraftFilter["field"], options: FilterOptions, key?: string): DraftFilter {
  const draft = { field, ...(key ? { key } : {}), operator: "", value: null };
  const operator = operatorsOf(draft, options)[0] ?? "is";
  return { ...draft, operator, value: startValue(valueKindOf(fieldKinds[field], operator), null, today()) };
}

type Props = {
  draft: DraftFilter;
  options: FilterOptions;
  onApply: (filter: QueueFilter) => void;
};

/** Condition and value of one filter. Choices are applied as they are made, what is typed with Enter. */
export function FilterEditor({ draft: given, options, onApply }: Props) {
  const t = useTranslations("queue");
  const [draft, setDraft] = useState(given);
  const kind = fieldKinds[draft.field];
  const known = operatorsOf(draft, options);
  const valueKind = valueKindOf(kind, draft.operator);
  const own = options.customFields.find(({ key }) => key === draft.key);
  const choices =
    draft.field === "custom"
      ? (own?.options ?? []).map((value) => ({ value, label: value }))
      : (Object.entries(options.byField).find(([field]) => field === draft.field)?.[1] ?? []);
  const parsed = queueFilterSchema.safeParse(draft);
  const appliesAtOnce = ["none", "list", "yesNo", "day", "span"].includes(valueKind);
  const change = (next: DraftFilter) => {
    setDraft(next);
    const result = queueFilterSchema.safeParse(next);
    const isAtOnce = ["none", "list", "yesNo", "day", "span"].includes(valueKindOf(kind, next.operator));
    if (result.success && isAtOnce) onApply(result.data);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed.success) onApply(parsed.data);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2.5">
      {known.length > 1 && (
        <NativeSelect
          size="sm"
          aria-label={t("filter.operator")}
          value={draft.operator}
          onChange={({ target: { value: operator } }) =>
            change({
              ...draft,
              operator,
              value: startValue(valueKindOf(kind, operator), draft.value, today()),
            })
          }
        >
          {known.map((operator) => (
            <option key={operator} value={operator}>
              {t(`operators.${operator}`)}
            </option>
          ))}
        </NativeSelect>
      )}
      <FilterValue
        kind={valueKind}
        value={draft.value}
        onChange={(value) => change({ ...draft, value })}
        options={choices}
      />
      {!appliesAtOnce && (
        <Button type="submit" size="sm" variant="primary" disabled={!parsed.success} className="self-end">
          {t("filter.apply")}
        </Button>
      )}
    </form>
  );
}
