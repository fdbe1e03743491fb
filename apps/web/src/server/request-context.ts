import { randomUUID } from "node:crypto";
import type { RequestContext } from "@handrail/api";
import { resolveActor, resolveVisitor } from "@handrail/core/identity/index";
import { resolveGuest } from "@handrail/core/portal/index";
import { readSession } from "./auth/session.ts";
import { guestCookie, guestHeader } from "./guest-session.ts";
import { runtime } from "./runtime.ts";

export const organizationCookie = "handrail-org";
export const clientIpHeader = "x-handrail-client-ip";

/** What is read of a request: headers and cookies, from wherever the transport keeps them. */
export type RequestSource = {
  cookie(name: string): string | undefined;
  header(name: string): string | undefined;
};

/**
 * Session → organisation and actor, freshly from the database on every request: access taken away is gone at once. A guest
 * is who holds no session, or says that this request is one of the guest's.
 */
export async function createRequestContext(source: RequestSource): Promise<RequestContext> {
  const { ports } = runtime();
  const requestId = randomUUID();
  const now = () => new Date();
  const clientIp = source.header(clientIpHeader) ?? "unknown";
  const userAgent = source.header("user-agent") ?? "";
  const orgSlug = source.cookie(organizationCookie) ?? null;
  const guestToken = source.cookie(guestCookie(runtime().env.publicUrl));
  const asGuest = guestToken !== undefined && source.header(guestHeader) === "1";
  const session = asGuest ? null : await readSession(source);
  const host = source.header("host") ?? "";
  const member = session ? await resolveActor({ db: ports.db, ...session, orgSlug, host }) : null;
  if (member) {
    const service = { org: member.org, actor: member.actor, now, ports, requestId };
    return { requestId, clientIp, userAgent, service, memberships: member.memberships, ports, now };
  }
  const org = await resolveVisitor({ db: ports.db, host, orgSlug });
  const visitor = org ? { org, actor: { kind: "visitor" as const }, now, ports, requestId } : null;
  const guest = visitor && guestToken ? await resolveGuest(visitor, guestToken) : null;
  const service = visitor && { ...visitor, actor: guest ?? visitor.actor };
  return { requestId, clientIp, userAgent, service, memberships: [], ports, now };
}
