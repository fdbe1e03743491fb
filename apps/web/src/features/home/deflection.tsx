"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { BookOpenCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { ChartCard, dayOf, LinesPlot, total } from "../plots/index.ts";

/** How far articles led that were offered while somebody wrote a ticket: offered, opened, and then no ticket. */
export function DeflectionChart() {
  const t = useTranslations("agent.deflection");
  const format = useFormatter();
  const deflections = trpc.portal.deflections.useQuery({ days: 30 });
  const days = deflections.data?.days;
  const steps = (["suggested", "opened", "solved"] as const).map((key) => ({ key, label: t(key) }));
  const counts = days && {
    suggested: total(days, "suggested"),
    opened: total(days, "opened"),
    solved: total(days, "solved"),
  };
  const share = counts && counts.suggested > 0 ? Math.min(1, counts.solved / counts.suggested) : 0;
  return (
    <ChartCard
      title={t("title")}
      description={
        counts && counts.suggested > 0
          ? t("summary", { ...counts, share: format.number(share, { style: "percent" }) })
          : t("last30")
      }
      rows={days}
      rowKey={({ day }) => day}
      columns={[
        { label: t("day"), value: ({ day }) => format.dateTime(dayOf(day), { dateStyle: "medium" }) },
        ...steps.map(({ key, label }) => ({
          label,
          value: (day: Record<typeof key, number>) => day[key],
          numeric: true,
        })),
      ]}
      failed={deflections.isError}
      onRetry={() => void deflections.refetch()}
      {...(counts && counts.suggested + counts.solved === 0
        ? {
            empty: (
              <EmptyState size="sm" icon={<BookOpenCheck />} title={t("noneTitle")} body={t("noneBody")} />
            ),
          }
        : {})}
    >
      {days && (
        <LinesPlot
          title={t("title")}
          days={days.map((row) => ({ day: row.day, values: steps.map(({ key }) => row[key]) }))}
          lines={steps.map(({ label }) => label)}
        />
      )}
    </ChartCard>
  );
}
