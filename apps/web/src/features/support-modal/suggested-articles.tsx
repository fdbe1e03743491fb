"use client";
import { Button } from "@handrail/ui/button";
import { BookOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { useArticleSearch, useSettledSearch } from "../help/index.ts";
import { useCountSuggested } from "./use-count-suggested.ts";

const shownFirst = 3;
const fewestLetters = 6;

type Props = { text: string; onRead: (slug: string) => void; onSolved: () => void };

/**
 * Articles that may answer what is being written, before it is sent; how many there are, the plan decides. Who has
 * opened one can say that it was enough.
 */
export function SuggestedArticles({ text, onRead, onSolved }: Props) {
  const t = useTranslations("modal.suggested");
  const search = useArticleSearch(text.trim().length >= fewestLetters ? text : "");
  const { opened } = useSettledSearch("form", search);
  const [isWhole, setWhole] = useState(false);
  const [read, setRead] = useState<readonly string[]>([]);
  const solved = trpc.portal.solved.useMutation();
  const { hits } = search;
  const shown = isWhole ? hits : hits.slice(0, shownFirst);
  const countOpened = useCountSuggested(
    shown.map(({ articleId }) => articleId),
    search.isSettled,
  );
  return (
    <div aria-live="polite">
      {hits.length > 0 ? (
        <section
          aria-label={t("title")}
          className="mt-3 rounded-card border border-tone-info-line bg-tone-info p-3"
        >
          <h3 className="text-sm font-semibold text-tone-info-fg">{t("title")}</h3>
          <ul className="mt-1.5 flex flex-col gap-1">
            {shown.map(({ articleId, slug, title }) => (
              <li key={articleId} className="flex flex-wrap items-center justify-between gap-x-3">
                <button
                  type="button"
                  onClick={() => {
                    opened();
                    countOpened(articleId);
                    setRead((before) => [...before, articleId]);
                    onRead(slug);
                  }}
                  className="flex min-w-0 flex-1 basis-60 items-start gap-2 rounded-control px-1.5 py-1 text-start text-tone-info-fg underline-offset-4 hover:underline"
                >
                  <BookOpen aria-hidden className="mt-0.5 size-4 shrink-0" />
                  {title}
                </button>
                {read.includes(articleId) ? (
                  <Button
                    size="sm"
                    onClick={() => {
                      solved.mutate({ articleId });
                      onSolved();
                    }}
                  >
                    {t("solved")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          {hits.length > shown.length ? (
            <Button variant="link" className="ms-1.5 mt-1" onClick={() => setWhole(true)}>
              {t("more", { count: hits.length - shown.length })}
            </Button>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}
