"use client";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { readStored, writeStored } from "../../lib/stored.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { visitorKey } from "./visitor-key.ts";

const votes = { yes: true, no: false } as const;
type Vote = keyof typeof votes;
const voteOf = (value: string | null): Vote | null => (value === "yes" || value === "no" ? value : null);

/** "Was this helpful?" under an article: one vote for each reader, changeable, with a word about it. */
export function ArticleFeedback({ articleId, className }: { articleId: string; className?: string }) {
  const t = useTranslations("help.feedback");
  const errorText = useErrorText();
  const storedAs = `handrail-vote:${articleId}`;
  const [vote, setVote] = useState<Vote | null>(null);
  const [comment, setComment] = useState("");
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    setVote(voteOf(readStored(storedAs)));
    setComment("");
    setTold(false);
  }, [storedAs]);
  const save = trpc.kb.feedback.useMutation();

  const choose = (next: Vote) => {
    if (next === vote) return;
    const before = vote;
    setVote(next);
    setTold(false);
    save.mutate(
      { articleId, visitorKey: visitorKey(), helpful: votes[next], comment: comment.trim() || null },
      { onSuccess: () => writeStored(storedAs, next), onError: () => setVote(before) },
    );
  };
  const tell = () => {
    if (!vote) return;
    save.mutate(
      { articleId, visitorKey: visitorKey(), helpful: votes[vote], comment: comment.trim() || null },
      { onSuccess: () => setTold(true) },
    );
  };

  return (
    <section
      aria-label={t("question")}
      className={cn("rounded-card border border-line bg-surface p-4", className)}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-semibold" role="status">
          {vote ? t("thanks") : t("question")}
        </p>
        <div className="flex gap-2">
          <Button
            aria-pressed={vote === "yes"}
            onClick={() => choose("yes")}
            className={pressed(vote === "yes")}
          >
            <ThumbsUp aria-hidden />
            {t("yes")}
          </Button>
          <Button
            aria-pressed={vote === "no"}
            onClick={() => choose("no")}
            className={pressed(vote === "no")}
          >
            <ThumbsDown aria-hidden />
            {t("no")}
          </Button>
        </div>
      </div>
      {save.isError ? (
        <p role="alert" className="mt-2 text-sm text-danger-text">
          {errorText(save.error)}
        </p>
      ) : null}
      {vote && !isTold ? (
        <form
          className="mt-3 flex flex-col items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            tell();
          }}
        >
          <Field label={t(vote === "yes" ? "whatHelped" : "whatMissed")} className="w-full">
            <Textarea
              minRows={2}
              maxRows={6}
              maxLength={2_000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </Field>
          <Button type="submit" disabled={comment.trim() === ""} loading={save.isPending}>
            {t("send")}
          </Button>
        </form>
      ) : null}
      {isTold ? <p className="mt-2 text-md text-fg-muted">{t("commentThanks")}</p> : null}
    </section>
  );
}

const pressed = (isPressed: boolean) =>
  isPressed ? "border-accent! bg-surface-selected! text-accent-text!" : undefined;
