import { changeDeepLinksInput } from "@handrail/contracts";
import { changeOrganizationInput } from "@handrail/contracts/inputs/members";
import {
  changeDeepLinks,
  changeOrganization,
  getDeepLinks,
  getOrganization,
  listBranches,
  listOrganizations,
} from "@handrail/core/organization/index";
import { permitted, publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const organizationRouter = router({
  get: publicProcedure.query(({ ctx }) => getOrganization(ctx.service)),
  branches: permitted("tickets:read").query(({ ctx }) => listBranches(ctx.service)),
  change: permitted("settings:write")
    .input(changeOrganizationInput)
    .mutation(({ ctx, input }) => changeOrganization(ctx.service, input)),
  deepLinks: permitted("settings:write").query(({ ctx }) => getDeepLinks(ctx.service)),
  changeDeepLinks: permitted("settings:write")
    .input(changeDeepLinksInput)
    .mutation(({ ctx, input }) => changeDeepLinks(ctx.service, input)),
  platformList: permitted("platform:read").query(({ ctx }) => listOrganizations(ctx.service)),
});
