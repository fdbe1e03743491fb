import { TRPCError } from "@trpc/server";

/** Whether a procedure called on the server said that the thing does not exist for this person. */
export function isNotFound(error: unknown): boolean {
  return error instanceof TRPCError && error.code === "NOT_FOUND";
}
