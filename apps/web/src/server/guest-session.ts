import { isSecureAddress } from "./auth/session-cookie.ts";

/** Says of a request that it is the guest's, on a browser where somebody is signed in as well. */
export const guestHeader = "x-handrail-guest";

/** The cookie of who came by a mailed link; named as the session's (`sessionCookie`). */
export function guestCookie(publicUrl: string): string {
  const { port } = new URL(publicUrl);
  return `${isSecureAddress(publicUrl) ? "__Host-" : ""}handrail-guest${port ? `-${port}` : ""}`;
}
