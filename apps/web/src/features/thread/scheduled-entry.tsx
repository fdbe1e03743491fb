"use client";
import type { WireMessage } from "@handrail/contracts";
import { undoSeconds } from "@handrail/contracts/inputs/conversations";
import { Button } from "@handrail/ui/button";
import { Clock, Send, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { MessageAttachments } from "../attachments/index.ts";
import { useMe } from "../shell/me.tsx";
import { Bubble } from "./bubble.tsx";
import { MessageText } from "./message-text.tsx";

export type ScheduledActions = {
  onUndo: (message: WireMessage) => void;
  onSendNow: (message: WireMessage) => void;
};

/** Whole seconds until a reply goes out; 0 once it is due. */
function useSecondsLeft(from: Date): number {
  const left = () => Math.max(0, Math.ceil((from.getTime() + undoSeconds * 1_000 - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts on from the moment of the message
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [from.getTime()]);
  return Math.min(seconds, undoSeconds);
}

/** A reply that the customer does not see yet: its author can take it back. */
export function ScheduledEntry({ message, onUndo, onSendNow }: { message: WireMessage } & ScheduledActions) {
  const t = useTranslations("templates.thread");
  const me = useMe();
  const seconds = useSecondsLeft(message.createdAt);
  const isOwn = message.senderMembershipId === me?.membershipId;
  return (
    <Bubble
      voice="agent"
      name={message.senderName ?? ""}
      faded
      meta={
        <span className="inline-flex items-center gap-1 tabular-nums">
          <Clock aria-hidden className="size-3" />
          {seconds > 0 ? t("sendsIn", { seconds }) : t("sends")}
        </span>
      }
      footer={
        isOwn ? (
          <div className="flex items-center gap-1">
            <Button size="sm" variant="secondary" onClick={() => onUndo(message)}>
              <Undo2 aria-hidden />
              {t("undo")}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => onSendNow(message)}>
              <Send aria-hidden />
              {t("sendNow")}
            </Button>
          </div>
        ) : null
      }
    >
      {message.body ? <MessageText>{message.body}</MessageText> : null}
      <MessageAttachments attachments={message.attachments} className={message.body ? "mt-2" : undefined} />
    </Bubble>
  );
}
