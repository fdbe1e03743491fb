import {
  checkImportInput,
  importFilesInput,
  importIdInput,
  importsInput,
} from "@handrail/contracts/inputs/kb-import";
import {
  cancelImport,
  checkImport,
  getImport,
  listFiles,
  listImports,
  startImport,
} from "@handrail/core/kb/import/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const write = permitted("kb:write");

/** Archives of pages: sent to `/api/kb-import`, looked through, brought in. */
export const kbImportRouter = router({
  list: write.input(importsInput).query(({ ctx, input }) => listImports(ctx.service, input)),
  get: write.input(importIdInput).query(({ ctx, input }) => getImport(ctx.service, input)),
  files: write.input(importFilesInput).query(({ ctx, input }) => listFiles(ctx.service, input)),
  check: write.input(checkImportInput).mutation(({ ctx, input }) => checkImport(ctx.service, input)),
  start: write.input(importIdInput).mutation(({ ctx, input }) => startImport(ctx.service, input)),
  cancel: write.input(importIdInput).mutation(({ ctx, input }) => cancelImport(ctx.service, input)),
});
