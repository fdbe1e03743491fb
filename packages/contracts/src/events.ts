import { z } from "zod";

/**
 * Domain events: one for each command. The event is the audit record, enqueues follow-up jobs in the same
 * transaction and is projected to realtime after commit.
 */
export const eventKinds = [
  "ticket.opened",
  "ticket.triaged",
  "ticket.assigned",
  "ticket.status_changed",
  "ticket.priority_changed",
  "ticket.category_changed",
  "ticket.resolved",
  "ticket.reopened",
  "ticket.rated",
  "message.sent",
  "message.noted",
  "draft.created",
  "draft.approved",
  "draft.discarded",
  "chat.started",
  "chat.handoff_requested",
  "chat.accepted",
  "chat.closed",
  "article.saved",
  "article.published",
  "article.feedback",
  "answer.feedback",
  "member.invited",
  "member.uninvited",
  "member.joined",
  "member.changed",
  "member.removed",
  "agent.status_changed",
  "organization.changed",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Before → after of what a command changed; shown in the history of a ticket. */
export const eventDataSchema = z.record(z.string(), z.unknown());
