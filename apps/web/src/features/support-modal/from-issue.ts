import type { QuickIssue } from "./quick-issues.tsx";
import type { TicketDraft } from "./ticket-draft.ts";

/** What a quick issue fills in of a ticket. */
export const fromIssue = (issue: QuickIssue): Partial<TicketDraft> => ({
  quickIssueId: issue.id,
  type: issue.suggestedType,
  categoryId: issue.categoryId,
  subject: issue.title,
});
