import { mailedFeedbackInput } from "@handrail/contracts/inputs/conversations";
import {
  deflectedInput,
  deflectionsInput,
  portalAccessInput,
  portalDiscardInput,
  portalPresignInput,
  portalTicketInput,
  suggestionInput,
} from "@handrail/contracts/inputs/portal";
import type { ServiceContext } from "@handrail/core";
import { rateMailedAnswer } from "@handrail/core/conversations/index";
import { discardUpload, presignUpload } from "@handrail/core/files/index";
import {
  countDeflection,
  countSuggestion,
  getPortalForm,
  listDeflections,
  requestPortalAccess,
  requirePortal,
  submitPortalTicket,
} from "@handrail/core/portal/index";
import { addressOf } from "../entry.ts";
import { permitted, publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

/** Who is signed in asks here as somebody without an account would: nothing becomes known of the account. */
const withoutAccount = (service: ServiceContext): ServiceContext =>
  service.actor.kind === "member" ? { ...service, actor: { kind: "visitor" } } : service;

export const portalRouter = router({
  form: publicProcedure.query(({ ctx }) => getPortalForm(ctx.service)),
  submit: publicProcedure
    .input(portalTicketInput)
    .mutation(({ ctx, input }) =>
      submitPortalTicket(withoutAccount(ctx.service), { ...input, address: addressOf(ctx) }),
    ),
  requestAccess: publicProcedure
    .input(portalAccessInput)
    .mutation(({ ctx, input }) =>
      requestPortalAccess(withoutAccount(ctx.service), { ...input, address: addressOf(ctx) }),
    ),
  presign: publicProcedure.input(portalPresignInput).mutation(async ({ ctx, input }) => {
    const service = withoutAccount(ctx.service);
    await requirePortal(service);
    return presignUpload(service, { ...input, clientIp: ctx.clientIp });
  }),
  discard: publicProcedure
    .input(portalDiscardInput)
    .mutation(({ ctx, input }) => discardUpload(withoutAccount(ctx.service), input)),
  solved: publicProcedure
    .input(deflectedInput)
    .mutation(({ ctx, input }) => countDeflection(ctx.service, { ...input, address: addressOf(ctx) })),
  suggested: publicProcedure
    .input(suggestionInput)
    .mutation(({ ctx, input }) => countSuggestion(ctx.service, { ...input, address: addressOf(ctx) })),
  rateAnswer: publicProcedure
    .input(mailedFeedbackInput)
    .mutation(({ ctx, input }) => rateMailedAnswer(ctx.service, { ...input, address: addressOf(ctx) })),
  deflections: permitted("kb:read")
    .input(deflectionsInput)
    .query(({ ctx, input }) => listDeflections(ctx.service, input)),
});
