import {
  changePasswordInput,
  localeInput,
  requestLinkInput,
  resetPasswordInput,
} from "@handrail/contracts/inputs/members";
import {
  changeLocale,
  changePassword,
  getAccount,
  getMe,
  listDemoAccounts,
  requestLink,
  resetPassword,
} from "@handrail/core/identity/index";
import { entryOf } from "../entry.ts";
import { memberProcedure, publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const identityRouter = router({
  me: memberProcedure.query(({ ctx }) => getMe(ctx.service)),
  account: memberProcedure.query(({ ctx }) => getAccount(ctx.service)),
  memberships: memberProcedure.query(({ ctx }) => [...ctx.memberships]),
  setLocale: memberProcedure
    .input(localeInput)
    .mutation(({ ctx, input }) => changeLocale(ctx.service, input)),
  changePassword: memberProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.service, input)),
  requestSignInLink: publicProcedure
    .input(requestLinkInput)
    .mutation(({ ctx, input }) => requestLink(entryOf(ctx), "sign_in", input)),
  requestPasswordReset: publicProcedure
    .input(requestLinkInput)
    .mutation(({ ctx, input }) => requestLink(entryOf(ctx), "reset_password", input)),
  resetPassword: publicProcedure
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(entryOf(ctx), input)),
  demoAccounts: publicProcedure.query(({ ctx }) => listDemoAccounts(ctx.service)),
});
