import { listToolCallsInput, saveToolInput, testToolInput, toolInput } from "@handrail/contracts/inputs/act";
import {
  dropOldSecret,
  listToolCalls,
  listTools,
  rotateSecret,
  saveTool,
  testTool,
} from "@handrail/core/tools/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const write = permitted("settings:write");

export const toolsRouter = router({
  list: write.query(({ ctx }) => listTools(ctx.service)),
  save: write.input(saveToolInput).mutation(({ ctx, input }) => saveTool(ctx.service, input)),
  rotateSecret: write.input(toolInput).mutation(({ ctx, input }) => rotateSecret(ctx.service, input)),
  dropOldSecret: write.input(toolInput).mutation(({ ctx, input }) => dropOldSecret(ctx.service, input)),
  test: write.input(testToolInput).mutation(({ ctx, input }) => testTool(ctx.service, input)),
  calls: write.input(listToolCallsInput).query(({ ctx, input }) => listToolCalls(ctx.service, input)),
});
