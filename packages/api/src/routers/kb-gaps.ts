import { draftFromTicketInput, gapsInput } from "@handrail/contracts/inputs/kb-gaps";
import { draftFromTicket, readGaps } from "@handrail/core/kb/gaps/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

export const kbGapsRouter = router({
  read: permitted("kb:read")
    .input(gapsInput)
    .query(({ ctx, input }) => readGaps(ctx.service, input)),
  draftFromTicket: permitted("kb:write")
    .input(draftFromTicketInput)
    .mutation(({ ctx, input }) => draftFromTicket(ctx.service, input)),
});
