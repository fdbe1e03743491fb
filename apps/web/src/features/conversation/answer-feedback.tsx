"use client";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = { messageId: string; helpful: boolean | null };

/** "Was this helpful?" under an answer by AI; the choice shows at once and can be changed. */
export function AnswerFeedback({ messageId, helpful }: Props) {
  const t = useTranslations("support.conversation.feedback");
  const errorText = useErrorText();
  const rate = trpc.conversations.feedback.useMutation({
    onError: (error) => toast.error(errorText(error)),
  });
  const chosen = rate.isError ? helpful : (rate.variables?.helpful ?? helpful);
  const choose = (value: boolean) => {
    if (chosen !== value) rate.mutate({ messageId, helpful: value });
  };
  return (
    <fieldset className="mt-2 flex flex-wrap items-center gap-1 text-sm text-fg-muted">
      <legend className="sr-only">{t("question")}</legend>
      <span aria-hidden className="me-1">
        {chosen === null ? t("question") : t("thanks")}
      </span>
      <Button variant="ghost" size="sm" aria-pressed={chosen === true} onClick={() => choose(true)}>
        <ThumbsUp aria-hidden />
        {t("yes")}
      </Button>
      <Button variant="ghost" size="sm" aria-pressed={chosen === false} onClick={() => choose(false)}>
        <ThumbsDown aria-hidden />
        {t("no")}
      </Button>
      <span role="status" className="sr-only">
        {rate.isSuccess ? t("thanks") : ""}
      </span>
    </fieldset>
  );
}
