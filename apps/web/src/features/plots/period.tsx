"use client";
import { Segmented } from "@handrail/ui/segmented";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";

const periods = ["7", "30", "90"] as const;

/** How many days a page of numbers looks back, from its address, with the control that changes it. */
export function usePeriod() {
  const t = useTranslations("dashboard.period");
  const [period, setPeriod] = useQueryState("days", parseAsStringLiteral(periods).withDefault("30"));
  const control = (
    <Segmented
      label={t("label")}
      value={period}
      onValueChange={(value) => void setPeriod(value)}
      options={periods.map((value) => ({ value, label: t("lastDays", { count: Number(value) }) }))}
    />
  );
  return { days: Number(period), control };
}
