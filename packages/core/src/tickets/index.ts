export { askerSelect, askerSide } from "./asker-side.ts";
export { assignTicket } from "./assign-ticket.ts";
export { closeResolved, scheduleAutoClose } from "./auto-close.ts";
export { type BulkOutcome, changeInBulk, listMatching } from "./bulk.ts";
export { changeCategory } from "./change-category.ts";
export { changeCustomField } from "./change-custom-field.ts";
export { changePriority } from "./change-priority.ts";
export { changeStatus } from "./change-status.ts";
export { changeTags } from "./change-tags.ts";
export { assignTeam } from "./change-team.ts";
export { checkCustom, listFormFields } from "./check-custom.ts";
export { chooseDesk } from "./choose-desk.ts";
export { confirmResolution } from "./confirm-resolution.ts";
export { correctTriage } from "./correct-triage.ts";
export { createTicket } from "./create-ticket.ts";
export {
  allowed,
  changeTicket,
  loadOwnTicket,
  loadTicket,
  type TicketState,
  ticketSubject,
} from "./internal.ts";
export { linkArticle } from "./link-article.ts";
export { linkTickets } from "./link-tickets.ts";
export { listChoices } from "./list-choices.ts";
export { markSeen } from "./mark-seen.ts";
export { mergeTickets } from "./merge-tickets.ts";
export { moveTicket } from "./move-ticket.ts";
export { numbered } from "./numbered.ts";
export { openForCustomer } from "./open-for-customer.ts";
export { openInternalTicket } from "./open-internal-ticket.ts";
export { countQuickIssue, openTicket } from "./open-ticket.ts";
export { listOwnActions } from "./own-actions.ts";
export { getOwnTicket, listOwnTickets } from "./own-queries.ts";
export { markOwnSeen } from "./own-seen.ts";
export { getTicket, listHistory } from "./queries.ts";
export { countQueue } from "./queue-counts.ts";
export { countMatching, listQueue } from "./queue-list.ts";
export { queueOptions } from "./queue-options.ts";
export { changeQueueSettings, getQueueSettings, orderViews } from "./queue-settings.ts";
export { rateTicket } from "./rate-ticket.ts";
export { listLinkable, listMergeable, listRelated } from "./related.ts";
export { reopenTicket } from "./reopen-ticket.ts";
export { replyOrFollowUp } from "./reply-or-follow-up.ts";
export { resolveTicket } from "./resolve-ticket.ts";
export {
  afterAgentReply,
  afterAssignment,
  afterCustomerReply,
  canRate,
  initialPriority,
  isLive,
  move,
} from "./rules.ts";
export { changeView, createView, removeView } from "./save-view.ts";
export { setDueDate } from "./set-due-date.ts";
export { snoozeTicket, wakeTicket } from "./snooze-ticket.ts";
export { splitTicket } from "./split-ticket.ts";
export { takeNumber } from "./take-number.ts";
export { unlinkTickets } from "./unlink-tickets.ts";
export { unmergeTicket } from "./unmerge-ticket.ts";
export { unsplitTicket } from "./unsplit-ticket.ts";
export { listViews } from "./views.ts";
export { watchTicket } from "./watch-ticket.ts";
