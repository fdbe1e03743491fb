import { randomUUID } from "node:crypto";
import type { RequestContext } from "@handrail/api";
import { resolveActor, resolveVisitor } from "@handrail/core/identity/index";
import { readSession } from "./auth/session.ts";
import { runtime } from "./runtime.ts";

export const organizationCookie = "handrail-org";
export const clientIpHeader = "x-handrail-client-ip";

/** What is read of a request: headers and cookies, from wherever the transport keeps them. */
export type RequestSource = {
  cookie(name: string): string | undefined;
  header(name: string): string | undefined;
};

/** Session → organisation and actor, freshly from the database on every request: access taken away is gone at once. */
export async function createRequestContext(source: RequestSource): Promise<RequestContext> {
  const { ports } = runtime();
  const requestId = randomUUID();
  const now = () => new Date();
  const clientIp = source.header(clientIpHeader) ?? "unknown";
  const userAgent = source.header("user-agent") ?? "";
  const orgSlug = source.cookie(organizationCookie) ?? null;
  const session = await readSession(source);
  const host = source.header("host") ?? "";
  const member = session ? await resolveActor({ db: ports.db, ...session, orgSlug, host }) : null;
  if (member) {
    const service = { org: member.org, actor: member.actor, now, ports, requestId };
    return { requestId, clientIp, userAgent, service, memberships: member.memberships, ports, now };
  }
  const org = await resolveVisitor({ db: ports.db, host, orgSlug });
  const service = org ? { org, actor: { kind: "visitor" as const }, now, ports, requestId } : null;
  return { requestId, clientIp, userAgent, service, memberships: [], ports, now };
}
