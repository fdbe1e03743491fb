import type { ErrorCode, ErrorDetails } from "@handrail/contracts";
import { DomainError } from "@handrail/core";
import type { TRPCError } from "@trpc/server";
import { z } from "zod";

type TrpcCode = TRPCError["code"];

const trpcCodes = {
  NOT_FOUND: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  UNAUTHENTICATED: "UNAUTHORIZED",
  CONFLICT: "CONFLICT",
  INVALID: "BAD_REQUEST",
  LIMIT_REACHED: "TOO_MANY_REQUESTS",
  PRECONDITION: "PRECONDITION_FAILED",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
  INTERNAL: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorCode, TrpcCode>;

export const toTrpcCode = (code: ErrorCode): TrpcCode => trpcCodes[code];

/** Field path → messages, of a failed input. */
function fieldErrors(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    const paths = keys.length > 0 ? keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const name = path.map(String).join(".") || "input";
      fields[name] = [...(fields[name] ?? []), issue.message];
    }
  }
  return fields;
}

/** What the client is told: a reason it has a sentence for, the fields at fault, and an id to quote. Never more. */
export function toErrorDetails(error: TRPCError, requestId: string): ErrorDetails {
  const { cause } = error;
  if (cause instanceof DomainError) {
    return {
      code: cause.code,
      reason: cause.reason,
      requestId,
      ...(cause.fields ? { fields: cause.fields } : {}),
      ...(cause.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: cause.retryAfterSeconds }),
    };
  }
  if (cause instanceof z.ZodError && error.code === "BAD_REQUEST") {
    return { code: "INVALID", reason: "invalid_input", requestId, fields: fieldErrors(cause) };
  }
  switch (error.code) {
    case "PAYLOAD_TOO_LARGE":
      return { code: "INVALID", reason: "payload_too_large", requestId };
    case "BAD_REQUEST":
    case "PARSE_ERROR":
    case "UNSUPPORTED_MEDIA_TYPE":
    case "METHOD_NOT_SUPPORTED":
      return { code: "INVALID", reason: "invalid_input", requestId };
    case "NOT_FOUND":
      return { code: "NOT_FOUND", reason: "not_found", requestId };
    case "UNAUTHORIZED":
      return { code: "UNAUTHENTICATED", reason: "unauthenticated", requestId };
    case "FORBIDDEN":
      return { code: "FORBIDDEN", reason: "forbidden", requestId };
    default:
      return { code: "INTERNAL", reason: "internal", requestId };
  }
}
