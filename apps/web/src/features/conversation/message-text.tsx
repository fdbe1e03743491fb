"use client";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";

const MarkdownLite = lazy(async () => {
  const { MarkdownLite } = await import("@handrail/ui/markdown-lite");
  return { default: MarkdownLite };
});

/** What somebody wrote, as safe Markdown; plain text until that has loaded. */
export function MessageText({ children }: { children: string }) {
  const t = useTranslations("common");
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap wrap-anywhere">{children}</p>}>
      <MarkdownLite copyLabel={t("copy")} copiedLabel={t("copied")}>
        {children}
      </MarkdownLite>
    </Suspense>
  );
}
