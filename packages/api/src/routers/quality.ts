import { addGoldenInput, excludeGoldenInput, listGoldenInput } from "@handrail/contracts/inputs/quality";
import {
  addGolden,
  excludeGolden,
  getScorecard,
  listGolden,
  startQualityRun,
} from "@handrail/core/quality/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("audit:read");
const write = permitted("settings:write");

export const qualityRouter = router({
  scorecard: read.query(({ ctx }) => getScorecard(ctx.service)),
  golden: read.input(listGoldenInput).query(({ ctx, input }) => listGolden(ctx.service, input)),
  add: write.input(addGoldenInput).mutation(({ ctx, input }) => addGolden(ctx.service, input)),
  exclude: write.input(excludeGoldenInput).mutation(({ ctx, input }) => excludeGolden(ctx.service, input)),
  start: write.mutation(({ ctx }) => startQualityRun(ctx.service)),
});
