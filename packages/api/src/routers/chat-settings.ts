import { saveChatSettingsInput, saveHoursInput } from "@handrail/contracts/inputs/chat-settings";
import { getChatSettings, saveChatSettings } from "@handrail/core/chat/index";
import { getHours, saveHours } from "@handrail/core/hours/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const write = permitted("settings:write");

export const chatSettingsRouter = router({
  get: write.query(({ ctx }) => getChatSettings(ctx.service)),
  save: write.input(saveChatSettingsInput).mutation(({ ctx, input }) => saveChatSettings(ctx.service, input)),
  hours: write.query(({ ctx }) => getHours(ctx.service)),
  saveHours: write.input(saveHoursInput).mutation(({ ctx, input }) => saveHours(ctx.service, input)),
});
