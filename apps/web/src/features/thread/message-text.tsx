"use client";
import { Markdown } from "@handrail/ui/markdown";
import { useTranslations } from "next-intl";

/** What a person or a model wrote, as safe Markdown. */
export function MessageText({ children }: { children: string }) {
  const t = useTranslations("common");
  return (
    <Markdown copyLabel={t("copy")} copiedLabel={t("copied")}>
      {children}
    </Markdown>
  );
}
