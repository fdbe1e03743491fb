"use server";
import { DomainError } from "@handrail/core";
import { peerKey } from "@handrail/core/identity/index";
import { endPortalAccess, openPortalAccess } from "@handrail/core/portal/index";
import { cookies } from "next/headers";
import { z } from "zod";
import { isSecureAddress } from "./auth/session-cookie.ts";
import { currentContext } from "./current.ts";
import { guestCookie } from "./guest-session.ts";
import { runtime } from "./runtime.ts";

type Opened =
  | { kind: "opened"; number: string }
  | { kind: "expired" }
  | { kind: "limited"; seconds: number }
  | { kind: "failed" };

/** Uses a mailed link up and keeps its session in a cookie. */
export async function openMailedLink(given: string): Promise<Opened> {
  const { service, clientIp } = await currentContext();
  if (!service) return { kind: "expired" };
  try {
    const token = z.string().max(200).parse(given);
    const { publicUrl } = runtime().env;
    const earlier = (await cookies()).get(guestCookie(publicUrl))?.value;
    const session = await openPortalAccess(service, { token, address: peerKey(clientIp), earlier });
    if (!session) return { kind: "expired" };
    (await cookies()).set(guestCookie(publicUrl), session.token, {
      path: "/",
      sameSite: "lax",
      httpOnly: true,
      secure: isSecureAddress(publicUrl),
      expires: session.expiresAt,
    });
    return { kind: "opened", number: session.number };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === "LIMIT_REACHED"
      ? { kind: "limited", seconds: error.retryAfterSeconds ?? 60 }
      : { kind: "failed" };
  }
}

/** Ends the session of a mailed link, here and on the server. */
export async function leaveAsGuest(): Promise<void> {
  const { service } = await currentContext();
  const name = guestCookie(runtime().env.publicUrl);
  const store = await cookies();
  const token = store.get(name)?.value;
  store.delete({ name, path: "/" });
  if (service && token) await endPortalAccess(service, token);
}
