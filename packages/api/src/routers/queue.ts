import {
  bulkInput,
  changeViewInput,
  createViewInput,
  orderViewsInput,
  queueInput,
  queueMatchingInput,
  queueSettingsInput,
  queueTotalInput,
  seenTicketInput,
  viewIdInput,
} from "@handrail/contracts/inputs/queue";
import {
  changeInBulk,
  changeQueueSettings,
  changeView,
  countMatching,
  countQueue,
  createView,
  getQueueSettings,
  listMatching,
  listQueue,
  listViews,
  markSeen,
  orderViews,
  queueOptions,
  removeView,
} from "@handrail/core/tickets/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("tickets:read");
const write = permitted("tickets:write");

export const queueRouter = router({
  list: read.input(queueInput).query(({ ctx, input }) => listQueue(ctx.service, input)),
  total: read.input(queueTotalInput).query(({ ctx, input }) => countMatching(ctx.service, input)),
  counts: read.query(({ ctx }) => countQueue(ctx.service)),
  options: read.query(({ ctx }) => queueOptions(ctx.service)),
  matching: read.input(queueMatchingInput).query(({ ctx, input }) => listMatching(ctx.service, input)),
  bulk: write.input(bulkInput).mutation(({ ctx, input }) => changeInBulk(ctx.service, input)),
  markSeen: read.input(seenTicketInput).mutation(({ ctx, input }) => markSeen(ctx.service, input)),
  settings: read.query(({ ctx }) => getQueueSettings(ctx.service)),
  changeSettings: read
    .input(queueSettingsInput)
    .mutation(({ ctx, input }) => changeQueueSettings(ctx.service, input)),
  views: read.query(({ ctx }) => listViews(ctx.service)),
  createView: read.input(createViewInput).mutation(({ ctx, input }) => createView(ctx.service, input)),
  changeView: read.input(changeViewInput).mutation(({ ctx, input }) => changeView(ctx.service, input)),
  removeView: read.input(viewIdInput).mutation(({ ctx, input }) => removeView(ctx.service, input)),
  orderViews: read.input(orderViewsInput).mutation(({ ctx, input }) => orderViews(ctx.service, input)),
});
