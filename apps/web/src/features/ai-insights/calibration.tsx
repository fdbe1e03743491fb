"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { ChartColumn } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { BarsPlot, ChartCard } from "../plots/index.ts";
import type { AiInsights } from "./ai-totals.tsx";

const fifths = [0, 1, 2, 3, 4] as const;

/** How often the category that triage chose was kept, beside how sure it was. */
export function Calibration({ buckets }: { buckets: AiInsights["calibration"] }) {
  const t = useTranslations("aiInsights");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  const rows = fifths.flatMap((fifth) => {
    const found = buckets.find(({ bucket }) => bucket === fifth);
    if (!found) return [];
    const { tickets, kept, confidence } = found;
    return [
      { key: String(fifth), name: t("sure", { share: percent(confidence) }), tickets, kept: kept / tickets },
    ];
  });
  return (
    <ChartCard
      title={t("calibrationTitle")}
      description={t("calibrationBody")}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { label: t("confidence"), value: ({ name }) => name },
        { label: t("kept"), value: ({ kept }) => percent(kept), numeric: true },
        { label: t("tickets"), value: ({ tickets }) => format.number(tickets), numeric: true },
      ]}
      {...(rows.length === 0
        ? {
            empty: (
              <EmptyState size="sm" icon={<ChartColumn />} title={t("noSolved")} body={t("noSolvedBody")} />
            ),
          }
        : {})}
    >
      <BarsPlot
        title={t("calibrationTitle")}
        highest={1}
        rows={rows.map(({ key, name, kept }) => ({ key, name, value: kept, shown: percent(kept) }))}
      />
    </ChartCard>
  );
}
