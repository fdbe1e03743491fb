"use client";
import { Button } from "@handrail/ui/button";
import { StarRating } from "@handrail/ui/star-rating";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { RatingComment } from "../shell/rating-comment.tsx";
import type { OwnTicket } from "./ticket-view.tsx";

const longestComment = 2_000;

type Props = { ticket: OwnTicket; onChanged: () => void };

/** One to five stars and a word about it; the stars count at once, both can be changed. */
export function RatingForm({ ticket, onChanged }: Props) {
  const t = useTranslations("support.rating");
  const errorText = useErrorText();
  const [rating, setRating] = useState(ticket.rating);
  const [comment, setComment] = useState(ticket.ratingComment ?? "");
  const [isTold, setTold] = useState(Boolean(ticket.ratingComment));
  const rate = trpc.tickets.rate.useMutation({
    onSuccess: () => onChanged(),
    onError: (error) => {
      toast.error(errorText(error));
      setRating(ticket.rating);
    },
  });
  const choose = (value: number) => {
    setRating(value);
    rate.mutate({ ticketId: ticket.id, rating: value, comment: comment.trim() || null });
  };
  const tell = () => {
    if (!rating) return;
    rate.mutate(
      { ticketId: ticket.id, rating, comment: comment.trim() || null },
      { onSuccess: () => setTold(true) },
    );
  };
  return (
    <div className="mt-3 border-t border-line pt-3">
      <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <legend className="float-start me-3 text-md text-fg-muted">
          {rating ? t("thanks") : t("question")}
        </legend>
        <StarRating
          name="rating"
          value={rating}
          labelOf={(value) => t(`labels.${value}`)}
          disabled={!ticket.canRate}
          onValueChange={choose}
        />
      </fieldset>
      {rating && !isTold && ticket.canRate ? (
        <RatingComment
          label={t(rating >= 4 ? "whatWorked" : "whatBetter")}
          send={t("send")}
          comment={comment}
          longest={longestComment}
          isPending={rate.isPending}
          onComment={setComment}
          onSend={tell}
        />
      ) : null}
      {rating && isTold ? (
        <p className="mt-1 text-sm text-fg-muted">
          {t("commentKept")}{" "}
          {ticket.canRate ? (
            <Button variant="link" onClick={() => setTold(false)}>
              {t("change")}
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
