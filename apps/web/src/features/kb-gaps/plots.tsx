"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { ChartColumn } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { BarsPlot, ChartCard, dayOf, LinesPlot } from "../plots/index.ts";
import { minVotes } from "./article-gaps.tsx";

type Insights = RouterOutputs["kbSearch"]["insights"];
type Gaps = RouterOutputs["kbGaps"]["read"];

const mostBars = 8;

function NothingYet({ title, body }: { title: string; body: string }) {
  return <EmptyState size="sm" icon={<ChartColumn />} title={title} body={body} />;
}

/** Searches of every day, and how many of them came to nothing or went on to a ticket. */
export function SearchesChart({ insights }: { insights: Insights }) {
  const t = useTranslations("kbGaps");
  const format = useFormatter();
  const { daily, totals } = insights;
  const percent = (part: number) =>
    format.number(part / Math.max(1, totals.searches), { style: "percent", maximumFractionDigits: 0 });
  const lines = [
    { key: "searches", label: t("searches") },
    { key: "withoutResult", label: t("noResult") },
    { key: "tickets", label: t("tickets") },
  ] as const;
  return (
    <ChartCard
      title={t("dailyTitle")}
      description={
        totals.searches > 0
          ? t("dailySummary", { none: percent(totals.withoutResult), tickets: percent(totals.tickets) })
          : t("dailyBody")
      }
      rows={daily}
      rowKey={({ day }) => day}
      columns={[
        { label: t("day"), value: ({ day }) => format.dateTime(dayOf(day), { dateStyle: "medium" }) },
        ...lines.map(({ key, label }) => ({
          label,
          value: (row: Insights["daily"][number]) => format.number(row[key]),
          numeric: true,
        })),
      ]}
      {...(totals.searches === 0
        ? { empty: <NothingYet title={t("nothingSearched")} body={t("nothingSearchedBody")} /> }
        : {})}
    >
      <LinesPlot
        title={t("dailyTitle")}
        days={daily.map((row) => ({ day: row.day, values: lines.map(({ key }) => row[key]) }))}
        lines={lines.map(({ label }) => label)}
      />
    </ChartCard>
  );
}

/** Which articles help, of those that people judge most. */
export function HelpfulChart({ judged }: { judged: Gaps["judged"] }) {
  const t = useTranslations("kbGaps");
  const format = useFormatter();
  const share = ({ helpful, votes }: Gaps["judged"][number]) => helpful / votes;
  const percent = (row: Gaps["judged"][number]) => format.number(share(row), { style: "percent" });
  return (
    <ChartCard
      title={t("helpfulTitle")}
      description={t("helpfulBody", { votes: minVotes })}
      rows={judged}
      rowKey={({ id }) => id}
      columns={[
        { label: t("article"), value: ({ title }) => title },
        { label: t("helpful"), value: percent, numeric: true },
        { label: t("votes"), value: ({ votes }) => format.number(votes), numeric: true },
      ]}
      {...(judged.length === 0
        ? { empty: <NothingYet title={t("noVotes")} body={t("noVotesBody", { votes: minVotes })} /> }
        : {})}
    >
      <BarsPlot
        title={t("helpfulTitle")}
        highest={1}
        rows={judged
          .slice(0, mostBars)
          .map((row) => ({ key: row.id, name: row.title, value: share(row), shown: percent(row) }))}
      />
    </ChartCard>
  );
}

/** Which articles tickets name most. */
export function TicketsChart({ cited }: { cited: Gaps["cited"] }) {
  const t = useTranslations("kbGaps");
  const format = useFormatter();
  return (
    <ChartCard
      title={t("citedPlotTitle")}
      description={t("citedPlot")}
      rows={cited}
      rowKey={({ id }) => id}
      columns={[
        { label: t("article"), value: ({ title }) => title },
        { label: t("tickets"), value: ({ tickets }) => format.number(tickets), numeric: true },
      ]}
      {...(cited.length === 0
        ? { empty: <NothingYet title={t("noneCited")} body={t("noneCitedBody")} /> }
        : {})}
    >
      <BarsPlot
        title={t("citedPlotTitle")}
        rows={cited.slice(0, mostBars).map(({ id, title, tickets }) => ({
          ...{ key: id, name: title, value: tickets },
          shown: format.number(tickets),
        }))}
      />
    </ChartCard>
  );
}
