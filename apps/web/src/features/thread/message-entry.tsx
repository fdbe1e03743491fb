"use client";
import type { WireMessage } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { CheckCheck, ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessageAttachments } from "../attachments/index.ts";
import { RelativeTime } from "../shell/relative-time.tsx";
import { Bubble, type Voice } from "./bubble.tsx";
import { FoldedText } from "./folded-text.tsx";
import { type Colleague, emphasiseMentions } from "./mentions.ts";
import { MessageMenu } from "./message-menu.tsx";
import { Sources } from "./sources.tsx";

function voiceOf(message: WireMessage): Voice {
  if (message.isInternal) return "note";
  return message.senderKind === "customer" || message.senderKind === "ai" ? message.senderKind : "agent";
}

function Helpful({ helpful }: { helpful: boolean }) {
  const t = useTranslations("tickets.thread");
  return (
    <Badge
      tone={helpful ? "success" : "warning"}
      icon={helpful ? <ThumbsUp aria-hidden /> : <ThumbsDown aria-hidden />}
    >
      {t(helpful ? "helpful" : "notHelpful")}
    </Badge>
  );
}

type Props = {
  message: WireMessage;
  continues: boolean;
  colleagues: readonly Colleague[];
  isChat: boolean;
  /** Whether it is the last that its customer has seen. */
  isSeen: boolean;
};

/** A message that was sent, a note, or something that the system tells. */
export function MessageEntry({ message, continues, colleagues, isChat, isSeen }: Props) {
  const t = useTranslations("tickets.thread");
  const names = useTranslations("vocabulary.senderKind");
  const desk = useTranslations("chatDesk");
  if (message.senderKind === "system") {
    return (
      <div className="flex justify-center text-center text-xs text-fg-muted">
        <p className="max-w-[60ch]">
          {!message.isInternal && <span className="font-medium">{t("toCustomer")}</span>} {message.body}{" "}
          <span aria-hidden>·</span> <RelativeTime at={message.createdAt} />
        </p>
      </div>
    );
  }
  const text = message.isInternal ? emphasiseMentions(message.body, colleagues) : message.body;
  const name = message.senderKind === "ai" ? names("ai") : (message.senderName ?? names(message.senderKind));
  return (
    <Bubble
      voice={voiceOf(message)}
      name={name}
      continues={continues}
      meta={
        <>
          {message.senderKind === "ai" && <span>{t("sentByAssistant")}</span>}
          <RelativeTime at={message.createdAt} />
          {message.editedAt && !message.redactedBy && <span>{t("edited")}</span>}
        </>
      }
      menu={<MessageMenu message={message} isChat={isChat} />}
      footer={
        <>
          {message.helpful !== null && <Helpful helpful={message.helpful} />}
          {isSeen && (
            <span className="inline-flex items-center gap-1 px-1 text-xs text-fg-muted">
              <CheckCheck aria-hidden className="size-3.5" />
              {desk("seen")}
            </span>
          )}
        </>
      }
    >
      {message.redactedBy ? (
        <p className="text-fg-muted italic">{t("removed", { name: message.redactedBy })}</p>
      ) : null}
      {message.body ? <FoldedText>{text}</FoldedText> : null}
      <MessageAttachments attachments={message.attachments} className={message.body ? "mt-2" : undefined} />
      <Sources sources={message.sources} />
    </Bubble>
  );
}
