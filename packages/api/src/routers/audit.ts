import { changeReadLimitInput, listAuditInput, verifySealsInput } from "@handrail/contracts/inputs/audit";
import {
  changeReadLimit,
  getReadLimit,
  getSealState,
  listAudit,
  verifySeals,
} from "@handrail/core/audit/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("audit:read");

export const auditRouter = router({
  changeReadLimit: permitted("settings:write")
    .input(changeReadLimitInput)
    .mutation(({ ctx, input }) => changeReadLimit(ctx.service, input)),
  list: read.input(listAuditInput).query(({ ctx, input }) => listAudit(ctx.service, input)),
  readLimit: read.query(({ ctx }) => getReadLimit(ctx.service)),
  seals: read.query(({ ctx }) => getSealState(ctx.service)),
  verify: read.input(verifySealsInput).mutation(({ ctx, input }) => verifySeals(ctx.service, input)),
});
