"use client";
import { rewriteStyles } from "@handrail/contracts/inputs/copilot";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { IconButton } from "@handrail/ui/icon-button";
import { Spinner } from "@handrail/ui/spinner";
import { toast } from "@handrail/ui/toast";
import { Files, Languages, ListChecks, MessageSquareText, Sparkles, WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useLanguageName } from "../../lib/use-language-name.ts";
import { trpc } from "../../trpc/client.tsx";
import type { About } from "./about.ts";
import { SimilarSheet } from "./similar-sheet.tsx";
import { SummarySheet } from "./summary-sheet.tsx";
import { type ReplyComposer, useReplacement } from "./use-replacement.ts";

type Props = { about: About; composer: ReplyComposer };

/** Help as one writes: a reply to begin with, the thread in short, tickets like this one, other words. Nothing is sent. */
export function Copilot({ about, composer }: Props) {
  const t = useTranslations("copilot");
  const errorText = useErrorText();
  const languageName = useLanguageName();
  const replace = useReplacement(composer);
  const [panel, setPanel] = useState<"summary" | "similar" | null>(null);
  const offers = trpc.copilot.offers.useQuery(about, { staleTime: 300_000 });
  const onError = (error: unknown) => void toast.error(errorText(error));
  const suggest = trpc.copilot.suggest.useMutation({
    onSuccess: ({ body, sources }) => {
      if (!body) return void toast.warning(t("noSuggestion"));
      const titles = sources.map(({ title }) => title).join(", ");
      const before = composer.text.trimEnd();
      replace(before ? `${before}\n\n${body}` : body, t("suggested"), t("restsOn", { titles }));
    },
    onError,
  });
  const rewrite = trpc.copilot.rewrite.useMutation({
    onSuccess: ({ text }) => replace(text, t("rewritten")),
    onError,
  });
  const translate = trpc.copilot.translate.useMutation({
    onSuccess: ({ text, language }) => replace(text, t("translated", { language: languageName(language) })),
    onError,
  });
  const isBusy = suggest.isPending || rewrite.isPending || translate.isPending;
  const isReply = composer.mode === "reply";
  const { text } = composer;
  const hasText = text.trim() !== "";
  const { canRewrite = false, canSuggest = false, language } = offers.data ?? {};
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton size="sm" label={t(isBusy ? "busy" : "title")} disabled={isBusy}>
            {isBusy ? <Spinner /> : <Sparkles />}
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuLabel>{t("title")}</DropdownMenuLabel>
          {canSuggest && isReply && (
            <DropdownMenuItem icon={<MessageSquareText aria-hidden />} onSelect={() => suggest.mutate(about)}>
              {t("suggest")}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem icon={<ListChecks aria-hidden />} onSelect={() => setPanel("summary")}>
            {t("summary.title")}
          </DropdownMenuItem>
          <DropdownMenuItem icon={<Files aria-hidden />} onSelect={() => setPanel("similar")}>
            {t("similar.title")}
          </DropdownMenuItem>
          {canRewrite && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuLabel>{t("rewrite")}</DropdownMenuLabel>
              {rewriteStyles.map((style) => (
                <DropdownMenuItem
                  icon={<WandSparkles aria-hidden />}
                  key={style}
                  disabled={!hasText}
                  onSelect={() => rewrite.mutate({ ...about, text, style })}
                >
                  {t(`styles.${style}`)}
                </DropdownMenuItem>
              ))}
              {language && (
                <DropdownMenuItem
                  icon={<Languages aria-hidden />}
                  disabled={!hasText}
                  onSelect={() => translate.mutate({ ...about, text })}
                >
                  {t("translate", { language: languageName(language) })}
                </DropdownMenuItem>
              )}
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {panel === "summary" && <SummarySheet about={about} onClose={() => setPanel(null)} />}
      {panel === "similar" && (
        <SimilarSheet
          about={about}
          onClose={() => setPanel(null)}
          onUse={(resolution) => {
            setPanel(null);
            const before = text.trimEnd();
            replace(before ? `${before}\n\n${resolution}` : resolution, t("similar.used"));
          }}
        />
      )}
    </>
  );
}
