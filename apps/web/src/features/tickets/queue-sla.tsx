"use client";
import { Badge } from "@handrail/ui/badge";
import { Time } from "@handrail/ui/time";
import { Timer } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import type { QueueRow } from "./use-queue.ts";

const soonMs = 4 * 3_600_000;

/** When the next thing is due, as long as somebody still has to do it. */
export function SlaClock({ row }: { row: Pick<QueueRow, "nextDueAt" | "status"> }) {
  const t = useTranslations("queue.sla");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const at = row.nextDueAt;
  if (!at || row.status === "resolved" || row.status === "closed") return null;
  const left = at.getTime() - now.getTime();
  const tone = left < 0 ? "danger" : left < soonMs ? "warning" : "neutral";
  const time = () => (
    <Time
      dateTime={at.toISOString()}
      title={format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
    >
      {format.relativeTime(at, now)}
    </Time>
  );
  return (
    <Badge tone={tone} icon={<Timer aria-hidden />}>
      <span className="sr-only">{left < 0 ? t("overdue") : t("on_track")} </span>
      {time()}
    </Badge>
  );
}
