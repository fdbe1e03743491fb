"use client";
import { maxMessageLength } from "@handrail/contracts/limits";
import { Callout } from "@handrail/ui/callout";
import { ErrorState } from "@handrail/ui/error-state";
import { toast } from "@handrail/ui/toast";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useGuest } from "../../lib/guest-mode.ts";
import { useRealtime } from "../../realtime/provider.tsx";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { type RouterOutputs, trpc, trpcClient } from "../../trpc/client.tsx";
import { useUploads } from "../attachments/index.ts";
import {
  Composer,
  CustomerLog,
  useConversation,
  useInterleaved,
  usePending,
  useStoredText,
  useTyping,
} from "../conversation/index.ts";
import { GuideCard } from "../guide/index.ts";
import { useMe } from "../shell/me.tsx";
import { ConversationSkeleton } from "./conversation-skeleton.tsx";
import { TicketEnding } from "./ticket-ending.tsx";
import { TicketHeading } from "./ticket-heading.tsx";
import { useOwnSeen } from "./use-own-seen.ts";
import { usePageEnd } from "./use-page-end.ts";
import { useTicketHref } from "./use-ticket-href.ts";

export type OwnTicket = RouterOutputs["tickets"]["ownByNumber"];

/** One own ticket: where it stands, the conversation, and what there is to do next. */
export function TicketView({ ticket: initial }: { ticket: OwnTicket }) {
  const t = useTranslations("support.ticket");
  const common = useTranslations("common");
  const router = useRouter();
  const me = useMe();
  const guest = useGuest();
  const href = useTicketHref();
  const realtime = useRealtime();
  const utils = trpc.useUtils();
  const { data: ticket, refetch } = trpc.tickets.ownByNumber.useQuery(
    { number: initial.number },
    { initialData: initial, refetchOnMount: "always" },
  );
  const { id, number, status, conversationId, assigneeName } = ticket;
  const {
    messages,
    status: logStatus,
    sync,
    channel,
  } = useConversation(conversationId, "conversation", {
    onTicket: () => void refetch(),
  });
  const everything = useInterleaved(
    messages,
    ticket.merged.flatMap(({ conversationIds }) => conversationIds),
  );
  useRefetch(() => void refetch());
  const { typist, tell } = useTyping(channel, { name: guest?.name ?? me?.name ?? "", kind: "customer" });
  const [text, setText] = useStoredText(`handrail-reply:${conversationId}`);
  const uploads = useUploads(`handrail-files:${conversationId}`);
  const { pending, send, retry, discard } = usePending(conversationId, messages, async (entry) => {
    const { newTicket } = await trpcClient.conversations.customerReply.mutate({ conversationId, ...entry });
    void utils.tickets.own.invalidate();
    if (!newTicket) {
      await Promise.all([sync(), refetch()]);
      return "here";
    }
    toast.success(t("followUpOpened", { number: newTicket.number }));
    router.push(href(newTicket.number));
    return "elsewhere";
  });
  useOwnSeen(id, logStatus === "ready" ? messages : []);
  const isEnded = status === "resolved" || status === "closed";
  const end = useRef<HTMLDivElement>(null);
  usePageEnd(end, logStatus === "ready", messages.length + pending.length + (isEnded ? 1 : 0));

  const submit = () => {
    send(text, uploads.attached);
    uploads.clear();
    setText("");
  };
  const lastIsTypist =
    messages.at(-1)?.senderName === typist?.name && messages.at(-1)?.senderKind === "agent";

  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 sm:px-6">
      <TicketHeading ticket={ticket} />
      {realtime.status === "offline" ? (
        <Callout tone="warning" live className="mt-4">
          {common("realtime.offline")}
        </Callout>
      ) : null}
      {ticket.precededByNumber ? (
        <p className="mt-4 text-center text-sm text-fg-muted">
          {t.rich("follows", {
            number: ticket.precededByNumber,
            link: (words) => <TicketLink number={ticket.precededByNumber ?? ""}>{words}</TicketLink>,
          })}
        </p>
      ) : null}
      {ticket.splitFrom ? (
        <p className="mt-4 text-center text-sm text-fg-muted">
          {t.rich("splitFrom", {
            number: ticket.splitFrom.number,
            link: (words) => <TicketLink number={ticket.splitFrom?.number ?? ""}>{words}</TicketLink>,
          })}
        </p>
      ) : null}
      {ticket.splits.map((split) => (
        <p key={split.number} className="mt-4 text-center text-sm text-fg-muted">
          {t.rich("splitOff", {
            number: split.number,
            link: (words) => <TicketLink number={split.number}>{words}</TicketLink>,
          })}
        </p>
      ))}
      {ticket.merged.length > 0 ? (
        <p className="mt-4 text-center text-sm text-fg-muted">
          {t("mergedHere", { numbers: ticket.merged.map((each) => each.number).join(", ") })}
        </p>
      ) : null}
      <div className="flex-1 py-6">
        {logStatus === "loading" ? <ConversationSkeleton label={common("loading")} /> : null}
        {logStatus === "failed" ? (
          <ErrorState
            title={t("failed")}
            body={t("failedBody")}
            retryLabel={common("retry")}
            onRetry={() => void sync()}
          />
        ) : null}
        {logStatus === "ready" ? (
          <CustomerLog
            label={t("conversation", { number })}
            messages={everything}
            pending={pending}
            onRetry={retry}
            onDiscard={discard}
            typing={typist?.kind === "agent" && !lastIsTypist ? t("typing", { name: typist.name }) : null}
          />
        ) : null}
      </div>
      <GuideCard ticketId={id} version={ticket.version} onChanged={() => void refetch()} />
      {isEnded ? (
        <TicketEnding key={`${id}-${status}`} ticket={ticket} onChanged={() => void refetch()} />
      ) : null}
      {ticket.followUpNumbers.map((followUp) => (
        <p key={followUp} className="mb-2 text-sm text-fg-muted">
          {t.rich("followedBy", {
            number: followUp,
            link: (words) => <TicketLink number={followUp}>{words}</TicketLink>,
          })}
        </p>
      ))}
      <div className="z-10 bg-canvas pb-4 sm:sticky sm:bottom-0">
        <Composer
          label={t("reply")}
          placeholder={t(`placeholder.${status === "closed" || status === "resolved" ? status : "live"}`, {
            name: assigneeName ?? "",
          })}
          sendLabel={t("send")}
          hint={t("sendHint")}
          value={text}
          onChange={(value) => {
            setText(value);
            tell();
          }}
          onSend={submit}
          uploads={uploads}
          maxLength={maxMessageLength}
          tooLongLabel={t("tooLong", { max: maxMessageLength })}
          minRows={2}
          className="shadow-float"
        />
      </div>
      <div ref={end} className="h-20 sm:h-0" />
    </div>
  );
}

function TicketLink({ number, children }: { number: string; children: React.ReactNode }) {
  const href = useTicketHref();
  return (
    <Link href={href(number)} className="text-accent-text">
      {children}
    </Link>
  );
}
