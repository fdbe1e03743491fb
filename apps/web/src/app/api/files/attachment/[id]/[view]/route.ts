import { idSchema } from "@handrail/contracts";
import { DomainError } from "@handrail/core";
import { openAttachment } from "@handrail/core/files/index";
import { fileResponse, noSuchFile } from "../../../../../../server/files/file-response.ts";
import { requestContextOf } from "../../../../../../server/request-context-of.ts";

type Params = { params: Promise<{ id: string; view: string }> };

/** A file of a message, for whom the signed address was made and who may still see the message. */
export async function GET(request: Request, { params }: Params) {
  const { id, view } = await params;
  const { service } = await requestContextOf(request);
  if (!service || !idSchema.safeParse(id).success || (view !== "preview" && view !== "download")) {
    return noSuchFile();
  }
  const { searchParams } = new URL(request.url);
  try {
    const file = await openAttachment(service, {
      id,
      view,
      expires: searchParams.get("expires") ?? "",
      signature: searchParams.get("signature") ?? "",
    });
    const isPreview = view === "preview";
    const cacheControl = isPreview ? "private, max-age=600" : "private, no-store";
    return fileResponse({ ...file, inline: isPreview, cacheControl });
  } catch (error) {
    if (error instanceof DomainError) return noSuchFile();
    throw error;
  }
}
