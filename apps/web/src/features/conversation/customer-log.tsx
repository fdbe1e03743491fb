"use client";
import type { WireMessage } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { RotateCw } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useRef } from "react";
import { useHelpLinks } from "../../lib/use-help-links.ts";
import { MessageAttachments } from "../attachments/index.ts";
import { RelativeTime } from "../shell/relative-time.tsx";
import { AnswerFeedback } from "./answer-feedback.tsx";
import { CopyAnswer } from "./copy-answer.tsx";
import { logItems } from "./log-items.ts";
import { MessageBubble } from "./message-bubble.tsx";
import { MessageSources } from "./message-sources.tsx";
import { MessageText } from "./message-text.tsx";
import type { Pending } from "./pending.ts";
import { PendingBubble } from "./pending-bubble.tsx";
import { TypingIndicator } from "./typing-indicator.tsx";

type CustomerLogProps = {
  label: string;
  messages: readonly WireMessage[];
  pending: readonly Pending[];
  onRetry: (entry: Pending) => void;
  onDiscard: (entry: Pending) => void;
  /** An answer that is being written; provisional, so it is not read aloud. */
  streaming?: string | null;
  /** Who is writing, in words. */
  typing?: string | null;
  onOpenArticle?: (slug: string) => void;
  /** Client ids of answers that their reader stopped: folded until asked for. */
  folded?: ReadonlySet<string>;
  onUnfold?: (clientId: string) => void;
  /** Asks again what an answer by AI was about: one that was stopped, or the last. */
  onAskAgain?: (clientId: string) => void;
  /** How far the other side has seen the conversation; own messages then say how far they came. */
  seenSeq?: number;
  className?: string;
};

/** A conversation as its customer sees it: own messages at the end side, everybody else's at the start. */
export function CustomerLog(props: CustomerLogProps) {
  const { label, messages, pending, onRetry, onDiscard, streaming, typing, className } = props;
  const { onOpenArticle, folded, onUnfold, onAskAgain, seenSeq } = props;
  const t = useTranslations("support.conversation");
  const format = useFormatter();
  const box = useRef<HTMLDivElement>(null);
  useHelpLinks(box, onOpenArticle);
  const timeZone = useTimeZone() ?? "UTC";
  const items = logItems(messages, timeZone);
  const lastOwn = messages.findLast(({ senderKind }) => senderKind === "customer");
  return (
    <div ref={box} className={cn("flex min-w-0 flex-col", className)}>
      <div
        role="log"
        aria-label={label}
        aria-live="polite"
        aria-relevant="additions"
        className="flex min-w-0 flex-col"
      >
        {items.map((item) => {
          if (item.kind === "day") {
            return (
              <p key={item.key} className="my-4 text-center text-xs font-medium text-fg-subtle first:mt-0">
                {format.dateTime(item.at, { dateStyle: "long" })}
              </p>
            );
          }
          const { message, continues } = item;
          const { clientId } = message;
          if (clientId && folded?.has(clientId)) {
            return (
              <p key={item.key} className="my-4 text-center text-sm text-fg-muted">
                {t("stopped")}{" "}
                <Button variant="link" onClick={() => onUnfold?.(clientId)}>
                  {t("showStopped")}
                </Button>
                {onAskAgain ? (
                  <>
                    {" · "}
                    <Button variant="link" onClick={() => onAskAgain(clientId)}>
                      {t("askAgain")}
                    </Button>
                  </>
                ) : null}
              </p>
            );
          }
          return message.senderKind === "system" ? (
            <p key={item.key} className="my-4 px-6 text-center text-sm text-pretty text-fg-muted">
              {message.body}
            </p>
          ) : (
            <LogMessage
              key={item.key}
              {...{ message, continues, onOpenArticle }}
              onAskAgain={
                onAskAgain && clientId && message === messages.at(-1) ? () => onAskAgain(clientId) : null
              }
              mark={
                seenSeq !== undefined && message === lastOwn
                  ? t(seenSeq >= message.seq ? "seen" : "delivered")
                  : null
              }
            />
          );
        })}
        <div aria-live="off" className="flex min-w-0 flex-col pt-5 empty:hidden">
          {pending.map((entry) => (
            <PendingBubble key={entry.clientId} {...{ entry, onRetry, onDiscard }} />
          ))}
        </div>
      </div>
      {streaming ? (
        <div aria-live="off" className="mt-5">
          <MessageBubble voice="ai" side="start" author={t("assistant")} meta={t("writing")}>
            <MessageText>{streaming}</MessageText>
          </MessageBubble>
        </div>
      ) : null}
      <div className="mt-3 min-h-6 ps-10.5">{typing ? <TypingIndicator label={typing} /> : null}</div>
    </div>
  );
}

type LogMessageProps = {
  message: WireMessage;
  continues: boolean;
  onOpenArticle: ((slug: string) => void) | undefined;
  onAskAgain: (() => void) | null;
  /** How far an own message came. */
  mark: string | null;
};

function LogMessage({ message, continues, onOpenArticle, onAskAgain, mark }: LogMessageProps) {
  const t = useTranslations("support.conversation");
  const common = useTranslations("common");
  const isOwn = message.senderKind === "customer";
  const isAi = message.senderKind === "ai";
  const author = isOwn ? common("you") : isAi ? t("assistant") : (message.senderName ?? t("team"));
  const isRateable = !isOwn && (message.sources.length > 0 || message.helpful !== null);
  return (
    <MessageBubble
      voice={isOwn ? "own" : isAi ? "ai" : "person"}
      side={isOwn ? "end" : "start"}
      author={author}
      meta={
        <>
          <RelativeTime at={message.createdAt} />
          {message.editedAt && !message.redactedBy ? ` · ${t("edited")}` : null}
        </>
      }
      continues={continues}
      footer={
        isOwn ? (
          mark && <p className="mt-1 text-xs text-fg-subtle">{mark}</p>
        ) : (
          <>
            <MessageSources sources={message.sources} onOpenArticle={onOpenArticle} />
            {isAi && message.body ? (
              <span className="mt-1 flex flex-wrap gap-1 empty:hidden">
                {message.sources.length > 0 ? <CopyAnswer body={message.body} /> : null}
                {onAskAgain ? (
                  <Button variant="ghost" size="sm" className="text-fg-muted" onClick={onAskAgain}>
                    <RotateCw aria-hidden />
                    {t("askAgain")}
                  </Button>
                ) : null}
              </span>
            ) : null}
            {isRateable && (isAi || message.aiInteractionId) ? (
              <AnswerFeedback messageId={message.id} helpful={message.helpful} />
            ) : null}
          </>
        )
      }
    >
      {message.redactedBy ? (
        <p className="text-fg-muted italic">{t("removed", { name: message.redactedBy })}</p>
      ) : null}
      {message.body ? <MessageText>{message.body}</MessageText> : null}
      <MessageAttachments attachments={message.attachments} className={message.body ? "mt-2" : undefined} />
    </MessageBubble>
  );
}
