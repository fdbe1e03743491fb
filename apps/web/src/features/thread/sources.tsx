"use client";
import type { WireMessage } from "@handrail/contracts";
import { BookOpen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** The articles that an answer of the assistant rests on. */
export function Sources({ sources }: { sources: WireMessage["sources"] }) {
  const t = useTranslations("tickets.thread");
  const articles = [...new Map(sources.map((source) => [source.articleId, source])).values()];
  if (articles.length === 0) return null;
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-1.5 text-xs">
      <span className="text-fg-muted">{t("sources", { count: articles.length })}</span>
      {articles.map((article) => (
        <Link
          key={article.articleId}
          href={`/help/${article.slug}`}
          target="_blank"
          className="inline-flex max-w-full items-center gap-1 rounded-full border border-line-strong bg-surface px-2 py-0.5 font-medium text-accent-text hover:bg-surface-hover"
        >
          <BookOpen aria-hidden className="size-3 shrink-0" />
          <span className="truncate">{article.title}</span>
        </Link>
      ))}
    </div>
  );
}
