import { can } from "@handrail/contracts";
import { DomainError, forbidden, type ServiceContext, unauthenticated } from "@handrail/core";
import { errorResponse } from "./error-response.ts";
import { requestContextOf } from "./request-context-of.ts";

type Answering = (service: ServiceContext, clientIp: string) => Promise<Response>;

/** Answers a request of somebody who may write articles; anybody else is turned away as procedures do it. */
export async function asKbWriter(request: Request, what: string, answer: Answering): Promise<Response> {
  const { service, requestId, clientIp } = await requestContextOf(request);
  try {
    if (service?.actor.kind !== "member") throw unauthenticated();
    if (!can(service.actor.role, "kb:write")) throw forbidden();
    return await answer(service, clientIp);
  } catch (error) {
    if (!(error instanceof DomainError)) {
      service?.ports.log.error(what, { requestId, error: String(error) });
    }
    return errorResponse(error, requestId);
  }
}

/** Headers of a file that is saved, never shown. */
export const attachmentHeaders = (contentType: string, name: string) => ({
  "content-type": contentType,
  "content-disposition": `attachment; filename="${name}"`,
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
});
