"use client";
import { Combobox } from "@handrail/ui/combobox";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { X, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = { articleId: string; isStarted: boolean; canWrite: boolean };

/** The quick issues that open this article. Linking one takes effect at once. */
export function QuickIssueLinks({ articleId, isStarted, canWrite }: Props) {
  const t = useTranslations("kb.issues");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const issues = trpc.kbAdmin.quickIssues.useQuery();
  const link = trpc.kbAdmin.linkQuickIssue.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => utils.kbAdmin.quickIssues.invalidate(),
  });
  const all = issues.data ?? [];
  const linked = all.filter(({ article }) => article?.id === articleId);
  const others = all.filter(({ article }) => article?.id !== articleId);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium text-fg">{t("title")}</h2>
      {linked.length === 0 ? (
        <p className="text-sm text-fg-muted">{isStarted ? t("empty") : t("unstarted")}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {linked.map(({ id, title }) => (
            <li key={id} className="flex items-center gap-2 text-sm">
              <Zap aria-hidden className="size-3.5 shrink-0 text-fg-subtle" />
              <span className="min-w-0 flex-1 truncate">{title}</span>
              {canWrite && (
                <IconButton
                  size="sm"
                  label={t("unlink", { title })}
                  onClick={() => link.mutate({ articleId, quickIssueId: id, linked: false })}
                >
                  <X />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {canWrite && isStarted && others.length > 0 && (
        <Combobox
          label={t("link")}
          value={null}
          placeholder={t("link")}
          searchPlaceholder={t("search")}
          emptyLabel={t("none")}
          options={others.map(({ id, title, article }) => ({
            value: id,
            label: title,
            ...(article ? { hint: t("elsewhere", { title: article.title }) } : {}),
          }))}
          onValueChange={(quickIssueId) => link.mutate({ articleId, quickIssueId, linked: true })}
        />
      )}
    </section>
  );
}
