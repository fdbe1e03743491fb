import { cn } from "./cn.tsx";
import { type Tone, toneSolid } from "./tones.tsx";

type StatusDotProps = { tone: Tone; label: string; showLabel?: boolean; pulse?: boolean; className?: string };

/** A dot with a name; the name is read aloud, and shown with `showLabel`. */
export function StatusDot({ tone, label, showLabel, pulse, className }: StatusDotProps) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 align-middle text-sm text-fg-muted", className)}>
      <span className="relative inline-flex size-2 shrink-0" title={showLabel ? undefined : label}>
        {pulse && (
          <span className={cn("absolute inset-0 animate-ping rounded-full opacity-60", toneSolid[tone])} />
        )}
        <span className={cn("relative size-2 rounded-full", toneSolid[tone])} />
      </span>
      <span className={cn(!showLabel && "sr-only")}>{label}</span>
    </span>
  );
}
