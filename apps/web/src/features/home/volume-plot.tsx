"use client";
import { useFormatter, useTranslations } from "next-intl";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { countTicks, dayOf, spreadLabels } from "./series.ts";

type Day = { day: string; opened: number; resolved: number };

const height = 272;
const top = 12;
const bottom = 26;
const labelGap = 16;

const looks = {
  opened: { stroke: "var(--color-chart-1)", dash: undefined },
  resolved: { stroke: "var(--color-chart-6)", dash: "5 3" },
} as const;

/** Opened against resolved for each day, both lines named at their end. */
export default function VolumePlot({ days }: { days: readonly Day[] }) {
  const t = useTranslations("dashboard.home");
  const format = useFormatter();
  const ticks = countTicks(Math.max(...days.map((day) => Math.max(day.opened, day.resolved))));
  const highest = ticks.at(-1) ?? 1;
  const last = days.at(-1);
  const y = (value: number) => top + (1 - value / highest) * (height - top - bottom);
  const [openedY, resolvedY] = spreadLabels(y(last?.opened ?? 0), y(last?.resolved ?? 0), labelGap);
  const label = (name: "opened" | "resolved", at: number) => (
    <span
      className="absolute end-0 -translate-y-1/2 text-xs font-medium"
      style={{ top: at, color: looks[name].stroke }}
    >
      {t(name)}
    </span>
  );
  return (
    <div className="relative h-full" role="img" aria-label={t("volumeTitle")}>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart
          data={[...days]}
          margin={{ top, right: 72, bottom: 0, left: 0 }}
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
                  <p className="tabular-nums">{`${t("opened")} ${point.opened}`}</p>
                  <p className="tabular-nums">{`${t("resolved")} ${point.resolved}`}</p>
                </div>
              );
            }}
          />
          {(["opened", "resolved"] as const).map((name) => (
            <Line
              key={name}
              dataKey={name}
              type="linear"
              stroke={looks[name].stroke}
              strokeWidth={2}
              {...(looks[name].dash ? { strokeDasharray: looks[name].dash } : {})}
              dot={false}
              activeDot={{ r: 4 }}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
      {label("opened", openedY)}
      {label("resolved", resolvedY)}
    </div>
  );
}
