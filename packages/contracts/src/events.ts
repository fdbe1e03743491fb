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
  "ticket.watched",
  "ticket.unwatched",
  "ticket.snoozed",
  "ticket.woken",
  "ticket.due_changed",
  "ticket.field_changed",
  "ticket.article_linked",
  "ticket.article_unlinked",
  "message.sent",
  "message.noted",
  "message.scheduled",
  "message.withdrawn",
  "draft.created",
  "draft.approved",
  "draft.discarded",
  "chat.started",
  "chat.handoff_requested",
  "chat.accepted",
  "chat.closed",
  "article.saved",
  "article.draft_saved",
  "article.draft_discarded",
  "article.published",
  "article.unpublished",
  "article.archived",
  "article.deleted",
  "article.quick_issue_changed",
  "article.feedback",
  "synonym.saved",
  "synonym.removed",
  "answer.feedback",
  "member.invited",
  "member.uninvited",
  "member.joined",
  "member.changed",
  "member.removed",
  "agent.status_changed",
  "organization.changed",
  "file.checked",
  "file.refused",
  "template.saved",
  "template.removed",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Before → after of what a command changed; shown in the history of a ticket. */
export const eventDataSchema = z.record(z.string(), z.unknown());
