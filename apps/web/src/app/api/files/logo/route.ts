import { can } from "@handrail/contracts";
import { DomainError, forbidden, unauthenticated } from "@handrail/core";
import { changeLogo, largestLogo } from "@handrail/core/organization/index";
import { errorResponse } from "../../../../server/error-response.ts";
import { readLimited } from "../../../../server/read-limited.ts";
import { requestContextOf } from "../../../../server/request-context-of.ts";

/** The body is the image itself: POST gives the organisation a logo. A procedure would carry it as text. */
async function change(request: Request, read: (request: Request) => Promise<Uint8Array | null>) {
  const { service, requestId } = await requestContextOf(request);
  try {
    if (service?.actor.kind !== "member") throw unauthenticated();
    if (!can(service.actor.role, "settings:write")) throw forbidden();
    return Response.json(await changeLogo(service, await read(request)));
  } catch (error) {
    if (!(error instanceof DomainError)) {
      service?.ports.log.error("logo was not changed", { requestId, error: String(error) });
    }
    return errorResponse(error, requestId);
  }
}

export const POST = (request: Request) => change(request, (body) => readLimited(body, largestLogo));

export const DELETE = (request: Request) => change(request, async () => null);
