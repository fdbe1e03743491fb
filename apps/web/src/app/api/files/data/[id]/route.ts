import { openExport } from "@handrail/core/exports/index";
import { signedFile } from "../../../../../server/files/signed-file.ts";

type Params = { params: Promise<{ id: string }> };

/** A file that somebody had written: tickets, the history, or what models were asked. */
export function GET(request: Request, { params }: Params) {
  return signedFile(request, params, openExport);
}
