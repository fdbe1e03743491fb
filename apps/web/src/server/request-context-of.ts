import "server-only";
import { guestHeader } from "./guest-session.ts";
import { parseCookie } from "./parse-cookie.ts";
import { createRequestContext } from "./request-context.ts";

/** The context of a request to one of Next's route handlers; `asGuest`: of the guest on this browser, whoever is signed in. */
export function requestContextOf(request: Request, { asGuest = false } = {}) {
  const cookies = parseCookie(request.headers.get("cookie"));
  return createRequestContext({
    cookie: (name) => cookies.get(name),
    header: (name) => (asGuest && name === guestHeader ? "1" : (request.headers.get(name) ?? undefined)),
  });
}
