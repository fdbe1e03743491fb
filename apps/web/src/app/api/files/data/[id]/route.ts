import { openDataExport } from "@handrail/core/exports/index";
import { signedFile } from "../../../../../server/files/signed-file.ts";

type Params = { params: Promise<{ id: string }> };

/** The history, or what models were asked, as a file. */
export function GET(request: Request, { params }: Params) {
  return signedFile(request, params, openDataExport);
}
