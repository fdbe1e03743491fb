"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { ChartLine } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard, LinesPlot } from "../plots/index.ts";
import { lastOfDays, measuredRuns, type Run } from "./figures.ts";

const lines = ["sorted", "answered", "precision"] as const;

/** How the figures went from run to run; the table has every run. */
export function ScorecardHistory({ runs }: { runs: readonly Run[] }) {
  const t = useTranslations("scorecard");
  const format = useFormatter();
  const measured = measuredRuns(runs);
  const percent = (value: number | null) =>
    value === null ? "–" : format.number(value, { style: "percent", maximumFractionDigits: 1 });
  return (
    <ChartCard
      title={t("history")}
      description={t("historyBody")}
      rows={measured.toReversed()}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t("when"),
          value: ({ createdAt }) => format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }),
        },
        ...lines.map((name) => ({
          label: t(`figures.${name}`),
          value: ({ figures }: (typeof measured)[number]) => percent(figures[name]),
          numeric: true,
        })),
        { label: t("itemsShort"), value: ({ items }) => format.number(items), numeric: true },
      ]}
      {...(measured.length === 0
        ? { empty: <EmptyState size="sm" icon={<ChartLine />} title={t("noRuns")} body={t("noRunsBody")} /> }
        : {})}
    >
      <LinesPlot
        title={t("history")}
        days={lastOfDays(measured).map(({ day, run }) => ({
          day,
          values: lines.map((name) => Math.round(100 * (run.figures[name] ?? 0))),
        }))}
        lines={lines.map((name) => t(`figures.${name}`))}
      />
    </ChartCard>
  );
}
