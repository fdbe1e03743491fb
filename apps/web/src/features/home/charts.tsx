"use client";
import { EmptyState } from "@handrail/ui/empty-state";
import { Skeleton } from "@handrail/ui/skeleton";
import { ChartLine } from "lucide-react";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { ChartCard, dayOf, LinesPlot, total } from "../plots/index.ts";

const plotLoading = () => <Skeleton className="h-full w-full rounded-control" />;
const CategoryPlot = dynamic(() => import("./category-plot.tsx"), { ssr: false, loading: plotLoading });
const mostCategories = 8;

function NothingYet() {
  const t = useTranslations("dashboard.home");
  return <EmptyState size="sm" icon={<ChartLine />} title={t("noTickets")} body={t("noTicketsBody")} />;
}

/** Whether the desk keeps up: opened against resolved. */
export function VolumeChart() {
  const t = useTranslations("dashboard.home");
  const format = useFormatter();
  const volume = trpc.metrics.volume.useQuery();
  const days = volume.data;
  const opened = days ? total(days, "opened") : 0;
  const resolved = days ? total(days, "resolved") : 0;
  return (
    <ChartCard
      title={t("volumeTitle")}
      description={days ? t("volumeSummary", { opened, resolved }) : t("last30")}
      rows={days}
      rowKey={(day) => day.day}
      columns={[
        { label: t("day"), value: (day) => format.dateTime(dayOf(day.day), { dateStyle: "medium" }) },
        { label: t("opened"), value: (day) => day.opened, numeric: true },
        { label: t("resolved"), value: (day) => day.resolved, numeric: true },
      ]}
      failed={volume.isError}
      onRetry={() => void volume.refetch()}
      {...(days && opened + resolved === 0 ? { empty: <NothingYet /> } : {})}
    >
      {days && (
        <LinesPlot
          title={t("volumeTitle")}
          days={days.map(({ day, opened, resolved }) => ({ day, values: [opened, resolved] }))}
          lines={[t("opened"), t("resolved")]}
        />
      )}
    </ChartCard>
  );
}

/** What people ask about. */
export function CategoryChart() {
  const t = useTranslations("dashboard.home");
  const volume = trpc.metrics.categories.useQuery();
  const rows = volume.data?.map(({ name, ...row }) => ({
    ...row,
    name: name ?? t("noCategory"),
    over: row.total - row.live,
  }));
  return (
    <ChartCard
      title={t("categoryTitle")}
      description={t("last30")}
      rows={rows}
      rowKey={(row) => row.categoryId ?? "none"}
      columns={[
        { label: t("category"), value: (row) => row.name },
        { label: t("stillOpen"), value: (row) => row.live, numeric: true },
        { label: t("total"), value: (row) => row.total, numeric: true },
      ]}
      failed={volume.isError}
      onRetry={() => void volume.refetch()}
      {...(rows?.length === 0 ? { empty: <NothingYet /> } : {})}
    >
      {rows && <CategoryPlot rows={rows.slice(0, mostCategories)} />}
    </ChartCard>
  );
}
