import {
  saveSynonymInput,
  searchInsightsInput,
  settledSearchInput,
  synonymInput,
} from "@handrail/contracts/inputs/search";
import {
  listSynonyms,
  readSearchInsights,
  removeSynonym,
  saveSynonym,
  settleSearch,
} from "@handrail/core/kb/index";
import { permitted, publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const kbSearchRouter = router({
  settled: publicProcedure
    .input(settledSearchInput)
    .mutation(({ ctx, input }) => settleSearch(ctx.service, input, ctx.clientIp)),
  insights: permitted("kb:read")
    .input(searchInsightsInput)
    .query(({ ctx, input }) => readSearchInsights(ctx.service, input)),
  synonyms: permitted("kb:read").query(({ ctx }) => listSynonyms(ctx.service)),
  saveSynonym: permitted("kb:write")
    .input(saveSynonymInput)
    .mutation(({ ctx, input }) => saveSynonym(ctx.service, input)),
  removeSynonym: permitted("kb:write")
    .input(synonymInput)
    .mutation(({ ctx, input }) => removeSynonym(ctx.service, input)),
});
