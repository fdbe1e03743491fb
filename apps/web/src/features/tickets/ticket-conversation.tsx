"use client";
import { triageRecordSchema, type WireMessage } from "@handrail/contracts";
import { Callout } from "@handrail/ui/callout";
import { CheckCircle2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useInterleaved } from "../conversation/index.ts";
import { Copilot } from "../copilot/index.ts";
import {
  DeskComposer,
  type DeskConversation,
  MessageText,
  Thread,
  ThreadFailed,
  ThreadSkeleton,
  TypingLine,
} from "../thread/index.ts";
import { DraftCard } from "./draft-card.tsx";
import { SplitBar } from "./split-bar.tsx";
import { useSplitMode } from "./split-mode.ts";
import { useFollowMerge, useRelated } from "./use-related.ts";
import { useSplitEntries } from "./use-split-entries.ts";
import type { Ticket } from "./use-ticket.ts";

/** PURE. What triage wrote on a ticket, or null where it has not run. */
export const readTriage = (value: unknown) =>
  triageRecordSchema
    .nullable()
    .catch(null)
    .parse(value ?? null);

/** PURE. Whether our side has spoken to the customer since the draft was made. */
function isAnsweredAfter(messages: readonly WireMessage[], draft: WireMessage): boolean {
  return messages.some(
    ({ seq, senderKind, isInternal, state }) =>
      seq > draft.seq && senderKind === "agent" && !isInternal && (state === "sent" || state === "scheduled"),
  );
}

/** How it was solved; a reply that said so already is not said again. */
function Resolution({ ticket, messages }: { ticket: Ticket; messages: readonly WireMessage[] }) {
  const t = useTranslations("tickets.ticket");
  if (!ticket.resolution || (ticket.status !== "resolved" && ticket.status !== "closed")) return null;
  const { resolution } = ticket;
  const isSaid = messages.some(({ body, state }) => state === "sent" && body.startsWith(resolution));
  return (
    <Callout
      tone="success"
      icon={<CheckCircle2 />}
      title={ticket.resolvedByName ? t("resolvedBy", { name: ticket.resolvedByName }) : t("resolved")}
    >
      {isSaid ? null : <MessageText>{ticket.resolution}</MessageText>}
      {ticket.rating !== null && (
        <p className="mt-1">
          {t("rated", { rating: ticket.rating })}
          {ticket.ratingComment && ` “${ticket.ratingComment}”`}
        </p>
      )}
    </Callout>
  );
}

/** The thread of a ticket with the assistant's draft in its place, and the composer under it. */
export function TicketConversation({ ticket, desk }: { ticket: Ticket; desk: DeskConversation }) {
  const t = useTranslations("tickets.thread");
  const draftWords = useTranslations("tickets.draft");
  const closed = useTranslations("tickets.ticket");
  const triage = readTriage(ticket.triage);
  const { seen } = desk;
  const related = useRelated(ticket.id);
  const messages = useInterleaved(
    desk.messages,
    related?.merged.flatMap(({ conversationIds }) => conversationIds) ?? [],
    useSplitEntries(ticket.id),
  );
  const splitMode = useSplitMode(ticket.id);
  useFollowMerge(ticket);
  return (
    <>
      {desk.status === "loading" && <ThreadSkeleton />}
      {desk.status === "failed" && <ThreadFailed onRetry={() => void desk.sync()} />}
      {desk.status === "ready" && (
        <Thread
          label={t("label", { number: ticket.number })}
          messages={messages}
          outbox={desk.outbox}
          actions={desk.pending}
          scheduled={desk.scheduled}
          colleagues={desk.colleagues}
          seenSeq={seen.crossing?.afterSeq ?? null}
          onReachEnd={seen.markSeen}
          choosing={splitMode}
          renderDraft={(message) =>
            message.state === "discarded" ? (
              <p className="text-center text-xs text-fg-muted">{draftWords("discarded")}</p>
            ) : (
              <DraftCard
                ticketId={ticket.id}
                draft={message}
                triage={triage}
                isAnswered={isAnsweredAfter(desk.messages, message)}
                isBeingEdited={desk.composer.draft?.messageId === message.id}
                seenSeq={seen.seenSeq}
                onEdit={desk.editDraft}
                onNewer={() => seen.holdFrom(seen.seenSeq())}
                onDone={() => void desk.sync()}
              />
            )
          }
          end={
            <>
              <Resolution ticket={ticket} messages={desk.messages} />
              <TypingLine typists={desk.typists} />
            </>
          }
        />
      )}
      <div className="shrink-0 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-6">
        {splitMode ? (
          <SplitBar ticket={ticket} mode={splitMode} messages={desk.messages} />
        ) : (
          <DeskComposer
            desk={desk}
            customerName={ticket.contact.name}
            tools={<Copilot about={{ ticketId: ticket.id }} composer={desk.composer} />}
            closedReason={ticket.status === "closed" ? closed("closedReason") : undefined}
          />
        )}
      </div>
    </>
  );
}
