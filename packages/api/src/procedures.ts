import { can, type Permission } from "@handrail/contracts";
import {
  forbidden,
  type GuestActor,
  type MemberActor,
  notFound,
  type ServiceContext,
  unauthenticated,
} from "@handrail/core";
import { baseProcedure, mapErrors } from "./trpc.ts";

export type MemberContext = ServiceContext & { actor: MemberActor };
type AskerContext = ServiceContext & { actor: MemberActor | GuestActor };

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

/** As `member`, and guests who came by a link that was mailed: in the part of the one who asked. */
function asker(ctx: { service: ServiceContext | null }): AskerContext {
  const context = ctx.service;
  if (context?.actor.kind === "guest") return { ...context, actor: context.actor };
  return member(ctx);
}

/** Members whose role holds the permission, and guests: for what somebody asked. Scope keeps it to their own. */
export const permittedOrGuest = (permission: Permission) =>
  baseProcedure
    .meta({ access: permission, guests: true })
    .use(mapErrors)
    .use(({ ctx, next }) => {
      const context = asker(ctx);
      const { actor } = context;
      if (actor.kind === "member" && !can(actor.role, permission)) throw forbidden();
      return next({ ctx: { ...ctx, service: context } });
    });

/** Any member of the organisation, and guests. */
export const memberOrGuestProcedure = baseProcedure
  .meta({ access: "member", guests: true })
  .use(mapErrors)
  .use(({ ctx, next }) => next({ ctx: { ...ctx, service: asker(ctx) } }));

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
