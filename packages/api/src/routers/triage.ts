import { approveDraftInput, discardDraftInput } from "@handrail/contracts/inputs/conversations";
import { ticketIdInput } from "@handrail/contracts/inputs/tickets";
import { correctTriageInput } from "@handrail/contracts/inputs/triage";
import { correctTriage } from "@handrail/core/tickets/index";
import { approveDraft, discardDraft, listInteractions } from "@handrail/core/triage/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

export const triageRouter = router({
  approveDraft: permitted("tickets:write")
    .input(approveDraftInput)
    .mutation(({ ctx, input }) => approveDraft(ctx.service, input)),
  discardDraft: permitted("tickets:write")
    .input(discardDraftInput)
    .mutation(({ ctx, input }) => discardDraft(ctx.service, input)),
  correct: permitted("tickets:write")
    .input(correctTriageInput)
    .mutation(({ ctx, input }) => correctTriage(ctx.service, input)),
  interactions: permitted("tickets:read")
    .input(ticketIdInput)
    .query(({ ctx, input }) => listInteractions(ctx.service, input)),
});
