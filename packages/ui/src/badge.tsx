import type { ReactNode } from "react";
import { cn } from "./cn.tsx";
import { type Tone, toneIcon, toneSoft, toneText } from "./tones.tsx";

type BadgeProps = {
  tone?: Tone;
  icon?: ReactNode;
  variant?: "soft" | "outline" | "plain";
  size?: "sm" | "md";
  className?: string;
  children: ReactNode;
};

/** A word about a thing: text and, when it says a state, an icon. The tone alone never says it. */
export function Badge({
  tone = "neutral",
  icon,
  variant = "soft",
  size = "sm",
  className,
  children,
}: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex max-w-full items-center gap-1 align-middle whitespace-nowrap font-medium [&_svg]:size-3.5 [&_svg]:shrink-0",
        size === "sm" ? "h-5 text-xs" : "h-6 text-sm",
        variant === "soft" && cn("rounded-full border px-2", toneSoft[tone]),
        variant === "outline" && cn("rounded-full border border-line-strong px-2", toneText[tone]),
        variant === "plain" && "text-fg",
        className,
      )}
    >
      {icon && <span className={cn("inline-flex", variant !== "soft" && toneIcon[tone])}>{icon}</span>}
      <span className="truncate">{children}</span>
    </span>
  );
}

type CountBadgeProps = { count: number; max?: number; label: string; tone?: Tone; className?: string };

const countStyle = {
  accent: "bg-accent text-on-accent",
  danger: "bg-danger text-on-danger",
} satisfies Partial<Record<Tone, string>>;

/** How many wait. `label` says of what; nothing is drawn for zero. */
export function CountBadge({ count, max = 99, label, tone = "accent", className }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      className={cn(
        "inline-flex h-4.5 min-w-4.5 items-center align-middle justify-center rounded-full px-1.5 text-[0.6875rem] font-semibold tabular-nums",
        tone === "accent" || tone === "danger" ? countStyle[tone] : cn("border", toneSoft[tone]),
        className,
      )}
    >
      <span aria-hidden>{count > max ? `${max}+` : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
