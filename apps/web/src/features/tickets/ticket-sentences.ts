import { dateOf, type EventDetails, movedBy, wordsOf } from "./event-data.ts";
import type { EventSentence, HistoryEvent } from "./event-sentence.ts";

/** PURE. What was done with the ticket itself. */
export function ticketSentence(event: HistoryEvent, data: EventDetails): EventSentence | null {
  const moved = movedBy(data);
  switch (event.kind) {
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
    case "ticket.resolved":
      return { key: "resolved", ...moved };
    case "ticket.reopened":
      return { key: "reopened", ...moved };
    case "ticket.rated": {
      const rating = typeof data.rating === "number" ? data.rating : data.rating?.to;
      return { key: "rated", ...(rating ? { rating } : {}) };
    }
    default:
      return null;
  }
}
