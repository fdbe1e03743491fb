"use client";
import { Time } from "@handrail/ui/time";
import { useFormatter, useNow } from "next-intl";

type Props = { at: Date; className?: string };

/** "3 hours ago", with the exact time on hover. */
export function RelativeTime({ at, className }: Props) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const shown = at.getTime() > now.getTime() ? now : at;
  return (
    <Time
      dateTime={at.toISOString()}
      title={format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}
      className={className}
    >
      {format.relativeTime(shown, now)}
    </Time>
  );
}
