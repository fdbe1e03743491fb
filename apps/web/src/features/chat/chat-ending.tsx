"use client";
import { Button } from "@handrail/ui/button";
import { StarRating } from "@handrail/ui/star-rating";
import { toast } from "@handrail/ui/toast";
import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import { RatingComment } from "../shell/rating-comment.tsx";

const longestComment = 1_000;

type Props = { conversationId: string; given: number | null; onNew: () => void };

/** Once a chat is over: what it was worth, to take it along by mail, and a new one. */
export function ChatEnding({ conversationId, given, onNew }: Props) {
  const t = useTranslations("modal.chat");
  const me = useMe();
  const errorText = useErrorText();
  const mail = trpc.chatRoom.mailTranscript.useMutation({
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <div className="flex flex-col gap-3">
      <RateChat conversationId={conversationId} given={given} />
      {me ? (
        <span role="status" className="flex min-h-8 items-center justify-center max-sm:min-h-10">
          {mail.data ? (
            <span className="text-center text-sm text-fg-muted wrap-anywhere">
              {t("transcript.sent", { email: mail.data.email })}
            </span>
          ) : (
            <Button variant="ghost" loading={mail.isPending} onClick={() => mail.mutate({ conversationId })}>
              <Mail aria-hidden />
              {t("transcript.ask")}
            </Button>
          )}
        </span>
      ) : null}
      <Button variant="primary" size="lg" className="w-full" onClick={onNew}>
        {t("new")}
      </Button>
    </div>
  );
}

function RateChat({ conversationId, given }: Omit<Props, "onNew">) {
  const t = useTranslations("modal.chat.rating");
  const errorText = useErrorText();
  const [rating, setRating] = useState(given);
  const [comment, setComment] = useState("");
  const [isTold, setTold] = useState(false);
  const rate = trpc.chatRoom.rate.useMutation({
    onError: (error) => {
      toast.error(errorText(error));
      setRating(given);
    },
  });
  const send = (value: number, words: string, onSuccess?: () => void) =>
    rate.mutate({ conversationId, rating: value, comment: words }, onSuccess ? { onSuccess } : {});
  return (
    <div className="rounded-card border border-line bg-surface p-3">
      <fieldset className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <legend className="float-start text-md">{rating ? t("thanks") : t("question")}</legend>
        <StarRating
          name={`rating-${conversationId}`}
          value={rating}
          labelOf={(value) => t(`labels.${value}`)}
          onValueChange={(value) => {
            setRating(value);
            send(value, comment);
          }}
        />
      </fieldset>
      {rating && !isTold ? (
        <RatingComment
          label={t("comment")}
          send={t("send")}
          comment={comment}
          longest={longestComment}
          isPending={rate.isPending}
          onComment={setComment}
          onSend={() => send(rating, comment, () => setTold(true))}
          className="items-end"
        />
      ) : null}
      {isTold ? (
        <p role="status" className="mt-1 text-sm text-fg-muted">
          {t("sent")}
        </p>
      ) : null}
    </div>
  );
}
