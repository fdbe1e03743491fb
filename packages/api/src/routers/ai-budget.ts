import { changeAiBudgetInput } from "@handrail/contracts/inputs/ai-budget";
import { changeAiBudget, getAiBudget } from "@handrail/core/ai-budget/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

export const aiBudgetRouter = router({
  change: permitted("settings:write")
    .input(changeAiBudgetInput)
    .mutation(({ ctx, input }) => changeAiBudget(ctx.service, input)),
  get: permitted("settings:write").query(({ ctx }) => getAiBudget(ctx.service)),
});
