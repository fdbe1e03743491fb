"use client";
import { type Locale, locales } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { Languages, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { editHref } from "./edit-href.ts";
import type { EditedArticle } from "./use-article-editor.ts";

type Props = { article: EditedArticle; canWrite: boolean; flush: () => Promise<boolean> };

/** The languages that an article is written in, and the ones that it may yet be. */
export function ArticleLanguages({ article, canWrite, flush }: Props) {
  const t = useTranslations("kb.languages");
  const names = useTranslations("vocabulary.locale");
  const statuses = useTranslations("vocabulary.articleStatus");
  const errorText = useErrorText();
  const router = useRouter();
  const add = trpc.kbAdmin.addTranslation.useMutation({
    onSuccess: ({ articleId }, { locale }) => {
      toast.success(t("added", { language: names(locale) }));
      router.push(editHref(articleId));
    },
    onError: (error) => toast.error(errorText(error)),
  });
  const begin = async (locale: Locale) => {
    await flush();
    add.mutate({ articleId: article.id, locale });
  };
  const missing = locales.filter((locale) => !article.languages.some((known) => known.locale === locale));
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium text-fg">{t("title")}</h2>
      <ul className="flex flex-col gap-1 text-sm">
        {article.languages.map(({ id, locale, status }) => (
          <li key={id} className="flex items-center gap-2">
            <Languages aria-hidden className="size-3.5 shrink-0 text-fg-subtle" />
            {id === article.id ? (
              <span className="font-medium">
                {names(locale)} <span className="font-normal text-fg-muted">· {t("current")}</span>
              </span>
            ) : (
              <Link href={editHref(id)} hrefLang={locale} className="text-accent-text hover:underline">
                {names(locale)} <span className="text-fg-muted">· {statuses(status)}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
      {canWrite &&
        missing.map((locale) => (
          <Button
            key={locale}
            size="sm"
            variant="ghost"
            className="self-start"
            loading={add.isPending}
            onClick={() => void begin(locale)}
          >
            <Plus />
            {t("add", { language: names(locale) })}
          </Button>
        ))}
    </section>
  );
}
