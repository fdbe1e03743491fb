"use client";
import { Card } from "@handrail/ui/card";
import { Progress } from "@handrail/ui/progress";
import { useTranslations } from "next-intl";
import type { Scorecard } from "./figures.ts";

/** How far a run has come. */
export function OpenRun({ run }: { run: NonNullable<Scorecard["open"]> }) {
  const t = useTranslations("scorecard");
  return (
    <Card className="p-4" aria-live="polite">
      <Progress
        label={t(run.state === "queued" ? "waiting" : "running")}
        showLabel
        value={run.done}
        max={Math.max(1, run.items)}
        valueLabel={t("progress", { done: run.done, of: run.items })}
      />
    </Card>
  );
}
