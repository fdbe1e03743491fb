import { approveDraftInput, discardDraftInput } from "@handrail/contracts/inputs/conversations";
import { ticketIdInput } from "@handrail/contracts/inputs/tickets";
import { composeDraftInput, correctTriageInput, sortAgainInput } from "@handrail/contracts/inputs/triage";
import { correctTriage } from "@handrail/core/tickets/index";
import {
  approveDraft,
  composeDraft,
  discardDraft,
  listInteractions,
  sortAgain,
} from "@handrail/core/triage/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

export const triageRouter = router({
  approveDraft: permitted("tickets:write")
    .input(approveDraftInput)
    .mutation(({ ctx, input }) => approveDraft(ctx.service, input)),
  discardDraft: permitted("tickets:write")
    .input(discardDraftInput)
    .mutation(({ ctx, input }) => discardDraft(ctx.service, input)),
  compose: permitted("tickets:write")
    .input(composeDraftInput)
    .mutation(({ ctx, input }) => composeDraft(ctx.service, input)),
  sortAgain: permitted("tickets:write")
    .input(sortAgainInput)
    .mutation(({ ctx, input }) => sortAgain(ctx.service, input)),
  correct: permitted("tickets:write")
    .input(correctTriageInput)
    .mutation(({ ctx, input }) => correctTriage(ctx.service, input)),
  interactions: permitted("tickets:read")
    .input(ticketIdInput)
    .query(({ ctx, input }) => listInteractions(ctx.service, input)),
});
