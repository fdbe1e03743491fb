"use client";
import { maxChatLength } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { toast } from "@handrail/ui/toast";
import { CircleStop, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { writeStored } from "../../lib/stored.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useRealtime } from "../../realtime/provider.tsx";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useUploads } from "../attachments/index.ts";
import {
  Composer,
  CustomerLog,
  seenKey,
  useAlerts,
  useConversation,
  usePending,
  useStickToEnd,
  useStoredText,
  useTellSeen,
  useTyping,
} from "../conversation/index.ts";
import { ScreenshotButton } from "../screenshot-button/index.ts";
import { useMe } from "../shell/me.tsx";
import { AlertSwitch } from "./alert-switch.tsx";
import type { FirstStep } from "./chat-tab.tsx";
import { EndChat } from "./end-chat.tsx";
import { ModeLine } from "./mode-line.tsx";
import { OverComposer } from "./over-composer.tsx";
import { useAnswer } from "./use-answer.ts";

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
  const common = useTranslations("common");
  const errorText = useErrorText();
  const me = useMe();
  const realtime = useRealtime();
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
    else send(first.text);
  });

  const newestSeq = messages.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (isShown && newestSeq > 0) writeStored(seenKey(conversationId), String(newestSeq));
  }, [isShown, newestSeq, conversationId]);

  useTellSeen(conversationId, newestSeq, isShown);

  const box = useRef<HTMLDivElement>(null);
  useStickToEnd(box, `${newestSeq} ${pending.length} ${answer.streaming?.text.length ?? 0} ${isShown}`);

  const mode = chat?.mode ?? (isKnown ? "closed" : "ai");
  const last = messages.at(-1);
  const awaitsAnswer =
    mode === "ai" &&
    (answer.streaming !== null ||
      pending.some((entry) => entry.state !== "failed") ||
      (last?.senderKind === "customer" && Date.now() - last.createdAt.getTime() < answerWithinMs));
  const typing =
    mode === "ai" && awaitsAnswer && !answer.streaming?.text
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
    answer.show(answerId);
    if (question) send(question);
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ModeLine
        mode={mode}
        helper={chat?.assignee?.name ?? null}
        waitingBefore={chat?.waitingBefore ?? null}
        waitMinutes={chat?.waitMinutes ?? null}
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
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">
        {realtime.status === "offline" ? (
          <Callout tone="warning" live className="mb-4">
            {common("realtime.offline")}
          </Callout>
        ) : null}
        {status === "loading" ? (
          <LoadingRegion label={common("loading")} className="flex flex-col gap-4">
            <Skeleton className="h-10 w-2/3 self-end rounded-card" />
            <Skeleton className="h-20 w-3/4 rounded-card" />
          </LoadingRegion>
        ) : null}
        {status === "failed" ? (
          <ErrorState
            title={t("failed")}
            body={t("failedBody")}
            retryLabel={common("retry")}
            onRetry={() => void sync()}
          />
        ) : null}
        <CustomerLog
          label={t("log")}
          messages={messages}
          pending={pending}
          onRetry={retry}
          onDiscard={discard}
          streaming={answer.streaming?.text || null}
          typing={typing}
          folded={answer.stopped}
          onUnfold={answer.show}
          onOpenArticle={props.onOpenArticle}
          {...(mode === "ai" ? { onAskAgain: askAgain } : {})}
          seenSeq={Math.max(pushedSeq, chat?.agentSeenSeq ?? 0)}
        />
      </div>
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
              mode === "ai" ? (
                <Button
                  variant="ghost"
                  loading={human.isPending}
                  onClick={() => human.mutate({ conversationId })}
                >
                  <UserRound aria-hidden />
                  {t("human")}
                </Button>
              ) : (
                <ScreenshotButton isCompact onPicture={(file) => uploads.add([file])} />
              )
            }
            instead={
              answer.streaming && mode === "ai" && text.trim() === "" && uploads.uploads.length === 0 ? (
                <Button onClick={answer.stop}>
                  <CircleStop aria-hidden />
                  {t("stop")}
                </Button>
              ) : undefined
            }
          />
        )}
      </div>
    </div>
  );
}
