import { idSchema } from "@handrail/contracts";
import { DomainError } from "@handrail/core";
import { openExport } from "@handrail/core/tickets/index";
import { fileResponse, noSuchFile } from "../../../../../server/files/file-response.ts";
import { requestContextOf } from "../../../../../server/request-context-of.ts";

type Params = { params: Promise<{ id: string }> };

/** The CSV file of an export, for who had it written and holds its signed address. */
export async function GET(request: Request, { params }: Params) {
  const { id } = await params;
  if (!idSchema.safeParse(id).success) return noSuchFile();
  const { service } = await requestContextOf(request);
  if (!service) return noSuchFile();
  const { searchParams } = new URL(request.url);
  const expires = searchParams.get("expires") ?? "";
  const signature = searchParams.get("signature") ?? "";
  try {
    const file = await openExport(service, { id, expires, signature });
    return fileResponse({
      ...file,
      contentType: "text/csv",
      inline: false,
      cacheControl: "private, no-store",
    });
  } catch (error) {
    if (error instanceof DomainError) return noSuchFile();
    throw error;
  }
}
