"use client";
import { BookOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useArticleSearch } from "../help/index.ts";

const shown = 3;
const fewestLetters = 6;

/** Articles that may answer what is being written, before it is sent. */
export function SuggestedArticles({ text, onRead }: { text: string; onRead: (slug: string) => void }) {
  const t = useTranslations("modal.suggested");
  const { hits } = useArticleSearch(text.trim().length >= fewestLetters ? text : "", shown);
  return (
    <div aria-live="polite">
      {hits.length > 0 ? (
        <section
          aria-label={t("title")}
          className="mt-3 rounded-card border border-tone-info-line bg-tone-info p-3"
        >
          <h3 className="text-sm font-semibold text-tone-info-fg">{t("title")}</h3>
          <ul className="mt-1.5 flex flex-col gap-1">
            {hits.slice(0, shown).map(({ articleId, slug, title }) => (
              <li key={articleId}>
                <button
                  type="button"
                  onClick={() => onRead(slug)}
                  className="flex w-full items-start gap-2 rounded-control px-1.5 py-1 text-start text-tone-info-fg underline-offset-4 hover:underline"
                >
                  <BookOpen aria-hidden className="mt-0.5 size-4 shrink-0" />
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
