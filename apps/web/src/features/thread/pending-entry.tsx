"use client";
import { placeholdersOf } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Spinner } from "@handrail/ui/spinner";
import { CircleAlert, MessageSquareWarning } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessageAttachments } from "../attachments/index.ts";
import { useMe } from "../shell/me.tsx";
import { Bubble } from "./bubble.tsx";
import { MessageText } from "./message-text.tsx";
import type { OutboxEntry } from "./outbox.ts";

export type PendingActions = {
  onRetry: (entry: OutboxEntry) => void;
  /** Takes the text back into the composer. */
  onEdit: (entry: OutboxEntry) => void;
  onDrop: (entry: OutboxEntry) => void;
};

function Refused({ entry, onRetry, onEdit, onDrop }: { entry: OutboxEntry } & PendingActions) {
  const t = useTranslations("tickets.thread");
  const reasons = useTranslations("errors.reasons");
  const left = entry.reason === "placeholder_left" ? placeholdersOf(entry.body).variables : [];
  const isHeld = entry.state === "held";
  const isWaiting = entry.state === "waiting";
  const Icon = isHeld ? MessageSquareWarning : CircleAlert;
  return (
    <div
      role={isWaiting ? "status" : "alert"}
      className="flex max-w-full flex-wrap items-center justify-end gap-x-2 gap-y-1 px-1 text-sm text-danger-text"
    >
      <span className="inline-flex min-w-0 items-start gap-1.5">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        {isHeld || isWaiting
          ? t(isHeld ? "held" : "waiting")
          : [
              t("notSent"),
              reasons(entry.reason ?? "unavailable", { requestId: "", seconds: 60 }),
              left.map((name) => `{{${name}}}`).join(", "),
            ].join(" ")}
      </span>
      <span className="flex items-center gap-1">
        <Button size="sm" variant="secondary" onClick={() => onRetry(entry)}>
          {t(isHeld ? "sendAnyway" : "retry")}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => onEdit(entry)}>
          {t("edit")}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => onDrop(entry)}>
          {t("drop")}
        </Button>
      </span>
    </div>
  );
}

/** What was sent and is not there yet: shown at once, with what went wrong where it did. */
export function PendingEntry({ entry, ...actions }: { entry: OutboxEntry } & PendingActions) {
  const t = useTranslations("tickets.thread");
  const me = useMe();
  const isRefused = entry.state !== "sending" && entry.state !== "sent";
  return (
    <Bubble
      voice={entry.kind === "note" ? "note" : "agent"}
      name={me?.name ?? ""}
      faded={!isRefused}
      meta={
        isRefused ? null : (
          <span className="inline-flex items-center gap-1">
            <Spinner className="size-3" /> {t("sending")}
          </span>
        )
      }
      footer={isRefused ? <Refused entry={entry} {...actions} /> : null}
    >
      {entry.body ? <MessageText>{entry.body}</MessageText> : null}
      <MessageAttachments attachments={entry.attachments} className={entry.body ? "mt-2" : undefined} />
    </Bubble>
  );
}
