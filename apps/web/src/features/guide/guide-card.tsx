"use client";
import { Button } from "@handrail/ui/button";
import { Progress } from "@handrail/ui/progress";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { MessageText } from "../conversation/index.ts";

type Props = {
  ticketId: string;
  /** Of the ticket as it is shown: when it changes, there may be a walk, or none any more. */
  version: number;
  onChanged: () => void;
};

/** The steps that solve it, one at a time, and in the end the question whether it worked. */
export function GuideCard({ ticketId, version, onChanged }: Props) {
  const t = useTranslations("act.guide");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const query = trpc.playbooks.guide.useQuery({ ticketId });
  const { refetch } = query;
  const shownVersion = useRef(version);
  useEffect(() => {
    if (shownVersion.current === version) return;
    shownVersion.current = version;
    void refetch();
  }, [version, refetch]);
  const [at, setAt] = useState<number | null>(null);
  const move = trpc.playbooks.moveGuide.useMutation();
  const answer = trpc.playbooks.answerGuide.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => {
      void utils.playbooks.guide.invalidate({ ticketId });
      onChanged();
    },
  });
  const guide = query.data;
  if (!guide) return null;
  const { runId, steps, title } = guide;
  const count = steps.length;
  const position = Math.min(at ?? guide.position, count);
  const go = (next: number) => {
    setAt(next);
    move.mutate({ runId, position: next });
  };
  const isAsking = position >= count;
  return (
    <section
      aria-label={t("label")}
      className="mb-3 rounded-card border border-tone-accent-line bg-surface p-4"
    >
      <h2 className="text-md font-semibold wrap-anywhere">{title}</h2>
      <Progress
        value={Math.min(position + 1, count)}
        max={count}
        label={isAsking ? t("last") : t("step", { step: position + 1, count })}
        showLabel
        className="mt-2"
      />
      <div aria-live="polite" className="mt-3 min-h-16 text-md">
        {isAsking ? (
          <p className="font-medium">{t("worked")}</p>
        ) : (
          <MessageText>{steps[position] ?? ""}</MessageText>
        )}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {position > 0 && <Button onClick={() => go(position - 1)}>{t("back")}</Button>}
        {isAsking ? (
          <>
            <Button
              variant="primary"
              loading={answer.isPending && answer.variables.worked}
              disabled={answer.isPending}
              onClick={() => answer.mutate({ runId, worked: true })}
            >
              {t("yes")}
            </Button>
            <Button
              loading={answer.isPending && !answer.variables.worked}
              disabled={answer.isPending}
              onClick={() => answer.mutate({ runId, worked: false })}
            >
              {t("no")}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={() => go(position + 1)}>
            {t(position === count - 1 ? "finish" : "next")}
          </Button>
        )}
      </div>
    </section>
  );
}
