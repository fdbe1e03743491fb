import { cn } from "./cn.tsx";

type LevelBarsProps = { level: 1 | 2 | 3 | 4; label: string; showLabel?: boolean; className?: string };

const bars = [
  { x: 1, y: 9, height: 4 },
  { x: 6, y: 6, height: 7 },
  { x: 11, y: 3, height: 10 },
];

/** Rising bars for 1 to 3; 4 is a filled square with a mark, so the highest stands out by shape as well. */
export function LevelBars({ level, label, showLabel, className }: LevelBarsProps) {
  return (
    <span
      title={showLabel ? undefined : label}
      className={cn("inline-flex items-center gap-1.5 align-middle text-sm text-fg-muted", className)}
    >
      <svg aria-hidden viewBox="0 0 15 16" className="h-4 w-3.75 shrink-0">
        {level === 4 ? (
          <g className="text-tone-danger-solid">
            <rect x="1" y="2" width="13" height="12" rx="3" fill="currentColor" />
            <path d="M7.5 5v4" className="stroke-surface" strokeWidth="1.8" strokeLinecap="round" />
            <circle cx="7.5" cy="11.4" r="1" className="fill-surface" />
          </g>
        ) : (
          bars.map((bar, index) => (
            <rect
              key={bar.x}
              x={bar.x}
              y={bar.y}
              width="3"
              height={bar.height}
              rx="1"
              className={
                index < level
                  ? level === 3
                    ? "fill-tone-warning-solid"
                    : "fill-fg-muted"
                  : "fill-line-strong"
              }
            />
          ))
        )}
      </svg>
      <span className={cn(!showLabel && "sr-only")}>{label}</span>
    </span>
  );
}
