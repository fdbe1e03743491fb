import type { Priority, TicketStatus } from "@handrail/contracts";
import { dateOf, eventDetails, wordsOf } from "./event-data.ts";

export type HistoryEvent = {
  id: string;
  kind: string;
  actorKind: string;
  actorName: string | null;
  data: unknown;
  createdAt: Date;
};

/** What runs of playbooks and wishes say of themselves. */
const runKeys = {
  "run.proposed": "runProposed",
  "run.started": "runStarted",
  "run.declined": "runDeclined",
  "run.finished": "runFinished",
  "run.failed": "runFailed",
  "run.undone": "runUndone",
  "feature.voted": "featureVoted",
  "feature.unvoted": "featureUnvoted",
} as const;

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

const linkKeys = { parent: "linkedParent", child: "linkedChild", related: "linkedRelated" } as const;

/** Events that say nothing that another does not say better: a reply that waits is told once it is sent. */
export const isSilent = ({ kind }: HistoryEvent) => kind === "message.scheduled" || kind === "tool.called";

/** PURE. What an event of a ticket says to a person; an event of a kind that is not known is not hidden. */
export function eventSentence(event: HistoryEvent): EventSentence {
  const data = eventDetails.catch({}).parse(event.data);
  const moved = data.status && data.status.from !== data.status.to ? { status: data.status } : {};
  switch (event.kind) {
    case "run.started":
      return { key: data.to === "undoing" ? "runUndoing" : "runStarted", name: data.name ?? "" };
    case "run.proposed":
    case "run.declined":
    case "run.finished":
    case "run.failed":
    case "run.undone":
    case "feature.voted":
    case "feature.unvoted":
      return {
        key: runKeys[event.kind],
        name: data.name ?? "",
        ...(data.reason ? { words: { from: "", to: data.reason } } : {}),
      };
    case "ticket.opened":
      return { key: "opened" };
    case "ticket.triaged":
      return data.again ? { key: "triagedAgain", name: data.again } : { key: "triaged" };
    case "ticket.assigned": {
      if (!data.assigneeId?.to) return { key: "unassigned", ...moved };
      if (!data.assigneeName || data.assigneeName === event.actorName)
        return { key: "assignedSelf", ...moved };
      return { key: "assigned", assigneeName: data.assigneeName, ...moved };
    }
    case "ticket.status_changed":
      return { key: "statusChanged", ...(data.status ? { status: data.status } : {}) };
    case "ticket.priority_changed":
      return { key: "priorityChanged", ...(data.priority ? { priority: data.priority } : {}) };
    case "ticket.category_changed": {
      const moves = data.categoryId ? { category: data.categoryId } : {};
      return data.categoryId?.to
        ? { key: "categorised", categoryId: data.categoryId.to, ...moves }
        : { key: "uncategorised", ...moves };
    }
    case "ticket.triage_corrected":
      return {
        key: "triageCorrected",
        ...(data.categoryId ? { category: data.categoryId } : {}),
        ...(data.priority ? { priority: data.priority } : {}),
      };
    case "ticket.escalated":
      return {
        key: "escalated",
        name: data.teamName ?? data.assigneeName ?? "",
        ...moved,
        ...(data.priority && data.priority.from !== data.priority.to ? { priority: data.priority } : {}),
      };
    case "ticket.escalation_stopped":
      return { key: "escalationStopped" };
    case "ticket.watched":
    case "ticket.unwatched":
      return {
        key: event.kind === "ticket.watched" ? "watched" : "unwatched",
        name: data.watcherName ?? "",
      };
    case "ticket.snoozed":
    case "ticket.woken":
      return {
        key: event.kind === "ticket.snoozed" ? "snoozed" : "woken",
        ...(data.snooze
          ? { moment: { from: dateOf(data.snooze.from.until), to: dateOf(data.snooze.to.until) } }
          : {}),
      };
    case "ticket.due_changed":
      return {
        key: "dueChanged",
        ...(data.dueAt ? { moment: { from: dateOf(data.dueAt.from), to: dateOf(data.dueAt.to) } } : {}),
      };
    case "ticket.field_changed":
      return {
        key: "fieldChanged",
        name: data.fieldName ?? "",
        ...(data.field ? { words: { from: wordsOf(data.field.from), to: wordsOf(data.field.to) } } : {}),
      };
    case "ticket.team_changed":
      return data.teamName ? { key: "teamChanged", name: data.teamName } : { key: "teamRemoved" };
    case "ticket.tags_changed":
      return {
        key: "tagsChanged",
        words: {
          from: wordsOf(data.removed?.map(({ name }) => name)),
          to: wordsOf(data.added?.map(({ name }) => name)),
        },
      };
    case "ticket.article_linked":
    case "ticket.article_unlinked":
      return {
        key: event.kind === "ticket.article_linked" ? "articleLinked" : "articleUnlinked",
        name: data.articleTitle ?? "",
      };
    case "ticket.linked":
      return { key: linkKeys[data.relation ?? "related"], name: data.number ?? "" };
    case "ticket.unlinked":
      return { key: "unlinked", name: data.number ?? "" };
    case "ticket.merged":
      return data.into
        ? { key: "merged", name: data.into, ...moved }
        : { key: "mergedHere", name: data.from ?? "" };
    case "ticket.unmerged":
      return data.into
        ? { key: "unmerged", name: data.into, ...moved }
        : { key: "unmergedHere", name: data.from ?? "" };
    case "ticket.split":
      return data.into ? { key: "split", name: data.into } : { key: "splitHere", name: data.from ?? "" };
    case "ticket.unsplit":
      return data.into ? { key: "unsplit", name: data.into } : { key: "unsplitHere", name: data.from ?? "" };
    case "ticket.contact_changed":
      return { key: "contactChanged", name: data.person?.to ?? "" };
    case "message.withdrawn":
      return { key: data.reason ? "notSent" : "withdrawn" };
    case "ticket.resolved":
      return { key: "resolved", ...moved };
    case "ticket.reopened":
      return { key: "reopened", ...moved };
    case "ticket.rated": {
      const rating = typeof data.rating === "number" ? data.rating : data.rating?.to;
      return { key: "rated", ...(rating ? { rating } : {}) };
    }
    case "message.sent":
      return { key: event.actorKind === "customer" ? "wrote" : "replied", ...moved };
    case "message.noted":
      return { key: "noted" };
    case "draft.created":
      return { key: "drafted" };
    case "draft.stale":
      return { key: "draftStale" };
    case "draft.composed":
      return { key: "draftComposed" };
    case "draft.approved":
      return { key: data.isEdited ? "rewrote" : "approved", ...moved };
    case "draft.discarded":
      return { key: "discarded", ...(data.reason ? { reason: data.reason } : {}) };
    case "answer.feedback":
      return { key: data.helpful === false ? "foundNotHelpful" : "foundHelpful" };
    case "file.refused":
      return { key: "fileRefused", name: data.malware ?? "" };
    case "file.checked":
      return { key: "fileChecked" };
    default:
      return { key: "other" };
  }
}
