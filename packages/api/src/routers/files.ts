import { attachmentIdInput, presignInput } from "@handrail/contracts/inputs/files";
import { discardUpload, fileLimits, getAttachment, presignUpload } from "@handrail/core/files/index";
import { memberProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const filesRouter = router({
  limits: memberProcedure.query(({ ctx }) => fileLimits(ctx.service)),
  presign: memberProcedure
    .input(presignInput)
    .mutation(({ ctx, input }) => presignUpload(ctx.service, { ...input, clientIp: ctx.clientIp })),
  discard: memberProcedure
    .input(attachmentIdInput)
    .mutation(({ ctx, input }) => discardUpload(ctx.service, input)),
  get: memberProcedure.input(attachmentIdInput).query(({ ctx, input }) => getAttachment(ctx.service, input)),
});
