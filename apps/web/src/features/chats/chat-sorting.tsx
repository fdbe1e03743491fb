"use client";
import type { Sorting } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { Frown, Meh, RefreshCw, Smile, Sparkles } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useLanguageName } from "../../lib/use-language-name.ts";
import { trpc } from "../../trpc/client.tsx";

const moods = { negative: Frown, neutral: Meh, positive: Smile } as const;

/** As the organisation calls it; undefined until its names are there. */
function useCategoryName({ category, categoryId }: Sorting) {
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  if (categoryId && categories.isPending) return undefined;
  return categories.data?.find(({ id }) => id === categoryId)?.name ?? category;
}

/** What a chat is about and in which mood it came, in two words. */
export function SortingWords({ sorting }: { sorting: Sorting }) {
  const sentiments = useTranslations("vocabulary.sentiment");
  const category = useCategoryName(sorting);
  const Mood = moods[sorting.sentiment];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-xs text-fg-muted">
      <Mood aria-label={sentiments(sorting.sentiment)} className="size-3.5 shrink-0" />
      {category && <span className="truncate">{category}</span>}
    </span>
  );
}

type Props = {
  conversationId: string;
  sorting: Sorting | null;
  onSorted: () => void;
  /** Beside it: what people say the chat is about. */
  children?: ReactNode;
};

/** How a chat was sorted by what its customer wrote: topic, category, mood, language, how sure; and sorting it again. */
export function ChatSorting({ conversationId, sorting, onSorted, children }: Props) {
  const t = useTranslations("dashboard.chats.sorting");
  const errorText = useErrorText();
  const again = trpc.chat.sortAgain.useMutation({
    onSuccess: onSorted,
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <section
      aria-label={t("title")}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface-sunken px-4 py-2 text-sm text-fg-muted"
    >
      <Sparkles aria-hidden className="size-4 shrink-0 text-accent-text" />
      {sorting ? <Sorted sorting={sorting} /> : <span className="min-w-0 flex-1">{t("notYet")}</span>}
      <IconButton
        size="sm"
        label={t("again")}
        disabled={again.isPending}
        onClick={() => again.mutate({ conversationId })}
      >
        <RefreshCw />
      </IconButton>
      {children}
    </section>
  );
}

function Sorted({ sorting }: { sorting: Sorting }) {
  const t = useTranslations("dashboard.chats.sorting");
  const sentiments = useTranslations("vocabulary.sentiment");
  const format = useFormatter();
  const language = useLanguageName();
  const category = useCategoryName(sorting);
  const Mood = moods[sorting.sentiment];
  const { intent, confidence, summary } = sorting;
  return (
    <>
      <span className="min-w-0 flex-1 basis-60 truncate text-fg" title={summary}>
        {summary}
      </span>
      {category !== undefined && <Badge tone="accent">{category ?? t("noCategory")}</Badge>}
      {intent && <span>{intent.replaceAll("_", " ")}</span>}
      <span className="inline-flex items-center gap-1">
        <Mood aria-hidden className="size-4" />
        {sentiments(sorting.sentiment)}
      </span>
      <span className="@max-lg/column:hidden">{language(sorting.language)}</span>
      <span className="@max-lg/column:hidden">
        {t("confidence", { share: format.number(confidence, { style: "percent" }) })}
      </span>
    </>
  );
}
