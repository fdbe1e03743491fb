"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { Kbd } from "@handrail/ui/kbd";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCommandPalette } from "./command-centre.tsx";
import { useModKey } from "./use-keys.ts";

/** Opens the command palette; a box that looks like what it is, or an icon where there is no room. */
export function SearchButton({ compact }: { compact?: boolean }) {
  const t = useTranslations("dashboard.commands");
  const open = useCommandPalette();
  const mod = useModKey();
  if (compact) {
    return (
      <IconButton label={t("label")} onClick={open}>
        <Search />
      </IconButton>
    );
  }
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 w-full min-w-0 items-center gap-2 rounded-control border border-line-strong bg-surface px-2 text-sm text-fg-muted shadow-control hover:bg-surface-hover"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-start">{t("button")}</span>
      <Kbd keys={[mod, "K"]} />
    </button>
  );
}
