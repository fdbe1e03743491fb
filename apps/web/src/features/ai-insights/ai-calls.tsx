"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { ChartColumn } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard, dayOf, LinesPlot } from "../plots/index.ts";
import type { AiInsights } from "./ai-totals.tsx";

const lines = ["answers", "sortings", "failures"] as const;

/** What was asked of models on every day. */
export function AiCalls({ insights: { daily } }: { insights: AiInsights }) {
  const t = useTranslations("aiInsights");
  const format = useFormatter();
  const isEmpty = daily.every(({ answers, sortings }) => answers + sortings === 0);
  return (
    <ChartCard
      title={t("callsTitle")}
      description={t("callsBody")}
      rows={daily}
      rowKey={({ day }) => day}
      columns={[
        { label: t("day"), value: ({ day }) => format.dateTime(dayOf(day), { dateStyle: "medium" }) },
        ...lines.map((key) => ({
          label: t(key),
          value: (row: AiInsights["daily"][number]) => format.number(row[key]),
          numeric: true,
        })),
      ]}
      {...(isEmpty
        ? {
            empty: (
              <EmptyState size="sm" icon={<ChartColumn />} title={t("noCalls")} body={t("noCallsBody")} />
            ),
          }
        : {})}
    >
      <LinesPlot
        title={t("callsTitle")}
        days={daily.map((row) => ({ day: row.day, values: lines.map((key) => row[key]) }))}
        lines={lines.map((key) => t(key))}
      />
    </ChartCard>
  );
}
