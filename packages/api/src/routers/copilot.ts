import { copilotInput, rewriteInput, translateInput } from "@handrail/contracts/inputs/copilot";
import {
  canRewrite,
  languageOf,
  rewriteText,
  similarTickets,
  suggestReply,
  summarizeThread,
  translateText,
} from "@handrail/core/triage/copilot/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const write = permitted("tickets:write");

/** Help for agents as they write; what it says is theirs to send or to leave. */
export const copilotRouter = router({
  offers: permitted("tickets:read")
    .input(copilotInput)
    .query(async ({ ctx, input }) => ({
      canRewrite: canRewrite(ctx.service),
      canSuggest: ctx.service.org.aiReplies,
      language: await languageOf(ctx.service, input),
    })),
  suggest: write.input(copilotInput).mutation(({ ctx, input }) => suggestReply(ctx.service, input)),
  summarize: write.input(copilotInput).mutation(({ ctx, input }) => summarizeThread(ctx.service, input)),
  similar: write.input(copilotInput).mutation(({ ctx, input }) => similarTickets(ctx.service, input)),
  rewrite: write.input(rewriteInput).mutation(({ ctx, input }) => rewriteText(ctx.service, input)),
  translate: write.input(translateInput).mutation(({ ctx, input }) => translateText(ctx.service, input)),
});
