export { assignTicket } from "./assign-ticket.ts";
export { changeCategory } from "./change-category.ts";
export { changeCustomField } from "./change-custom-field.ts";
export { changePriority } from "./change-priority.ts";
export { changeStatus } from "./change-status.ts";
export { checkCustom, listFormFields } from "./check-custom.ts";
export { chooseDesk } from "./choose-desk.ts";
export { confirmResolution } from "./confirm-resolution.ts";
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
export { listChoices } from "./list-choices.ts";
export { numbered } from "./numbered.ts";
export { openInternalTicket } from "./open-internal-ticket.ts";
export { countQuickIssue, openTicket } from "./open-ticket.ts";
export { listOwnActions } from "./own-actions.ts";
export { getOwnTicket, listOwnTickets } from "./own-queries.ts";
export { markOwnSeen } from "./own-seen.ts";
export { getTicket, listHistory } from "./queries.ts";
export { countQueue, listQueue } from "./queue.ts";
export { rateTicket } from "./rate-ticket.ts";
export { redact, redactContext } from "./redact.ts";
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
export { setDueDate } from "./set-due-date.ts";
export { snoozeTicket, wakeTicket } from "./snooze-ticket.ts";
export { takeNumber } from "./take-number.ts";
export { watchTicket } from "./watch-ticket.ts";
