"use client";
import { Button } from "@handrail/ui/button";
import { Skeleton } from "@handrail/ui/skeleton";
import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { trpc } from "../../trpc/client.tsx";
import {
  SearchField,
  SearchResults,
  useActiveOption,
  useArticleSearch,
  useSettledSearch,
} from "../help/index.ts";
import { ArticleReader } from "./article-reader.tsx";
import { fromIssue } from "./from-issue.ts";
import { QuickIssues } from "./quick-issues.tsx";
import type { SupportTab } from "./support-context.tsx";
import type { TicketDraft } from "./ticket-draft.ts";

type Props = {
  search: string;
  onSearch: (text: string) => void;
  reading: { slug: string; from: SupportTab } | null;
  onRead: (slug: string) => void;
  onBack: () => void;
  onAsk: (subject: string) => void;
  onIssue: (part: Partial<TicketDraft>) => void;
};

/** Search, what people often ask, and the articles themselves without leaving the page. */
export function FaqTab({ search: text, onSearch, reading, onRead, onBack, onAsk, onIssue }: Props) {
  const t = useTranslations("modal.faq");
  const id = useId();
  const search = useArticleSearch(text);
  const { opened, asked } = useSettledSearch("modal", search);
  const openHit = (slug: string) => {
    opened();
    onRead(slug);
  };
  const optionId = (index: number) => `${id}-${index}`;
  const { active, onKeyDown } = useActiveOption(search.hits.length, (index) => {
    const hit = search.hits[index];
    if (hit) openHit(hit.slug);
  });
  if (reading) {
    return (
      <ArticleReader
        slug={reading.slug}
        backLabel={t(
          reading.from === "faq" ? (search.isAsked ? "backToSearch" : "back") : `backTo.${reading.from}`,
        )}
        onBack={onBack}
        onRead={onRead}
        onAsk={(title) => {
          if (search.isAsked) asked();
          onAsk(search.isAsked ? search.query : title);
        }}
      />
    );
  }
  return (
    <div className="flex flex-1 flex-col gap-6 px-5 py-4">
      <SearchField
        value={text}
        onChange={onSearch}
        onKeyDown={onKeyDown}
        listId={search.hits.length > 0 ? id : undefined}
        activeId={active >= 0 ? optionId(active) : undefined}
      />
      {search.isAsked ? (
        <div>
          <SearchResults
            {...{ search, active, optionId }}
            listId={id}
            onOpen={openHit}
            onAsk={() => {
              asked();
              onAsk(search.query);
            }}
          />
        </div>
      ) : (
        <>
          <QuickIssues
            onChoose={(issue) => (issue.articleSlug ? onRead(issue.articleSlug) : onIssue(fromIssue(issue)))}
          />
          <PopularArticles onRead={onRead} />
          <p className="mt-auto flex flex-wrap items-center gap-x-2 border-t border-line pt-4 text-fg-muted">
            {t("notFound")}
            <Button variant="link" onClick={() => onAsk("")}>
              {t("ask")}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

function PopularArticles({ onRead }: { onRead: (slug: string) => void }) {
  const t = useTranslations("modal.faq");
  const locale = useLocale();
  const { data, isPending } = trpc.kb.popular.useQuery({ limit: 5, locale }, { staleTime: 5 * 60_000 });
  if (isPending) return <Skeleton className="h-48 rounded-card" />;
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t("popular")}>
      <h3 className="mb-2 text-sm font-semibold text-fg-muted">{t("popular")}</h3>
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {data.map(({ id, slug, title }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onRead(slug)}
              className="flex w-full items-center justify-between gap-3 px-3.5 py-2.5 text-start -outline-offset-2 transition-colors hover:bg-surface-hover"
            >
              <span className="min-w-0">{title}</span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-fg-subtle rtl:-scale-x-100" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
