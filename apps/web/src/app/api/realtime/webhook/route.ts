import { handleWebhook } from "../../../../server/realtime/handle-webhook.ts";
import { runtime } from "../../../../server/runtime.ts";

/** What the realtime server tells of connections. */
export const POST = (request: Request) => handleWebhook(request, runtime().ports);
