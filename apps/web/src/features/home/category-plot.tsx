"use client";
import { useTranslations } from "next-intl";
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { NameTick, nameWidth } from "../plots/index.ts";

type Row = { name: string; live: number; over: number; total: number };

/** Tickets by category: what is still to do in full colour, what is done behind it, the sum at the end. */
export default function CategoryPlot({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("dashboard.home");
  return (
    <div className="flex h-full flex-col" role="img" aria-label={t("categoryTitle")}>
      <p className="flex gap-4 pb-1 text-xs text-fg-muted">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[2px] bg-(--color-chart-1)" />
          {t("stillOpen")}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[2px] bg-line-strong" />
          {t("done")}
        </span>
      </p>
      <ResponsiveContainer width="100%" height={244}>
        <BarChart
          data={[...rows]}
          layout="vertical"
          margin={{ top: 0, right: 36, bottom: 0, left: 0 }}
          barCategoryGap="28%"
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, "dataMax"]} />
          <YAxis
            type="category"
            dataKey="name"
            width={nameWidth}
            tickLine={false}
            axisLine={false}
            interval={0}
            tick={NameTick}
          />
          <Bar
            dataKey="live"
            stackId="all"
            fill="var(--color-chart-1)"
            maxBarSize={18}
            isAnimationActive={false}
          />
          <Bar
            dataKey="over"
            stackId="all"
            fill="var(--color-line-strong)"
            radius={[0, 3, 3, 0]}
            maxBarSize={18}
            isAnimationActive={false}
          >
            <LabelList dataKey="total" position="right" fontSize={12} fill="var(--color-fg)" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
