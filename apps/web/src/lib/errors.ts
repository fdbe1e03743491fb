import { type ErrorDetails, errorReasons } from "@handrail/contracts";
import { TRPCClientError } from "@trpc/client";

export type ClientError = Omit<ErrorDetails, "code"> & { code: string };

const entriesOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

/** Read by hand: every page carries this, also those that need no schema for anything else. */
function readDetails(value: unknown): ClientError | null {
  const { code, reason: given, requestId, fields, retryAfterSeconds } = entriesOf(value);
  const reason = errorReasons.find((each) => each === given);
  if (typeof code !== "string" || typeof requestId !== "string" || !reason) return null;
  const named = Object.entries(entriesOf(fields)).map(([name, texts]) => [name, textsOf(texts)] as const);
  return {
    code,
    reason,
    requestId,
    ...(fields === undefined ? {} : { fields: Object.fromEntries(named) }),
    ...(typeof retryAfterSeconds === "number" ? { retryAfterSeconds } : {}),
  };
}

/** What an edge that is not a procedure answered: `{ error: ErrorDetails }`. */
export class RefusedError extends Error {
  readonly details: unknown;
  constructor(body: unknown) {
    super("refused");
    this.details = entriesOf(body).error;
  }
}

/** What the server said of an error; a request that never arrived counts as `unavailable`. */
export function errorDetails(error: unknown): ClientError {
  const given =
    error instanceof RefusedError
      ? error.details
      : error instanceof TRPCClientError
        ? error.data?.details
        : undefined;
  return readDetails(given) ?? { code: "UNAVAILABLE", reason: "unavailable", requestId: "" };
}

/** Whether asking again may help. */
export function retryable(error: unknown): boolean {
  return ["UNAVAILABLE", "INTERNAL"].includes(errorDetails(error).code);
}
