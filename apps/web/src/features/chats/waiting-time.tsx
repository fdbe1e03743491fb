"use client";
import { Time } from "@handrail/ui/time";
import { useFormatter, useNow } from "next-intl";

const hour = 3_600;
const two = (value: number) => String(value).padStart(2, "0");

/** PURE. 75 → "1:15", an hour and a half → "1:30:00". */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor((whole % hour) / 60);
  const rest = two(whole % 60);
  return whole < hour ? `${minutes}:${rest}` : `${Math.floor(whole / hour)}:${two(minutes)}:${rest}`;
}

/** How long somebody has waited, second by second. */
export function WaitingTime({ since, className }: { since: Date; className?: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 1_000 });
  return (
    <Time
      dateTime={since.toISOString()}
      title={format.dateTime(since, { dateStyle: "medium", timeStyle: "medium" })}
      className={className}
    >
      <span className="tabular-nums">{clockOf((now.getTime() - since.getTime()) / 1_000)}</span>
    </Time>
  );
}
