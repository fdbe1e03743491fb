import { type ErrorDetails, errorReasons } from "@handrail/contracts";
import { TRPCClientError } from "@trpc/client";
import { z } from "zod";

const detailsSchema = z.object({
  code: z.string(),
  reason: z.enum(errorReasons),
  requestId: z.string(),
  fields: z.record(z.string(), z.array(z.string())).optional(),
  retryAfterSeconds: z.number().optional(),
});

export type ClientError = Omit<ErrorDetails, "code"> & { code: string };

/** What an edge that is not a procedure answered: `{ error: ErrorDetails }`. */
export class RefusedError extends Error {
  readonly details: unknown;
  constructor(body: unknown) {
    super("refused");
    this.details = z.object({ error: z.unknown() }).safeParse(body).data?.error;
  }
}

/** What the server said of an error; a request that never arrived counts as `unavailable`. */
export function errorDetails(error: unknown): ClientError {
  if (error instanceof RefusedError) {
    const parsed = detailsSchema.safeParse(error.details);
    if (parsed.success) return parsed.data;
  }
  if (error instanceof TRPCClientError) {
    const parsed = detailsSchema.safeParse(error.data?.details);
    if (parsed.success) return parsed.data;
  }
  return { code: "UNAVAILABLE", reason: "unavailable", requestId: "" };
}

/** Whether asking again may help. */
export function retryable(error: unknown): boolean {
  return ["UNAVAILABLE", "INTERNAL"].includes(errorDetails(error).code);
}
