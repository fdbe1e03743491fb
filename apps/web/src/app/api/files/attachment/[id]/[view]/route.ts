import { idSchema } from "@handrail/contracts";
import { DomainError } from "@handrail/core";
import { openAttachment } from "@handrail/core/files/index";
import { fileResponse, noSuchFile } from "../../../../../../server/files/file-response.ts";
import { requestContextOf } from "../../../../../../server/request-context-of.ts";

type Params = { params: Promise<{ id: string; view: string }> };
type Wanted = { id: string; view: "preview" | "download" };

/** As who is signed in or, where the address was made for the guest on the same browser, as that guest. */
async function open(request: Request, wanted: Wanted, asGuest: boolean) {
  const { service } = await requestContextOf(request, { asGuest });
  if (!service) return null;
  const { searchParams } = new URL(request.url);
  const expires = searchParams.get("expires") ?? "";
  const signature = searchParams.get("signature") ?? "";
  try {
    return await openAttachment(service, { ...wanted, expires, signature });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** A file of a message, for whom the signed address was made and who may still see the message. */
export async function GET(request: Request, { params }: Params) {
  const { id, view } = await params;
  if (!idSchema.safeParse(id).success || (view !== "preview" && view !== "download")) return noSuchFile();
  const file = (await open(request, { id, view }, false)) ?? (await open(request, { id, view }, true));
  if (!file) return noSuchFile();
  const isPreview = view === "preview";
  const cacheControl = isPreview ? "private, max-age=600" : "private, no-store";
  return fileResponse({ ...file, inline: isPreview, cacheControl });
}
