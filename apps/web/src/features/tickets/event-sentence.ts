import { type Priority, priorities, type TicketStatus, ticketStatuses } from "@handrail/contracts";
import { z } from "zod";

const status = z.enum(ticketStatuses);
const change = <T>(value: z.ZodType<T>) => z.object({ from: value, to: value });

const dataSchema = z.object({
  status: change(status).optional().catch(undefined),
  priority: change(z.enum(priorities)).optional().catch(undefined),
  assigneeId: change(z.string().nullable()).optional().catch(undefined),
  assigneeName: z.string().nullish().catch(undefined),
  categoryId: change(z.string().nullable()).optional().catch(undefined),
  isEdited: z.boolean().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  rating: z
    .union([z.number(), z.object({ to: z.number() })])
    .optional()
    .catch(undefined),
  helpful: z.boolean().optional().catch(undefined),
});

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
    | "other";
  status?: { from: TicketStatus; to: TicketStatus };
  priority?: { from: Priority; to: Priority };
  assigneeName?: string;
  categoryId?: string;
  reason?: string;
  rating?: number;
};

/** PURE. What an event of a ticket says to a person; an event of a kind that is not known is not hidden. */
export function eventSentence(event: HistoryEvent): EventSentence {
  const data = dataSchema.catch({}).parse(event.data);
  const moved = data.status && data.status.from !== data.status.to ? { status: data.status } : {};
  switch (event.kind) {
    case "ticket.opened":
      return { key: "opened" };
    case "ticket.triaged":
      return { key: "triaged" };
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
    case "ticket.category_changed":
      return data.categoryId?.to
        ? { key: "categorised", categoryId: data.categoryId.to }
        : { key: "uncategorised" };
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
    case "draft.approved":
      return { key: data.isEdited ? "rewrote" : "approved", ...moved };
    case "draft.discarded":
      return { key: "discarded", ...(data.reason ? { reason: data.reason } : {}) };
    case "answer.feedback":
      return { key: data.helpful === false ? "foundNotHelpful" : "foundHelpful" };
    default:
      return { key: "other" };
  }
}
