import { idSchema } from "@handrail/contracts";
import { DomainError } from "@handrail/core";
import { openArticleImage } from "@handrail/core/files/index";
import { fileResponse, noSuchFile } from "../../../../../../server/files/file-response.ts";
import { serviceIn } from "../../../../../../server/files/service-in.ts";

type Params = { params: Promise<{ slug: string; id: string }> };

/** An image of an article: for everybody while a public article shows it, else for staff. */
export async function GET(request: Request, { params }: Params) {
  const { slug, id } = await params;
  try {
    const service = await serviceIn(request, slug);
    if (!service || !idSchema.safeParse(id).success) return noSuchFile();
    const { isPublic, ...image } = await openArticleImage(service, id);
    const cacheControl = isPublic ? "public, max-age=86400, immutable" : "private, no-store";
    return fileResponse({ ...image, inline: true, cacheControl });
  } catch (error) {
    if (error instanceof DomainError) return noSuchFile();
    throw error;
  }
}
