import {
  linkTicketsInput,
  mergeableInput,
  mergeTicketsInput,
  splitTicketInput,
} from "@handrail/contracts/inputs/merge";
import { ticketIdInput } from "@handrail/contracts/inputs/tickets";
import {
  linkTickets,
  listLinkable,
  listMergeable,
  listRelated,
  mergeTickets,
  splitTicket,
  unlinkTickets,
  unmergeTicket,
  unsplitTicket,
} from "@handrail/core/tickets/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("tickets:read");
const write = permitted("tickets:write");

export const ticketLinksRouter = router({
  related: read.input(ticketIdInput).query(({ ctx, input }) => listRelated(ctx.service, input)),
  mergeable: read.input(mergeableInput).query(({ ctx, input }) => listMergeable(ctx.service, input)),
  linkable: read.input(mergeableInput).query(({ ctx, input }) => listLinkable(ctx.service, input)),
  link: write.input(linkTicketsInput).mutation(({ ctx, input }) => linkTickets(ctx.service, input)),
  unlink: write.input(linkTicketsInput).mutation(({ ctx, input }) => unlinkTickets(ctx.service, input)),
  merge: write.input(mergeTicketsInput).mutation(({ ctx, input }) => mergeTickets(ctx.service, input)),
  unmerge: write.input(ticketIdInput).mutation(({ ctx, input }) => unmergeTicket(ctx.service, input)),
  split: write.input(splitTicketInput).mutation(({ ctx, input }) => splitTicket(ctx.service, input)),
  unsplit: write.input(ticketIdInput).mutation(({ ctx, input }) => unsplitTicket(ctx.service, input)),
});
