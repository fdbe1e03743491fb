"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { Coins } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard, dayOf, LinesPlot } from "../plots/index.ts";
import type { AiInsights } from "./ai-totals.tsx";

/** What calls cost on every day, by the prices of then. */
export function DailyCost({ insights: { daily, currency } }: { insights: AiInsights }) {
  const t = useTranslations("aiInsights");
  const format = useFormatter();
  const isSmall = daily.every(({ cost }) => cost < 5);
  const drawn = (cost: number) => (isSmall ? Math.round(cost * 1_000) / 10 : Math.round(cost * 100) / 100);
  const isFree = daily.every(({ cost }) => cost === 0);
  return (
    <ChartCard
      title={t("costTitle")}
      description={t("costBody", { currency })}
      rows={daily}
      rowKey={({ day }) => day}
      columns={[
        { label: t("day"), value: ({ day }) => format.dateTime(dayOf(day), { dateStyle: "medium" }) },
        {
          label: t("cost"),
          value: ({ cost }) => format.number(cost, { style: "currency", currency, maximumFractionDigits: 4 }),
          numeric: true,
        },
      ]}
      {...(isFree
        ? { empty: <EmptyState size="sm" icon={<Coins />} title={t("noCost")} body={t("noCostBody")} /> }
        : {})}
    >
      <LinesPlot
        title={t("costTitle")}
        days={daily.map(({ day, cost }) => ({ day, values: [drawn(cost)] }))}
        lines={[isSmall ? t("hundredths", { currency }) : currency]}
      />
    </ChartCard>
  );
}
