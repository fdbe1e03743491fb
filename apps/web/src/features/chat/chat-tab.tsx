"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { isVisiting } from "../../lib/visit.ts";
import { useRealtime } from "../../realtime/provider.tsx";
import { trpc } from "../../trpc/client.tsx";
import type { Uploads } from "../attachments/index.ts";
import { useMe } from "../shell/me.tsx";
import { ChatRoom } from "./chat-room.tsx";
import { ChatStart } from "./chat-start.tsx";

type Props = {
  organization: string;
  /** Where the unsent message is kept. */
  draftKey: string;
  /** What is told of the page when a chat begins, where its reader agrees; and where that is shown and switched off. */
  context: TicketContext | null;
  consent: ReactNode;
  /** Whether the chat is before the reader's eyes. */
  isShown: boolean;
  onOpenArticle: (slug: string) => void;
  onTicket: (subject: string) => void;
};

/** What a new chat begins with: a message, or the wish for a person. */
export type FirstStep = { text: string; attached: Uploads["attached"] } | "human" | null;

/** The one open chat of a person: begins here, and is found again after a reload, on every device. */
export function ChatTab(props: Props) {
  const { organization, draftKey, context, consent, isShown, onOpenArticle, onTicket } = props;
  const t = useTranslations("modal.chat");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const [room, setRoom] = useState<{ conversationId: string; first: FirstStep } | null>(null);
  const me = useMe();
  const [isVisitor, setVisitor] = useState(() => isVisiting(organization));
  const current = trpc.chat.current.useQuery(undefined, {
    refetchOnMount: "always",
    enabled: me !== null || isVisitor,
  });
  const isNobody =
    !me && (!isVisitor || (current.isError && errorDetails(current.error).code === "UNAUTHENTICATED"));
  const { listen } = useRealtime();
  const leftKey = `handrail-chat-left:${organization}`;
  const found = current.data ?? null;
  const isLeft = found?.mode === "closed" && readStored(leftKey) === found.conversationId;
  const openId = isLeft ? null : (found?.conversationId ?? null);

  useEffect(() => {
    if (!me && openId) listen();
  }, [me, openId, listen]);
  useEffect(() => {
    if (openId) setRoom((before) => before ?? { conversationId: openId, first: null });
  }, [openId]);

  if (room) {
    return (
      <ChatRoom
        key={room.conversationId}
        {...room}
        {...{ organization, draftKey, isShown, onOpenArticle, onTicket }}
        chat={openId === room.conversationId ? (current.data ?? null) : null}
        isKnown={current.isSuccess && !current.isFetching}
        refetch={() => void current.refetch()}
        onNew={() => {
          writeStored(leftKey, room.conversationId);
          setRoom(null);
          void current.refetch();
        }}
      />
    );
  }
  if (current.isPending && !isNobody) {
    return (
      <LoadingRegion label={common("loading")} className="flex flex-1 flex-col gap-4 px-5 py-6">
        <Skeleton className="h-6 w-2/3" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="mt-auto h-24 rounded-card" />
      </LoadingRegion>
    );
  }
  if (current.isError && !isNobody) {
    return (
      <ErrorState
        title={t("failed")}
        body={errorText(current.error)}
        retryLabel={common("retry")}
        onRetry={() => void current.refetch()}
      />
    );
  }
  return (
    <ChatStart
      {...{ organization, draftKey, context, consent }}
      onStarted={(conversationId, first) => {
        setRoom({ conversationId, first });
        setVisitor(true);
        void current.refetch();
      }}
    />
  );
}
