"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { type ReactNode, useId } from "react";
import { useSupport } from "../support-modal/index.ts";
import { keepReturn } from "./back-link.tsx";
import { SearchField } from "./search-field.tsx";
import { SearchResults } from "./search-results.tsx";
import { useActiveOption } from "./use-active-option.ts";
import { type FoundBefore, useArticleSearch } from "./use-article-search.ts";
import { useSettledSearch } from "./use-settled-search.ts";

type Props = { title: string; body: string; before: FoundBefore | null; children: ReactNode };

/** The top of the help centre; what is found takes the place of the page below while something is searched. */
export function HelpSearch({ title, body, before, children }: Props) {
  const t = useTranslations("help.search");
  const router = useRouter();
  const { open } = useSupport();
  const id = useId();
  const [text, setText] = useQueryState(
    "q",
    parseAsString.withDefault("").withOptions({ throttleMs: 300, history: "replace" }),
  );
  const search = useArticleSearch(text, before);
  const { opened, asked } = useSettledSearch("help", search);
  const follow = () => {
    opened();
    keepReturn(text);
  };
  const optionId = (index: number) => `${id}-${index}`;
  const { active, onKeyDown } = useActiveOption(search.hits.length, (index) => {
    const hit = search.hits[index];
    if (!hit) return;
    follow();
    router.push(`/help/${hit.slug}`);
  });
  return (
    <>
      <section className="border-b border-line bg-surface">
        <div className="mx-auto max-w-3xl px-4 py-12 text-center sm:px-6 sm:py-16">
          <h1 className="text-xl font-semibold text-balance sm:text-[2rem] sm:leading-tight">{title}</h1>
          <p className="mt-2 text-pretty text-fg-muted">{body}</p>
          <search className="mx-auto mt-6 block max-w-xl text-start">
            <form action="/help" onSubmit={(event) => event.preventDefault()}>
              <SearchField
                onPage
                name="q"
                value={text}
                onChange={(value) => void setText(value === "" ? null : value)}
                onKeyDown={onKeyDown}
                listId={search.hits.length > 0 ? id : undefined}
                activeId={active >= 0 ? optionId(active) : undefined}
              />
            </form>
            <p className="mt-2 text-center text-xs text-fg-subtle max-sm:hidden">{t("keys")}</p>
          </search>
        </div>
      </section>
      <div className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 sm:px-6">
        {search.isAsked ? (
          <div className="mx-auto max-w-3xl">
            <SearchResults
              search={search}
              listId={id}
              active={active}
              optionId={optionId}
              onFollow={follow}
              onAsk={() => {
                asked();
                open({ tab: "ticket", query: search.query });
              }}
            />
          </div>
        ) : (
          children
        )}
      </div>
    </>
  );
}
