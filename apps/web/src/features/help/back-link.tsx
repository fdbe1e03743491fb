"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const storedAs = "handrail-help-return";

/**
 * Remembers where in the help centre the reader is, search and topic included, for the way back from an article.
 * `query` is what the search field holds: the address follows it a little later.
 */
export function keepReturn(query?: string): void {
  const params = new URLSearchParams(window.location.search);
  if (query) params.set("q", query);
  try {
    window.sessionStorage.setItem(storedAs, params.size > 0 ? `/help?${params}` : "/help");
  } catch {
    return;
  }
}

/** Back to where the reader came from in the help centre; to its start for those who came from outside. */
export function BackLink() {
  const t = useTranslations("help.article");
  const [href, setHref] = useState("/help");
  useEffect(() => {
    try {
      const kept = window.sessionStorage.getItem(storedAs);
      if (kept?.startsWith("/help")) setHref(kept);
    } catch {
      return;
    }
  }, []);
  return (
    <Link
      href={href}
      className="inline-flex w-fit items-center gap-1.5 py-1 text-sm text-fg-muted no-underline hover:text-fg"
    >
      <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      {new URLSearchParams(href.split("?")[1]).get("q") ? t("backToSearch") : t("back")}
    </Link>
  );
}
