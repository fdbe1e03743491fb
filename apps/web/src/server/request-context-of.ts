import "server-only";
import { parseCookie } from "./parse-cookie.ts";
import { createRequestContext } from "./request-context.ts";

/** The context of a request to one of Next's route handlers. */
export function requestContextOf(request: Request) {
  const cookies = parseCookie(request.headers.get("cookie"));
  return createRequestContext({
    cookie: (name) => cookies.get(name),
    header: (name) => request.headers.get(name) ?? undefined,
  });
}
