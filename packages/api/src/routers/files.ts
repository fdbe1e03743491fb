import { attachmentIdInput, presignInput } from "@handrail/contracts/inputs/files";
import { discardUpload, fileLimits, getAttachment, presignUpload } from "@handrail/core/files/index";
import { memberOrGuestProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const filesRouter = router({
  limits: memberOrGuestProcedure.query(({ ctx }) => fileLimits(ctx.service)),
  presign: memberOrGuestProcedure
    .input(presignInput)
    .mutation(({ ctx, input }) => presignUpload(ctx.service, { ...input, clientIp: ctx.clientIp })),
  discard: memberOrGuestProcedure
    .input(attachmentIdInput)
    .mutation(({ ctx, input }) => discardUpload(ctx.service, input)),
  get: memberOrGuestProcedure
    .input(attachmentIdInput)
    .query(({ ctx, input }) => getAttachment(ctx.service, input)),
});
