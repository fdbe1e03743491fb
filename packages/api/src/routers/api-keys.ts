import { apiKeyIdInput, createApiKeyInput } from "@handrail/contracts/inputs/api-keys";
import { createKey, listKeys, revokeKey } from "@handrail/core/api-keys/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const write = permitted("settings:write");

export const apiKeysRouter = router({
  list: write.query(({ ctx }) => listKeys(ctx.service)),
  create: write.input(createApiKeyInput).mutation(({ ctx, input }) => createKey(ctx.service, input)),
  revoke: write.input(apiKeyIdInput).mutation(({ ctx, input }) => revokeKey(ctx.service, input)),
});
