import { DomainError, type Ports } from "@handrail/core";
import { newId } from "@handrail/core/ids";
import { receiveWebhook } from "@handrail/core/realtime/receive-webhook";
import { errorResponse } from "../error-response.ts";
import { readLimited } from "../read-limited.ts";

const largestBytes = 256 * 1024;

/**
 * POST /api/realtime/webhook: the realtime server tells which members' dashboards are connected. What comes without a
 * signature is not even read; what is refused by a fault of ours is sent again.
 */
export async function handleWebhook(request: Request, ports: Ports, now = new Date()): Promise<Response> {
  const requestId = newId();
  const key = request.headers.get("x-pusher-key");
  const signature = request.headers.get("x-pusher-signature");
  try {
    if (!key || !signature) throw new DomainError("UNAUTHENTICATED", "unauthenticated");
    const body = (await readLimited(request, largestBytes)).toString();
    await receiveWebhook(ports, { key, signature, body }, now);
    return Response.json({});
  } catch (error) {
    if (!(error instanceof DomainError)) {
      ports.log.error("a webhook of realtime was not taken", { requestId, error: String(error) });
    }
    return errorResponse(error, requestId);
  }
}
