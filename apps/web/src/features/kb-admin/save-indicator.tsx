"use client";
import { cn } from "@handrail/ui/cn";
import { Spinner } from "@handrail/ui/spinner";
import {
  CircleAlert,
  CloudCheck,
  CloudOff,
  CloudUpload,
  GitCompareArrows,
  type LucideIcon,
} from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import type { SaveState } from "./draft-store.ts";

const icons: Record<Exclude<SaveState["kind"], "saving">, LucideIcon> = {
  saved: CloudCheck,
  unsaved: CloudUpload,
  away: CloudOff,
  refused: CircleAlert,
  conflict: GitCompareArrows,
};
const justNowMs = 45_000;

/** Where the text is: with the server, on its way, or in this browser alone. */
export function SaveIndicator({ state, isStarted }: { state: SaveState; isStarted: boolean }) {
  const t = useTranslations("kb.state");
  const format = useFormatter();
  const errorText = useErrorText();
  const now = useNow({ updateInterval: 30_000 });
  if (!isStarted && state.kind === "saved") return null;
  const words = () => {
    switch (state.kind) {
      case "saved":
        return state.at && now.getTime() - state.at.getTime() > justNowMs
          ? t("savedAt", { time: format.relativeTime(state.at, now) })
          : t("saved");
      case "away":
        return t("awayShort");
      case "unsaved":
      case "saving":
      case "refused":
      case "conflict":
        return t(state.kind);
      default:
        return state satisfies never;
    }
  };
  const isTrouble = state.kind === "away" || state.kind === "refused" || state.kind === "conflict";
  const explanation =
    state.kind === "away" ? t("away") : state.kind === "refused" ? errorText(state.error) : undefined;
  const Icon = state.kind === "saving" ? Spinner : icons[state.kind];
  return (
    <span
      role="status"
      data-save={state.kind}
      title={explanation}
      className={cn(
        "inline-flex min-w-0 items-center gap-1.5 text-sm whitespace-nowrap",
        isTrouble ? "font-medium text-danger-text" : "text-fg-muted",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={cn(!isTrouble && "max-sm:sr-only")}>{words()}</span>
      {explanation && <span className="sr-only">{explanation}</span>}
    </span>
  );
}
