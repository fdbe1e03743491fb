import {
  answerGuideInput,
  approveRunInput,
  declineRunInput,
  linkFeatureInput,
  moveGuideInput,
  runInput,
  saveFeatureInput,
  savePlaybookInput,
  startRunInput,
  ticketRunsInput,
} from "@handrail/contracts/inputs/act";
import {
  answerGuide,
  approveRun,
  declineRun,
  getOwnGuide,
  linkFeature,
  listFeatures,
  listOwnRuns,
  listPlaybooks,
  listTicketRuns,
  moveGuide,
  retryRun,
  saveFeature,
  savePlaybook,
  startRun,
  undoRun,
} from "@handrail/core/playbooks/index";
import { permitted, permittedOrGuest } from "../procedures.ts";
import { router } from "../trpc.ts";

const keep = permitted("settings:write");
const work = permitted("tickets:write");
const own = permittedOrGuest("tickets:own");

export const playbooksRouter = router({
  list: keep.query(({ ctx }) => listPlaybooks(ctx.service)),
  save: keep.input(savePlaybookInput).mutation(({ ctx, input }) => savePlaybook(ctx.service, input)),
  ownRuns: keep.query(({ ctx }) => listOwnRuns(ctx.service)),
  runs: permitted("tickets:read")
    .input(ticketRunsInput)
    .query(({ ctx, input }) => listTicketRuns(ctx.service, input)),
  start: work.input(startRunInput).mutation(({ ctx, input }) => startRun(ctx.service, input)),
  approve: work.input(approveRunInput).mutation(({ ctx, input }) => approveRun(ctx.service, input)),
  decline: work.input(declineRunInput).mutation(({ ctx, input }) => declineRun(ctx.service, input)),
  retry: work.input(runInput).mutation(({ ctx, input }) => retryRun(ctx.service, input)),
  undo: work.input(runInput).mutation(({ ctx, input }) => undoRun(ctx.service, input)),
  guide: own.input(ticketRunsInput).query(({ ctx, input }) => getOwnGuide(ctx.service, input)),
  moveGuide: own.input(moveGuideInput).mutation(({ ctx, input }) => moveGuide(ctx.service, input)),
  answerGuide: own.input(answerGuideInput).mutation(({ ctx, input }) => answerGuide(ctx.service, input)),
  features: permitted("tickets:read").query(({ ctx }) => listFeatures(ctx.service)),
  saveFeature: work.input(saveFeatureInput).mutation(({ ctx, input }) => saveFeature(ctx.service, input)),
  linkFeature: work.input(linkFeatureInput).mutation(({ ctx, input }) => linkFeature(ctx.service, input)),
});
