import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.tsx";
import { type Tone, toneText } from "./tones.tsx";

type StatCardProps = {
  label: string;
  value: ReactNode;
  icon?: ReactNode;
  delta?: { label: string; direction: "up" | "down" | "flat"; tone: Tone };
  hint?: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight } as const;

/** One number with its name, its change, and room for a small chart. */
export function StatCard({ label, value, icon, delta, hint, action, className, children }: StatCardProps) {
  const Arrow = delta && arrows[delta.direction];
  return (
    <section
      aria-label={label}
      className={cn("flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-4", className)}
    >
      <div className="flex items-center gap-1.5 text-sm text-fg-muted [&_svg]:size-4 [&_svg]:text-fg-subtle">
        {icon}
        <span className="min-w-0 flex-1 text-pretty wrap-break-word">{label}</span>
        {action}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <span className="text-xl font-semibold text-fg tabular-nums">{value}</span>
        {delta && Arrow && (
          <span
            className={cn(
              "inline-flex items-center gap-0.5 text-sm font-medium tabular-nums",
              toneText[delta.tone],
            )}
          >
            <Arrow aria-hidden className="size-4" />
            {delta.label}
          </span>
        )}
      </div>
      {hint && <p className="text-xs text-fg-subtle">{hint}</p>}
      {children}
    </section>
  );
}
