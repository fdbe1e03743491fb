"use client";
import { useTranslations } from "next-intl";
import type { Typist } from "./use-typing.ts";

/** "Maya is typing…"; takes its room only while somebody does. */
export function TypingLine({ typists }: { typists: readonly Typist[] }) {
  const t = useTranslations("tickets.thread");
  const [first, second] = typists;
  if (!first) return null;
  return (
    <p aria-live="polite" className="flex items-center gap-2 px-1 text-xs text-fg-muted">
      <span aria-hidden className="inline-flex gap-0.5">
        {["0ms", "150ms", "300ms"].map((delay) => (
          <span
            key={delay}
            style={{ animationDelay: delay }}
            className="size-1 animate-pulse rounded-full bg-fg-muted"
          />
        ))}
      </span>
      {second
        ? t("severalTyping", { first: first.name, second: second.name })
        : t("typing", { name: first.name })}
    </p>
  );
}
