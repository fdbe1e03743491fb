"use client";
import { Avatar } from "@handrail/ui/avatar";
import { cn } from "@handrail/ui/cn";
import { Lock, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Voice = "customer" | "agent" | "ai" | "note";

const looks = {
  customer: "bg-tone-neutral border-transparent",
  agent: "bg-tone-accent border-tone-accent-line",
  ai: "bg-surface border-tone-accent-line",
  note: "bg-tone-note border-tone-note-line",
} as const satisfies Record<Voice, string>;

type BubbleProps = {
  voice: Voice;
  name: string;
  /** Goes on where the bubble above ended: no face, no name. */
  continues?: boolean;
  meta?: ReactNode;
  footer?: ReactNode;
  /** What can be done about it; shown while one is there. */
  menu?: ReactNode;
  faded?: boolean;
  children: ReactNode;
};

/** One thing that was said: the customer on the left, our side on the right, notes on yellow with a lock. */
export function Bubble({ voice, name, continues, meta, footer, menu, faded, children }: BubbleProps) {
  const t = useTranslations("tickets.thread");
  const isOurs = voice !== "customer";
  return (
    <div className={cn("flex items-start gap-2.5", isOurs && "flex-row-reverse", continues && "-mt-2")}>
      <span className="w-8 shrink-0 max-sm:hidden">
        {!continues && (
          <Avatar
            name={name}
            decorative
            icon={voice === "ai" ? <Sparkles aria-hidden /> : undefined}
            {...(voice === "ai" ? { tone: "accent" as const } : {})}
          />
        )}
      </span>
      <div className={cn("flex min-w-0 max-w-[min(44rem,92%)] flex-col gap-1", isOurs && "items-end")}>
        {!continues && (
          <div
            className={cn(
              "flex flex-wrap items-baseline gap-x-2 px-1 text-xs text-fg-muted",
              isOurs && "justify-end",
            )}
          >
            <span className="text-sm font-medium text-fg">{name}</span>
            {voice === "note" && (
              <span className="inline-flex items-center gap-1 font-medium text-tone-note-fg">
                <Lock aria-hidden className="size-3" />
                {t("internalNote")}
              </span>
            )}
            {meta}
          </div>
        )}
        <div
          className={cn(
            "group/bubble relative min-w-0 max-w-full rounded-card border px-3.5 py-2.5 text-md text-fg wrap-anywhere",
            looks[voice],
            faded && "opacity-70",
          )}
        >
          {children}
          {menu ? (
            <span
              className={cn(
                "absolute -top-4 rounded-control border border-line bg-surface opacity-0 shadow-card group-hover/bubble:opacity-100 focus-within:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:opacity-100",
                isOurs ? "start-2" : "end-2",
              )}
            >
              {menu}
            </span>
          ) : null}
        </div>
        {footer}
      </div>
    </div>
  );
}
