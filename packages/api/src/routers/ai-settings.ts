import { changeAiSettingsInput, tryAiSettingsInput } from "@handrail/contracts/inputs/ai-settings";
import { changeAiSettings, getAiSettings } from "@handrail/core/organization/index";
import { trySettings } from "@handrail/core/triage/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

export const aiSettingsRouter = router({
  get: permitted("settings:write").query(({ ctx }) => getAiSettings(ctx.service)),
  change: permitted("settings:write")
    .input(changeAiSettingsInput)
    .mutation(({ ctx, input }) => changeAiSettings(ctx.service, input)),
  tryOut: permitted("settings:write")
    .input(tryAiSettingsInput)
    .query(({ ctx, input }) => trySettings(ctx.service, input)),
});
