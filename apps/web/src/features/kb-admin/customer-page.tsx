"use client";
import { normaliseAdmonitions } from "@handrail/contracts/admonitions";
import { articleHtml } from "@handrail/ui/article-html";
import { cn } from "@handrail/ui/cn";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ArticleText, Contents, FoldedContents } from "../help/index.ts";
import { LinksElsewhere } from "./links-elsewhere.tsx";

export type ShownArticle = {
  title: string;
  excerpt: string;
  body: string;
  category: string | null;
  lang: string;
  callouts: CalloutLabels;
};

const fewestHeadings = 2;

/** The page of the help centre, rendered as readers get it. */
export function CustomerPage({ article, isPhone }: { article: ShownArticle; isPhone: boolean }) {
  const t = useTranslations("help.article");
  const list = useTranslations("kb.list");
  const common = useTranslations("common");
  const { title, excerpt, body, category, lang, callouts } = article;
  const copy = common("copy");
  const { html, headings } = useMemo(
    () => articleHtml(normaliseAdmonitions(body), { copy, callouts }),
    [body, copy, callouts],
  );
  const hasContents = headings.length >= fewestHeadings;
  return (
    <LinksElsewhere
      className={cn(
        "mx-auto",
        isPhone
          ? "w-full max-w-[390px] rounded-card bg-canvas px-4 py-6 sm:border sm:border-line sm:shadow-float"
          : "grid max-w-6xl gap-x-12 px-4 py-8 sm:px-8 lg:grid-cols-[minmax(0,1fr)_15rem]",
      )}
    >
      <article className="mx-auto w-full max-w-[68ch] min-w-0 text-base">
        {category && <p className="text-sm font-medium text-accent-text">{category}</p>}
        <header lang={lang}>
          <h3
            className={cn(
              "mt-3 text-xl leading-tight font-semibold text-balance wrap-anywhere",
              !isPhone && "sm:text-[2rem]",
            )}
          >
            {title || list("untitled")}
          </h3>
          {excerpt && (
            <p className="mt-2 text-[1.0625rem] text-pretty wrap-anywhere text-fg-muted">{excerpt}</p>
          )}
        </header>
        <div className="mt-4 border-b border-line" />
        {hasContents && isPhone && <FoldedContents label={t("contents")} headings={headings} />}
        <div lang={lang}>
          <ArticleText html={html} copiedLabel={common("copied")} className="mt-6" />
        </div>
      </article>
      {!isPhone && (
        <aside className="hidden pt-8 lg:block">
          {hasContents && <Contents label={t("contents")} headings={headings} />}
        </aside>
      )}
    </LinksElsewhere>
  );
}
