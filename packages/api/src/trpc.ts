import type { ErrorDetails, ErrorReason, Permission } from "@handrail/contracts";
import { DomainError } from "@handrail/core";
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import type { RequestContext } from "./context.ts";
import { toErrorDetails, toTrpcCode } from "./error-mapping.ts";

export type ProcedureMeta = {
  /** Who may call: a permission, any member of the organisation, or everybody. */
  access: Permission | "member" | "public";
  /** Whether people without an account, who came by a mailed link, may call it too. */
  guests?: boolean;
};

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const details = toErrorDetails(error, ctx?.requestId ?? "unknown");
      return {
        ...shape,
        message: details.reason satisfies ErrorReason,
        data: { ...shape.data, stack: undefined, details: details satisfies ErrorDetails },
      };
    },
  });

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;
export const middleware = t.middleware;
export const baseProcedure = t.procedure;

/** Domain errors become tRPC errors in this one place; what nobody foresaw becomes INTERNAL and is logged. */
export const mapErrors = t.middleware(async ({ ctx, next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: toTrpcCode(cause.code), message: cause.reason, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    ctx.ports.log.error("procedure failed", {
      path,
      requestId: ctx.requestId,
      error: cause instanceof z.ZodError ? "output validation" : String(cause?.stack ?? result.error.message),
    });
  }
  return result;
});
