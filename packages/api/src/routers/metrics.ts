import { aiInsightsInput } from "@handrail/contracts/inputs/metrics";
import { getAiInsights, getCategoryVolume, getHomeMetrics, getVolume } from "@handrail/core/metrics/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("metrics:read");

export const metricsRouter = router({
  ai: permitted("audit:read")
    .input(aiInsightsInput)
    .query(({ ctx, input }) => getAiInsights(ctx.service, input)),
  home: read.query(({ ctx }) => getHomeMetrics(ctx.service)),
  volume: read.query(({ ctx }) => getVolume(ctx.service)),
  categories: read.query(({ ctx }) => getCategoryVolume(ctx.service)),
});
