"use client";
import { maxChatLength } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { CircleStop, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { writeStored } from "../../lib/stored.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useUploads } from "../attachments/index.ts";
import {
  Composer,
  seenKey,
  useAlerts,
  useConversation,
  usePending,
  useStoredText,
  useTellSeen,
  useTyping,
} from "../conversation/index.ts";
import { ScreenshotButton } from "../screenshot-button/index.ts";
import { useMe } from "../shell/me.tsx";
import { AlertSwitch } from "./alert-switch.tsx";
import { isAttended } from "./attended.ts";
import type { FirstStep } from "./chat-tab.tsx";
import { EndChat } from "./end-chat.tsx";
import { ModeLine } from "./mode-line.tsx";
import { OverComposer } from "./over-composer.tsx";
import { RoomLog } from "./room-log.tsx";
import { shownAnswer } from "./shown-answer.ts";
import { useAnswer } from "./use-answer.ts";
import { useTypingPreview } from "./use-typing-preview.ts";
import { useWelcome } from "./use-welcome.ts";

const ChatEnding = lazy(async () => ({ default: (await import("./chat-ending.tsx")).ChatEnding }));

/** How long after a question an answer may still be on its way, for those who reload in the middle. */
const answerWithinMs = 45_000;

type Props = {
  organization: string;
  draftKey: string;
  conversationId: string;
  first: FirstStep;
  /** The chat as the server knows it; null once it was closed. */
  chat: RouterOutputs["chat"]["current"];
  isKnown: boolean;
  isShown: boolean;
  refetch: () => void;
  onNew: () => void;
  onOpenArticle: (slug: string) => void;
  onTicket: (subject: string) => void;
};

/** A chat that has begun: who answers, the messages, and the way to a person at any time. */
export function ChatRoom(props: Props) {
  const { organization, draftKey, conversationId, first, chat, isKnown, isShown, refetch, onNew } = props;
  const t = useTranslations("modal.chat");
  const errorText = useErrorText();
  const me = useMe();
  const { data: welcome } = useWelcome();
  const [text, setText] = useStoredText(draftKey);
  const [pushedSeq, setPushedSeq] = useState(0);
  const { messages, status, sync, channel } = useConversation(conversationId, "conversation", {
    onChat: refetch,
    onSeen: ({ by, seq }) => {
      if (by === "agent") setPushedSeq((before) => Math.max(before, seq));
    },
  });
  useAlerts(messages, status === "ready", isShown);
  useRefetch(refetch);
  const uploads = useUploads(`handrail-files:${conversationId}`);
  const answer = useAnswer(() => void sync());
  const { pending, send, retry, discard } = usePending(conversationId, messages, async (entry) => {
    await answer.ask({ conversationId, ...entry });
    return "here";
  });
  const { typist, tell } = useTyping(channel, { name: me?.name ?? t("visitor.you"), kind: "customer" });
  const human = trpc.chat.requestHuman.useMutation({
    onSettled: () => {
      refetch();
      void sync();
    },
    onError: (error) => toast.error(errorText(error)),
  });

  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current || !first) return;
    isBegun.current = true;
    if (first === "human") human.mutate({ conversationId });
    else send(first.text, first.attached);
  });

  const newestSeq = messages.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (isShown && newestSeq > 0) writeStored(seenKey(conversationId), String(newestSeq));
  }, [isShown, newestSeq, conversationId]);

  useTellSeen(conversationId, newestSeq, isShown);

  const writing = useRef<HTMLTextAreaElement>(null);

  const mode = chat?.mode ?? (isKnown ? "closed" : "ai");
  const last = messages.at(-1);
  const isWatched = mode === "human" && chat?.isWatched === true;
  useTypingPreview(conversationId, text, isWatched);
  const streaming = shownAnswer(answer.streaming, mode, messages);
  const awaitsAnswer =
    mode === "ai" &&
    (streaming !== null ||
      pending.some((entry) => entry.state !== "failed") ||
      (last?.senderKind === "customer" && Date.now() - last.createdAt.getTime() < answerWithinMs));
  const typing =
    mode === "ai" && awaitsAnswer && !streaming?.text
      ? t("thinking")
      : typist?.kind === "agent" && !(last?.senderKind === "agent" && last.senderName === typist.name)
        ? t("typing", { name: typist.name })
        : null;
  const question = messages.findLast((message) => message.senderKind === "customer")?.body ?? "";
  const submit = () => {
    send(text, uploads.attached);
    uploads.clear();
    setText("");
  };

  const askAgain = (answerId: string) => {
    const place = messages.findIndex(({ clientId }) => clientId === answerId);
    const asked = messages.slice(0, place).findLast(({ senderKind }) => senderKind === "customer")?.body;
    answer.show(answerId);
    if (asked) send(asked);
    writing.current?.focus();
  };
  const stop = () => {
    answer.stop();
    writing.current?.focus();
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ModeLine
        mode={mode}
        helper={chat?.assignee?.name ?? null}
        waitingBefore={chat?.waitingBefore ?? null}
        waitMinutes={(welcome && isAttended(welcome) && chat?.waitMinutes) || null}
      >
        {mode === "waiting" || mode === "human" ? <AlertSwitch /> : null}
        {mode === "closed" ? null : (
          <EndChat
            conversationId={conversationId}
            onEnded={() => {
              refetch();
              void sync();
            }}
          />
        )}
      </ModeLine>
      <RoomLog
        {...{ status, messages, pending, isShown, typing }}
        onReload={() => void sync()}
        onRetry={retry}
        onDiscard={discard}
        streaming={streaming?.text || null}
        folded={answer.stopped}
        onUnfold={answer.show}
        onOpenArticle={props.onOpenArticle}
        {...(mode === "ai" ? { onAskAgain: askAgain } : {})}
        seenSeq={Math.max(pushedSeq, chat?.agentSeenSeq ?? 0)}
      />
      <div className="px-5 pt-1 pb-[max(1rem,env(safe-area-inset-bottom))]">
        <OverComposer
          {...{ organization, conversationId, mode }}
          topic={chat?.topic ?? question}
          onTicket={() => props.onTicket(question.slice(0, 120))}
          onCalled={() => {
            refetch();
            void sync();
          }}
        />
        {mode === "closed" ? (
          <Suspense fallback={null}>
            <ChatEnding {...{ conversationId, onNew }} given={chat?.rating ?? null} />
          </Suspense>
        ) : (
          <Composer
            label={t("message")}
            inputRef={writing}
            placeholder={t(`placeholder.${mode === "ai" ? "ai" : "human"}`)}
            sendLabel={t("send")}
            enterSends
            value={text}
            onChange={(value) => {
              setText(value);
              if (mode === "human") tell();
            }}
            onSend={submit}
            uploads={uploads}
            maxLength={maxChatLength}
            tooLongLabel={t("tooLong", { max: maxChatLength })}
            actions={
              <>
                <ScreenshotButton isCompact onPicture={(file) => uploads.add([file])} />
                {mode === "ai" ? (
                  <Button
                    variant="ghost"
                    loading={human.isPending}
                    onClick={() => human.mutate({ conversationId })}
                  >
                    <UserRound aria-hidden />
                    {t("human")}
                  </Button>
                ) : null}
              </>
            }
            instead={
              streaming && mode === "ai" && text.trim() === "" && uploads.uploads.length === 0 ? (
                <Button key="stop" onClick={stop}>
                  <CircleStop aria-hidden />
                  <span className="max-sm:sr-only">{t("stop")}</span>
                </Button>
              ) : undefined
            }
          />
        )}
        {isWatched ? <p className="mt-1.5 text-xs text-fg-subtle">{t("watched")}</p> : null}
      </div>
    </div>
  );
}
