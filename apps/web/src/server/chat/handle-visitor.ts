import { DomainError } from "@handrail/core";
import { peerKey } from "@handrail/core/identity/index";
import { claimVisitorChats, endVisitorSession, openVisitorSession } from "@handrail/core/portal/index";
import { isSecureAddress } from "../auth/session-cookie.ts";
import { errorResponse } from "../error-response.ts";
import { guestCookie } from "../guest-session.ts";
import { parseCookie } from "../parse-cookie.ts";
import type { createRequestContext } from "../request-context.ts";

type Context = Awaited<ReturnType<typeof createRequestContext>>;
/** What came of it: a session that is new, one that was there, or the chats of a visitor who has signed in. */
type Outcome =
  | { kind: "started" | "known" }
  | { kind: "claimed"; conversationIds: string[] }
  | { kind: "ended" };

function cookieOf(publicUrl: string, token: string, expires: Date): string {
  const parts = [`${guestCookie(publicUrl)}=${token}`, "Path=/", "SameSite=Lax", "HttpOnly"];
  if (isSecureAddress(publicUrl)) parts.push("Secure");
  return [...parts, `Expires=${expires.toUTCString()}`].join("; ");
}

const answer = (outcome: Outcome, cookie?: string) =>
  Response.json(outcome, {
    headers: { "cache-control": "no-store", ...(cookie ? { "set-cookie": cookie } : {}) },
  });

async function run(
  request: Request,
  context: Context,
  work: (given: { token: string | undefined; publicUrl: string }) => Promise<Response>,
): Promise<Response> {
  const { service, requestId, ports } = context;
  const { publicUrl } = ports;
  try {
    return await work({
      publicUrl,
      token: parseCookie(request.headers.get("cookie")).get(guestCookie(publicUrl)),
    });
  } catch (error) {
    if (!(error instanceof DomainError)) {
      service?.ports.log.error("visitor failed", { requestId, error: String(error) });
    }
    return errorResponse(error, requestId);
  }
}

/**
 * POST /api/chat/visitor: a session for a visitor who wants to chat, kept in a cookie that scripts cannot read; for
 * somebody who has signed in meanwhile, the visitor's chats, once.
 */
export function beginVisit(request: Request, context: Context): Promise<Response> {
  return run(request, context, async ({ token, publicUrl }) => {
    const { service, clientIp } = context;
    if (!service) throw new DomainError("NOT_FOUND", "not_found");
    if (service.actor.kind === "member") {
      const conversationIds = token ? await claimVisitorChats(service, token) : [];
      const isUsedUp = conversationIds.length > 0;
      return answer(
        { kind: "claimed", conversationIds },
        isUsedUp ? cookieOf(publicUrl, "", new Date(0)) : undefined,
      );
    }
    const session = await openVisitorSession(service, { address: peerKey(clientIp) });
    if (!session) return answer({ kind: "known" });
    return answer({ kind: "started" }, cookieOf(publicUrl, session.token, session.expiresAt));
  });
}

/** DELETE /api/chat/visitor: the visitor's session is over, in every tab. One that came by a mailed link is not a visitor's. */
export function endVisit(request: Request, context: Context): Promise<Response> {
  return run(request, context, async ({ token, publicUrl }) => {
    const { service } = context;
    const isVisitor = service?.actor.kind === "guest" && !service.actor.isProven;
    if (service && token) await endVisitorSession(service, token);
    return answer({ kind: "ended" }, isVisitor ? cookieOf(publicUrl, "", new Date(0)) : undefined);
  });
}
