import type { Entry } from "@handrail/core/identity/index";
import type { RequestContext } from "./context.ts";

/** What the domain needs to know of somebody who is about to prove who he or she is. */
export const entryOf = ({ ports, now, clientIp }: RequestContext): Entry => ({ ports, now, clientIp });
