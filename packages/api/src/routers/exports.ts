import { listExportsInput, startExportInput } from "@handrail/contracts/inputs/exports";
import { listExports, startExport } from "@handrail/core/exports/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("tickets:read");

export const exportsRouter = router({
  list: read.input(listExportsInput).query(({ ctx, input }) => listExports(ctx.service, input)),
  start: read.input(startExportInput).mutation(({ ctx, input }) => startExport(ctx.service, input)),
});
