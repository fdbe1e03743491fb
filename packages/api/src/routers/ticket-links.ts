import { mergeableInput, mergeTicketsInput } from "@handrail/contracts/inputs/merge";
import { ticketIdInput } from "@handrail/contracts/inputs/tickets";
import { listMergeable, listRelated, mergeTickets, unmergeTicket } from "@handrail/core/tickets/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("tickets:read");
const write = permitted("tickets:write");

export const ticketLinksRouter = router({
  related: read.input(ticketIdInput).query(({ ctx, input }) => listRelated(ctx.service, input)),
  mergeable: read.input(mergeableInput).query(({ ctx, input }) => listMergeable(ctx.service, input)),
  merge: write.input(mergeTicketsInput).mutation(({ ctx, input }) => mergeTickets(ctx.service, input)),
  unmerge: write.input(ticketIdInput).mutation(({ ctx, input }) => unmergeTicket(ctx.service, input)),
});
