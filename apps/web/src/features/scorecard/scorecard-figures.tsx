"use client";
import { StatCard } from "@handrail/ui/stat-card";
import { useFormatter, useTranslations } from "next-intl";
import { changeOf, figureNames, measuredRuns, type Scorecard } from "./figures.ts";

/** What the last run found, each figure with its change since the run before. */
export function ScorecardFigures({ card }: { card: Scorecard }) {
  const t = useTranslations("scorecard");
  const format = useFormatter();
  const runs = measuredRuns(card.runs);
  const [last, before] = [runs.at(-1), runs.at(-2)];
  const percent = (value: number | null | undefined) =>
    value === null || value === undefined
      ? "–"
      : format.number(value, { style: "percent", maximumFractionDigits: 1 });
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-4">
      <StatCard
        label={t("items")}
        value={format.number(card.items)}
        hint={t("itemsHint", { answerable: card.answerable, excluded: card.excluded })}
      />
      {figureNames.map((name) => {
        const change = changeOf(name, last?.figures, before?.figures);
        return (
          <StatCard
            key={name}
            label={t(`figures.${name}`)}
            value={percent(last?.figures[name])}
            hint={t(`hints.${name}`)}
            {...(change
              ? {
                  delta: {
                    direction: change.direction,
                    tone: change.isBetter === null ? "neutral" : change.isBetter ? "success" : "danger",
                    label: t("points", {
                      points: format.number(change.points, { signDisplay: "exceptZero" }),
                    }),
                  },
                }
              : {})}
          />
        );
      })}
      <StatCard
        label={t("last")}
        value={last ? format.dateTime(last.createdAt, { dateStyle: "medium" }) : "–"}
        hint={last ? t(`triggers.${last.trigger === "person" ? "person" : "retraining"}`) : t("never")}
      />
    </div>
  );
}
