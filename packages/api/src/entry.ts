import { type Entry, peerKey } from "@handrail/core/identity/index";
import type { RequestContext } from "./context.ts";

/** Where a request came from, as limits count it. */
export const addressOf = ({ clientIp }: { clientIp: string }): string => peerKey(clientIp);

/** What the domain needs to know of somebody who is about to prove who he or she is. */
export const entryOf = ({ ports, now, clientIp }: RequestContext): Entry => ({ ports, now, clientIp });
