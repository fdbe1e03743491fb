"use client";
import { useFormatter } from "next-intl";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { countTicks, dayOf, placesAbove, spreadLabels } from "./series.ts";

type Day = { day: string; values: readonly number[] };
/** `lines`: what the values of a day are called, two or three of them, the most important first. */
type Props = { title: string; days: readonly Day[]; lines: readonly string[] };

const height = 272;
const top = 12;
const bottom = 26;
const labelGap = 16;
const letterWidth = 6.4;
const leastLabelRoom = 72;

const looks = [
  { stroke: "var(--color-chart-1)", dash: undefined },
  { stroke: "var(--color-chart-6)", dash: "5 3" },
  { stroke: "var(--color-chart-3)", dash: "2 2" },
] as const;

/** What happened on each day, every line named at its end. */
export default function LinesPlot({ title, days, lines }: Props) {
  const format = useFormatter();
  const ticks = countTicks(Math.max(...days.flatMap(({ values }) => values)));
  const highest = ticks.at(-1) ?? 1;
  const last = days.at(-1);
  const y = (value: number) => top + (1 - value / highest) * (height - top - bottom);
  const ends = lines.map((_, index) => y(last?.values[index] ?? 0));
  const places = placesAbove(spreadLabels(ends, labelGap), height - bottom - labelGap / 2, labelGap);
  const longest = Math.max(...lines.map(({ length }) => length));
  const labelRoom = Math.max(leastLabelRoom, 12 + longest * letterWidth);
  const drawn = lines.map((label, index) => ({
    label,
    read: ({ values }: Day) => values[index] ?? 0,
    stroke: looks[index]?.stroke ?? looks[0].stroke,
    dash: looks[index]?.dash,
    at: places[index] ?? top,
  }));
  return (
    <div className="relative h-full" role="img" aria-label={title}>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart
          data={[...days]}
          margin={{ top, right: labelRoom, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="day"
            height={bottom}
            tickLine={false}
            axisLine={{ stroke: "var(--color-line-strong)" }}
            minTickGap={36}
            tick={{ fontSize: 12, fill: "var(--color-fg-muted)" }}
            tickFormatter={(day: string) => format.dateTime(dayOf(day), { day: "numeric", month: "short" })}
          />
          <YAxis
            width={28}
            domain={[0, highest]}
            ticks={ticks}
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            tick={{ fontSize: 12, fill: "var(--color-fg-muted)" }}
          />
          <Tooltip
            cursor={{ stroke: "var(--color-line-strong)" }}
            content={({ active, payload }) => {
              const point: Day | undefined = active ? payload[0]?.payload : undefined;
              if (!point) return null;
              return (
                <div className="rounded-control bg-surface-raised px-2.5 py-2 text-xs text-fg shadow-float">
                  <p className="pb-1 font-medium">
                    {format.dateTime(dayOf(point.day), { weekday: "short", day: "numeric", month: "long" })}
                  </p>
                  {drawn.map(({ label, read }) => (
                    <p key={label} className="tabular-nums">{`${label} ${read(point)}`}</p>
                  ))}
                </div>
              );
            }}
          />
          {drawn.map(({ label, read, stroke, dash }) => (
            <Line
              key={label}
              dataKey={read}
              type="linear"
              stroke={stroke}
              strokeWidth={2}
              {...(dash ? { strokeDasharray: dash } : {})}
              dot={false}
              activeDot={{ r: 4 }}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
      {drawn.map(({ label, stroke, at }) => (
        <span
          key={label}
          className="absolute end-0 -translate-y-1/2 text-xs font-medium"
          style={{ top: at, color: stroke }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
