import { listDataExportsInput, startDataExportInput } from "@handrail/contracts/inputs/exports";
import { listDataExports, startDataExport } from "@handrail/core/exports/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("audit:read");

export const exportsRouter = router({
  list: read.input(listDataExportsInput).query(({ ctx, input }) => listDataExports(ctx.service, input)),
  start: read.input(startDataExportInput).mutation(({ ctx, input }) => startDataExport(ctx.service, input)),
});
