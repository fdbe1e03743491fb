"use client";
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { NameTick, nameWidth } from "./name-tick.tsx";

/** `key` tells rows of the same name apart; `shown` is the value in words. */
type Row = { key: string; name: string; value: number; shown: string };
/** `highest`: where the room for bars ends; the longest bar where it is left out. */
type Props = { title: string; rows: readonly Row[]; highest?: number };

/** One bar for each row, its value at the end. */
export default function BarsPlot({ title, rows, highest }: Props) {
  const nameOf = new Map(rows.map(({ key, name }) => [key, name]));
  return (
    <div className="h-full" role="img" aria-label={title}>
      <ResponsiveContainer width="100%" height={264}>
        <BarChart
          data={[...rows]}
          layout="vertical"
          margin={{ top: 0, right: 44, bottom: 0, left: 0 }}
          barCategoryGap="28%"
          accessibilityLayer={false}
        >
          <XAxis type="number" hide domain={[0, highest ?? "dataMax"]} />
          <YAxis
            type="category"
            dataKey="key"
            width={nameWidth}
            tickLine={false}
            axisLine={false}
            interval={0}
            tick={({ payload, ...place }) => (
              <NameTick {...place} payload={{ value: nameOf.get(payload.value) ?? "" }} />
            )}
          />
          <Bar
            dataKey="value"
            fill="var(--color-chart-1)"
            radius={[0, 3, 3, 0]}
            maxBarSize={18}
            isAnimationActive={false}
          >
            <LabelList dataKey="shown" position="right" fontSize={12} fill="var(--color-fg)" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
