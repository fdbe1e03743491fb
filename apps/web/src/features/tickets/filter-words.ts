"use client";
import type { QueueFilter } from "@handrail/contracts/inputs/queue-filters";
import { useFormatter, useTranslations } from "next-intl";
import { isLiveFilter } from "../../lib/queue-address.ts";
import type { FilterOptions } from "./filter-options.tsx";

const midday = (day: string) => new Date(`${day}T12:00:00`);

/** A filter in words: what it is about, its operator, its value. */
export function useFilterWords(options: FilterOptions) {
  const t = useTranslations("queue");
  const format = useFormatter();
  const label = (field: string, value: unknown) => {
    const list = Object.entries(options.byField).find(([name]) => name === field)?.[1] ?? [];
    return list.find((option) => option.value === value)?.label ?? t("unknown");
  };
  const day = (value: unknown) =>
    typeof value === "string" ? format.dateTime(midday(value), { dateStyle: "medium" }) : "";

  const nameOf = (filter: Pick<QueueFilter, "field"> & { key?: string }): string =>
    filter.field === "custom"
      ? (options.customFields.find(({ key }) => key === filter.key)?.name ?? filter.key ?? t("unknown"))
      : t(`fields.${filter.field}`);

  const wordsOf = (filter: QueueFilter): string => {
    const { operator, value } = filter;
    if (value === null) return "";
    if (isLiveFilter(filter)) return t("live");
    if (typeof value === "boolean") return value ? t("filter.yes") : t("filter.no");
    if (operator === "last_days" || operator === "before_last_days" || operator === "next_days")
      return t("days", { count: Number(value) });
    if (operator === "between" && Array.isArray(value)) return value.map(day).join(" – ");
    if (["before", "after"].includes(operator)) return day(value);
    if (
      filter.field === "created" ||
      filter.field === "updated" ||
      filter.field === "last_message" ||
      filter.field === "due"
    )
      return day(value);
    if (filter.field === "custom") return Array.isArray(value) ? value.join(", ") : String(value);
    if (Array.isArray(value)) return value.map((each) => label(filter.field, each)).join(", ");
    return typeof value === "number" ? String(value) : `“${value}”`;
  };

  const sentenceOf = (filter: QueueFilter): string => {
    const isPlain = ["any_of", "is", "checked"].includes(filter.operator);
    return isPlain ? wordsOf(filter) : `${t(`operators.${filter.operator}`)} ${wordsOf(filter)}`.trim();
  };
  return { nameOf, sentenceOf };
}
