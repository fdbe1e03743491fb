import { can } from "@handrail/contracts";
import { DomainError, forbidden, unauthenticated } from "@handrail/core";
import { storeArticleImage } from "@handrail/core/files/index";
import { peerKey } from "@handrail/core/identity/index";
import { errorResponse } from "../../../../server/error-response.ts";
import { readLimited } from "../../../../server/read-limited.ts";
import { requestContextOf } from "../../../../server/request-context-of.ts";

/**
 * Takes an image for articles: the body is the file, `?name=` what it is called. Answers
 * `{ id, url, width, height, alt }`, or `{ error }` as procedures tell it.
 */
export async function POST(request: Request) {
  const { service, requestId, clientIp } = await requestContextOf(request);
  try {
    if (service?.actor.kind !== "member") throw unauthenticated();
    if (!can(service.actor.role, "kb:write")) throw forbidden();
    const { limiter, storage } = service.ports;
    await limiter.consume("upload", service.actor.membershipId);
    await limiter.consume("upload_ip", peerKey(clientIp));
    const bytes = await readLimited(request, storage.limits.fileBytes);
    const name = new URL(request.url).searchParams.get("name") ?? "image";
    return Response.json(await storeArticleImage(service, { bytes, name }));
  } catch (error) {
    if (!(error instanceof DomainError)) {
      service?.ports.log.error("image was not stored", { requestId, error: String(error) });
    }
    return errorResponse(error, requestId);
  }
}
