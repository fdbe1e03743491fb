import { Prisma } from "@handrail/db";

/** Whether a write failed because a row with the same key exists: somebody, or the same request, was faster. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code === "P2002";
  return error instanceof Error && "code" in error && error.code === "23505";
}
