import { cn } from "./cn.tsx";
import { type Tone, toneSolid } from "./tones.tsx";

type ProgressProps = {
  value: number;
  max?: number;
  label: string;
  showLabel?: boolean;
  valueLabel?: string;
  tone?: Tone;
  className?: string;
};

/** How far something has come. `valueLabel` is the value in words ("3 of 5"). */
export function Progress({
  value,
  max = 100,
  label,
  showLabel,
  valueLabel,
  tone = "accent",
  className,
}: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={cn("flex w-full flex-col gap-1.5", className)}>
      {(showLabel || valueLabel) && (
        <div className="flex justify-between gap-3 text-sm">
          <span className={cn("text-fg", !showLabel && "sr-only")}>{label}</span>
          {valueLabel && <span className="text-fg-muted tabular-nums">{valueLabel}</span>}
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(max, Math.max(0, value))}
        aria-valuetext={valueLabel}
        className="h-1.5 overflow-hidden rounded-full bg-tone-neutral"
      >
        <div
          className={cn("h-full rounded-full transition-[width]", toneSolid[tone])}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
