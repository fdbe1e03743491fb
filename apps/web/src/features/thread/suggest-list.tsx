"use client";
import { Avatar } from "@handrail/ui/avatar";
import { cn } from "@handrail/ui/cn";
import { Kbd } from "@handrail/ui/kbd";
import { FileText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Suggest } from "./use-suggest.ts";

export const optionId = (listId: string, id: string) => `${listId}-${id}`;

/** What "/" or "@" offers, above the text. */
export function SuggestList({ suggest }: { suggest: Suggest }) {
  const t = useTranslations("templates.suggest");
  const { listId, sign, suggestions, active } = suggest;
  const chosen = useRef<HTMLDivElement>(null);
  const activeId = active?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row comes into view whenever another is chosen
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  if (!sign) return null;
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-1 overflow-hidden rounded-control border border-line bg-surface-raised shadow-float">
      <div
        id={listId}
        role="listbox"
        aria-label={t(sign === "/" ? "templates" : "colleagues")}
        className="max-h-64 overflow-y-auto p-1"
      >
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.id}
            ref={suggestion.id === activeId ? chosen : undefined}
            id={optionId(listId, suggestion.id)}
            role="option"
            tabIndex={-1}
            aria-selected={suggestion.id === activeId}
            onPointerMove={() => suggest.hover(index)}
            onPointerDown={(event) => {
              event.preventDefault();
              suggest.choose(suggestion);
            }}
            className={cn(
              "flex min-h-8 cursor-default items-center gap-2 rounded-tight px-2 py-1 text-sm max-sm:min-h-10",
              suggestion.id === activeId && "bg-surface-hover",
            )}
          >
            {suggestion.kind === "template" ? (
              <FileText aria-hidden className="size-4 shrink-0 text-fg-subtle" />
            ) : (
              <Avatar name={suggestion.label} size="xs" decorative />
            )}
            <span className="shrink-0 truncate font-medium text-fg max-sm:shrink">{suggestion.label}</span>
            {suggestion.kind === "template" && (
              <>
                {suggestion.template.shortcut && (
                  <span className="shrink-0 text-xs text-fg-muted">/{suggestion.template.shortcut}</span>
                )}
                <span className="min-w-0 truncate text-xs text-fg-muted max-sm:hidden">
                  {suggestion.hint}
                </span>
              </>
            )}
          </div>
        ))}
      </div>
      {suggestions.length === 0 ? (
        <p className="px-3 pb-2.5 text-sm text-fg-muted">
          {t("none")}{" "}
          <Link href="/support-dashboard/settings/templates" className="text-accent-text hover:underline">
            {t("write")}
          </Link>
        </p>
      ) : (
        <p className="flex items-center gap-3 border-t border-line px-3 py-1.5 text-xs text-fg-muted max-sm:hidden">
          <span className="inline-flex items-center gap-1.5">
            <Kbd keys={["↑", "↓"]} /> {t("move")}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Kbd keys={["↵"]} /> {t("insert")}
          </span>
        </p>
      )}
    </div>
  );
}
