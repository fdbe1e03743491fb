export type { MembershipSummary, RequestContext } from "./context.ts";
export { type AppRouter, appRouter, createCaller } from "./root.ts";
export type { ProcedureMeta } from "./trpc.ts";
