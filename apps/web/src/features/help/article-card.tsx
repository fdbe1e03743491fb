"use client";
import { Eye } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { keepReturn } from "./back-link.tsx";

type Article = Pick<
  RouterOutputs["kb"]["list"]["articles"][number],
  "slug" | "title" | "excerpt" | "viewCount" | "category"
>;

/** An article in a grid: what it answers, and how many read it. */
export function ArticleCard({ article, withCategory }: { article: Article; withCategory: boolean }) {
  const t = useTranslations("help");
  const { slug, title, excerpt, viewCount, category } = article;
  return (
    <Link
      href={`/help/${slug}`}
      onClick={() => keepReturn()}
      className="flex h-full flex-col rounded-card border border-line bg-surface p-4 text-fg no-underline transition-colors hover:border-line-strong hover:bg-surface-hover"
    >
      {withCategory && category ? (
        <span className="mb-1 truncate text-xs font-medium text-accent-text">{category.name}</span>
      ) : null}
      <span className="font-semibold text-balance">{title}</span>
      <span className="mt-1 line-clamp-3 text-md text-pretty text-fg-muted">{excerpt}</span>
      <span className="mt-auto flex items-center gap-1.5 pt-3 text-xs text-fg-subtle">
        <Eye aria-hidden className="size-3.5" />
        {t("views", { count: viewCount })}
      </span>
    </Link>
  );
}
