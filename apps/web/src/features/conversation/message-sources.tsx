"use client";
import type { WireMessage } from "@handrail/contracts";
import { BookOpen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

type Props = {
  sources: WireMessage["sources"];
  /** Opens an article in place; without it the sources are links to their pages. */
  onOpenArticle?: ((slug: string) => void) | undefined;
};

const card =
  "flex max-w-full min-w-0 items-center gap-2 rounded-control border border-line bg-surface px-2.5 py-1.5 text-start text-sm text-accent-text no-underline hover:bg-surface-hover";

/** The articles that an answer rests on. */
export function MessageSources({ sources, onOpenArticle }: Props) {
  const t = useTranslations("support.conversation");
  if (sources.length === 0) return null;
  const articles = [...new Map(sources.map((source) => [source.slug, source])).values()];
  return (
    <div className="mt-2 flex max-w-full flex-col items-start gap-1.5">
      <p className="text-xs text-fg-subtle">{t("sources", { count: articles.length })}</p>
      <ul className="flex max-w-full flex-wrap gap-1.5">
        {articles.map(({ slug, title }) => (
          <li key={slug} className="max-w-full min-w-0">
            {onOpenArticle ? (
              <button type="button" className={card} onClick={() => onOpenArticle(slug)}>
                <BookOpen aria-hidden className="size-4 shrink-0" />
                <span className="truncate">{title}</span>
              </button>
            ) : (
              <Link href={`/help/${slug}`} className={card}>
                <BookOpen aria-hidden className="size-4 shrink-0" />
                <span className="truncate">{title}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
