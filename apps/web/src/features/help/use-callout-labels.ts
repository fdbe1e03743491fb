"use client";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { useTranslations } from "next-intl";

/** The words above the callouts of an article, for `Markdown`. */
export function useCalloutLabels(): CalloutLabels {
  const t = useTranslations("help.callouts");
  return {
    note: t("note"),
    tip: t("tip"),
    important: t("important"),
    warning: t("warning"),
    caution: t("caution"),
  };
}
