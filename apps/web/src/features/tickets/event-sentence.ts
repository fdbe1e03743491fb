import type { Priority, TicketStatus } from "@handrail/contracts";
import { eventDetails } from "./event-data.ts";
import { linkSentence } from "./link-sentences.ts";
import { messageSentence } from "./message-sentences.ts";
import { type runKeys, runSentence } from "./run-sentences.ts";
import { ticketSentence } from "./ticket-sentences.ts";

export type HistoryEvent = {
  id: string;
  kind: string;
  actorKind: string;
  actorName: string | null;
  data: unknown;
  createdAt: Date;
};

/** What one event of the history says, before it has words: a message's key, its values, and the statuses it went through. */
export type EventSentence = {
  key:
    | "opened"
    | "triaged"
    | "assigned"
    | "assignedSelf"
    | "unassigned"
    | "statusChanged"
    | "priorityChanged"
    | "categorised"
    | "triageCorrected"
    | "escalated"
    | "escalationStopped"
    | "uncategorised"
    | "resolved"
    | "reopened"
    | "rated"
    | "replied"
    | "wrote"
    | "noted"
    | "drafted"
    | "approved"
    | "rewrote"
    | "discarded"
    | "foundHelpful"
    | "foundNotHelpful"
    | "watched"
    | "unwatched"
    | "snoozed"
    | "woken"
    | "dueChanged"
    | "fieldChanged"
    | "teamChanged"
    | "teamRemoved"
    | "tagsChanged"
    | "articleLinked"
    | "articleUnlinked"
    | "linkedParent"
    | "linkedChild"
    | "linkedRelated"
    | "unlinked"
    | "merged"
    | "mergedHere"
    | "unmerged"
    | "unmergedHere"
    | "split"
    | "splitHere"
    | "unsplit"
    | "unsplitHere"
    | "contactChanged"
    | "withdrawn"
    | "notSent"
    | (typeof runKeys)[keyof typeof runKeys]
    | "runUndoing"
    | "draftStale"
    | "draftComposed"
    | "triagedAgain"
    | "fileRefused"
    | "fileChecked"
    | "other";
  status?: { from: TicketStatus; to: TicketStatus };
  priority?: { from: Priority; to: Priority };
  assigneeName?: string;
  categoryId?: string;
  reason?: string;
  rating?: number;
  /** A colleague, an article, a field: what else the sentence names. */
  name?: string;
  /** Categories by their ids, before and after. */
  category?: Move<string | null>;
  /** Moments, before and after. */
  moment?: Move<Date | null>;
  /** Words of the organisation's own, before and after. */
  words?: Move<string>;
};

type Move<T> = { from: T; to: T };

/** Events that say nothing that another does not say better: a reply that waits is told once it is sent. */
export const isSilent = ({ kind }: HistoryEvent) => kind === "message.scheduled" || kind === "tool.called";

/** PURE. What an event of a ticket says to a person; an event of a kind that is not known is not hidden. */
export function eventSentence(event: HistoryEvent): EventSentence {
  const data = eventDetails.catch({}).parse(event.data);
  for (const sentenceOf of [ticketSentence, linkSentence, messageSentence, runSentence]) {
    const sentence = sentenceOf(event, data);
    if (sentence) return sentence;
  }
  return { key: "other" };
}
