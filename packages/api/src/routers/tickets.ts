import { assignTeamInput, changeTagsInput } from "@handrail/contracts/inputs/queue";
import {
  assignTicketInput,
  changeCategoryInput,
  changeCustomFieldInput,
  changePriorityInput,
  changeStatusInput,
  linkArticleInput,
  openInternalTicketInput,
  openTicketInput,
  ownSeenInput,
  ownTicketsInput,
  rateTicketInput,
  resolveTicketInput,
  setDueDateInput,
  snoozeTicketInput,
  ticketHistoryInput,
  ticketIdInput,
  ticketNumberInput,
  watchTicketInput,
} from "@handrail/contracts/inputs/tickets";
import {
  assignTeam,
  assignTicket,
  changeCategory,
  changeCustomField,
  changePriority,
  changeStatus,
  changeTags,
  confirmResolution,
  getOwnTicket,
  getTicket,
  linkArticle,
  listChoices,
  listFormFields,
  listHistory,
  listOwnActions,
  listOwnTickets,
  markOwnSeen,
  openInternalTicket,
  openTicket,
  rateTicket,
  reopenTicket,
  resolveTicket,
  setDueDate,
  snoozeTicket,
  watchTicket,
} from "@handrail/core/tickets/index";
import { addressOf } from "../entry.ts";
import { permitted, permittedOrGuest } from "../procedures.ts";
import { router } from "../trpc.ts";

const own = permitted("tickets:own");
const asked = permittedOrGuest("tickets:own");
const read = permitted("tickets:read");
const write = permitted("tickets:write");

export const ticketsRouter = router({
  open: own
    .input(openTicketInput)
    .mutation(({ ctx, input }) => openTicket(ctx.service, { ...input, address: addressOf(ctx) })),
  openInternal: write
    .input(openInternalTicketInput)
    .mutation(({ ctx, input }) => openInternalTicket(ctx.service, { ...input, address: addressOf(ctx) })),
  fields: read.query(({ ctx }) => listFormFields(ctx.service, "staff")),
  ownActions: own.query(({ ctx }) => listOwnActions(ctx.service)),
  ownSeen: asked.input(ownSeenInput).mutation(({ ctx, input }) => markOwnSeen(ctx.service, input)),
  own: asked.input(ownTicketsInput).query(({ ctx, input }) => listOwnTickets(ctx.service, input)),
  ownByNumber: asked.input(ticketNumberInput).query(({ ctx, input }) => getOwnTicket(ctx.service, input)),
  rate: asked.input(rateTicketInput).mutation(({ ctx, input }) => rateTicket(ctx.service, input)),
  confirm: asked.input(ticketIdInput).mutation(({ ctx, input }) => confirmResolution(ctx.service, input)),
  reopen: asked.input(ticketIdInput).mutation(({ ctx, input }) => reopenTicket(ctx.service, input)),
  get: read.input(ticketIdInput).query(({ ctx, input }) => getTicket(ctx.service, input)),
  choices: read.query(({ ctx }) => listChoices(ctx.service)),
  history: read.input(ticketHistoryInput).query(({ ctx, input }) => listHistory(ctx.service, input)),
  assign: permitted("tickets:assign")
    .input(assignTicketInput)
    .mutation(({ ctx, input }) => assignTicket(ctx.service, input)),
  changeStatus: write.input(changeStatusInput).mutation(({ ctx, input }) => changeStatus(ctx.service, input)),
  changePriority: write
    .input(changePriorityInput)
    .mutation(({ ctx, input }) => changePriority(ctx.service, input)),
  changeCategory: write
    .input(changeCategoryInput)
    .mutation(({ ctx, input }) => changeCategory(ctx.service, input)),
  changeCustomField: write
    .input(changeCustomFieldInput)
    .mutation(({ ctx, input }) => changeCustomField(ctx.service, input)),
  setDueDate: write.input(setDueDateInput).mutation(({ ctx, input }) => setDueDate(ctx.service, input)),
  snooze: write.input(snoozeTicketInput).mutation(({ ctx, input }) => snoozeTicket(ctx.service, input)),
  watch: write.input(watchTicketInput).mutation(({ ctx, input }) => watchTicket(ctx.service, input)),
  linkArticle: write.input(linkArticleInput).mutation(({ ctx, input }) => linkArticle(ctx.service, input)),
  assignTeam: permitted("tickets:assign")
    .input(assignTeamInput)
    .mutation(({ ctx, input }) => assignTeam(ctx.service, input)),
  changeTags: write.input(changeTagsInput).mutation(({ ctx, input }) => changeTags(ctx.service, input)),
  resolve: write.input(resolveTicketInput).mutation(({ ctx, input }) => resolveTicket(ctx.service, input)),
});
