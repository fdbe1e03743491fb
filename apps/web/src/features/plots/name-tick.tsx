"use client";

/** Room for a name beside its bar, and the letters that it has. */
export const nameWidth = 184;
const longestName = 28;

type TickProps = { x: number | string; y: number | string; payload: { value: string } };

/** A bar's name on one line, cut where it would run out of its room. */
export function NameTick({ x, y, payload: { value } }: TickProps) {
  return (
    <text x={x} y={y} dy="0.32em" textAnchor="end" fontSize={12} fill="var(--color-fg)">
      <title>{value}</title>
      {value.length > longestName ? `${value.slice(0, longestName - 1)}…` : value}
    </text>
  );
}
