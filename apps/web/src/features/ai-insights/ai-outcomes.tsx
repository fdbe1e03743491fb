"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { ChartColumn } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { BarsPlot, ChartCard } from "../plots/index.ts";
import type { AiInsights } from "./ai-totals.tsx";

const steps = [
  "triaged",
  "silent",
  "drafted",
  "autoSent",
  "approved",
  "edited",
  "discarded",
  "corrected",
] as const;

/** What triage let out, and what people made of it. */
export function AiOutcomes({ outcomes }: { outcomes: AiInsights["outcomes"] }) {
  const t = useTranslations("aiInsights");
  const format = useFormatter();
  const rows = steps.map((key) => ({ key, name: t(`steps.${key}`), value: outcomes[key] }));
  return (
    <ChartCard
      title={t("outcomesTitle")}
      description={t("outcomesBody")}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { label: t("step"), value: ({ name }) => name },
        { label: t("tickets"), value: ({ value }) => format.number(value), numeric: true },
      ]}
      {...(outcomes.triaged === 0
        ? {
            empty: (
              <EmptyState size="sm" icon={<ChartColumn />} title={t("noTriage")} body={t("noTriageBody")} />
            ),
          }
        : {})}
    >
      <BarsPlot
        title={t("outcomesTitle")}
        rows={rows.map((row) => ({ ...row, shown: format.number(row.value) }))}
      />
    </ChartCard>
  );
}
