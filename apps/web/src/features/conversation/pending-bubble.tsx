"use client";
import { Button } from "@handrail/ui/button";
import { CircleAlert, RotateCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useWaitText } from "../../lib/use-error-text.ts";
import { MessageAttachments } from "../attachments/index.ts";
import { MessageBubble } from "./message-bubble.tsx";
import type { Pending } from "./pending.ts";

type Props = { entry: Pending; onRetry: (entry: Pending) => void; onDiscard: (entry: Pending) => void };

/** A message on its way, or one that could not be sent: with why, and what to do. */
export function PendingBubble({ entry, onRetry, onDiscard }: Props) {
  const t = useTranslations("support.conversation");
  const common = useTranslations("common");
  const reasons = useTranslations("errors.reasons");
  const waitText = useWaitText();
  const isWaiting = entry.state === "waiting";
  const { reason, retryAfterSeconds } = entry;
  const why = (failed: NonNullable<typeof reason>) =>
    failed === "too_many_requests" && retryAfterSeconds
      ? waitText(retryAfterSeconds)
      : reasons(failed, { requestId: "", seconds: 60 });
  const failed = (isWaiting || entry.state === "failed") && entry.reason;
  return (
    <MessageBubble
      voice="pending"
      side="end"
      author={common("you")}
      meta={failed ? null : t("sending")}
      footer={
        failed ? (
          <div
            role={isWaiting ? "status" : "alert"}
            className="mt-1.5 flex flex-wrap items-center justify-end gap-x-2 gap-y-1 text-sm"
          >
            <span className="flex items-start gap-1.5 text-danger-text">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {isWaiting ? t("waiting") : `${t("notSent")} ${why(failed)}`}
            </span>
            <Button size="sm" onClick={() => onRetry(entry)}>
              <RotateCw aria-hidden />
              {common("retry")}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => onDiscard(entry)}>
              <Trash2 aria-hidden />
              {t("discard")}
            </Button>
          </div>
        ) : null
      }
    >
      {entry.body ? <p className="whitespace-pre-wrap">{entry.body}</p> : null}
      <MessageAttachments attachments={entry.attachments} className={entry.body ? "mt-2" : undefined} />
    </MessageBubble>
  );
}
