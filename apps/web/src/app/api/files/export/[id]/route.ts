import { openExport } from "@handrail/core/tickets/index";
import { signedFile } from "../../../../../server/files/signed-file.ts";

type Params = { params: Promise<{ id: string }> };

/** The CSV file of an export of tickets. */
export function GET(request: Request, { params }: Params) {
  return signedFile(request, params, async (service, given) => ({
    ...(await openExport(service, given)),
    contentType: "text/csv",
  }));
}
