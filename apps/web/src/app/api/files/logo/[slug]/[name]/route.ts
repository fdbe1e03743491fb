import { DomainError } from "@handrail/core";
import { openLogo } from "@handrail/core/organization/index";
import { fileResponse, noSuchFile } from "../../../../../../server/files/file-response.ts";
import { serviceIn } from "../../../../../../server/files/service-in.ts";

type Params = { params: Promise<{ slug: string; name: string }> };

/** The organisation's logo, for everybody. */
export async function GET(request: Request, { params }: Params) {
  const { slug, name } = await params;
  try {
    const service = await serviceIn(request, slug);
    if (!service) return noSuchFile();
    const logo = await openLogo(service, name);
    return fileResponse({ ...logo, inline: true, cacheControl: "public, max-age=86400, immutable" });
  } catch (error) {
    if (error instanceof DomainError) return noSuchFile();
    throw error;
  }
}
