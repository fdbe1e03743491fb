import type { ErrorCode, ErrorDetails } from "@handrail/contracts";
import { DomainError } from "@handrail/core";

const statuses = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  INVALID: 400,
  LIMIT_REACHED: 429,
  PRECONDITION: 412,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>;

/** The error as procedures tell it, for the other edges: `{ error: ErrorDetails }`; what nobody foresaw is INTERNAL and nothing more. */
export function errorResponse(error: unknown, requestId: string): Response {
  const known = error instanceof DomainError ? error : new DomainError("INTERNAL", "internal");
  const details: ErrorDetails = {
    code: known.code,
    reason: known.reason,
    requestId,
    ...(known.fields ? { fields: known.fields } : {}),
    ...(known.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: known.retryAfterSeconds }),
  };
  const status = known.reason === "payload_too_large" ? 413 : statuses[known.code];
  const headers = new Headers();
  if (known.retryAfterSeconds !== undefined) headers.set("retry-after", String(known.retryAfterSeconds));
  return Response.json({ error: details }, { status, headers });
}
