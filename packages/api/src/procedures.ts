import { can, type Permission } from "@handrail/contracts";
import { forbidden, type MemberActor, notFound, type ServiceContext, unauthenticated } from "@handrail/core";
import { baseProcedure, mapErrors } from "./trpc.ts";

export type MemberContext = ServiceContext & { actor: MemberActor };

function service(ctx: { service: ServiceContext | null }): ServiceContext {
  if (!ctx.service) throw notFound();
  return ctx.service;
}

function member(ctx: { service: ServiceContext | null }): MemberContext {
  const context = ctx.service;
  if (context?.actor.kind !== "member") throw unauthenticated();
  return { ...context, actor: context.actor };
}

/** Everybody, signed in or not, in an organisation that was found by host or choice. */
export const publicProcedure = baseProcedure
  .meta({ access: "public" })
  .use(mapErrors)
  .use(({ ctx, next }) => next({ ctx: { ...ctx, service: service(ctx) } }));

/** Any member of the organisation, whatever the role. */
export const memberProcedure = baseProcedure
  .meta({ access: "member" })
  .use(mapErrors)
  .use(({ ctx, next }) => next({ ctx: { ...ctx, service: member(ctx) } }));

/** Members whose role holds the permission. Who may call is declared here; which rows exist is decided by scope. */
export const permitted = (permission: Permission) =>
  baseProcedure
    .meta({ access: permission })
    .use(mapErrors)
    .use(({ ctx, next }) => {
      const context = member(ctx);
      if (!can(context.actor.role, permission)) throw forbidden();
      return next({ ctx: { ...ctx, service: context } });
    });
