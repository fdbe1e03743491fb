import { can } from "@handrail/contracts";
import { type ExportQuery, exportPermissions } from "@handrail/contracts/inputs/exports";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { forbidden, precondition } from "../errors.ts";
import { newId } from "../ids.ts";
import { keptDays } from "../signed-link.ts";

const mostAtOnce = 3;

const eventOf = (query: ExportQuery) =>
  query.kind === "tickets"
    ? ({ kind: "ticket.exported", data: { search: query.query.search } } as const)
    : ({ kind: "data.exported", data: { of: query.kind } } as const);

/** Has a file written by a job, for who asks. FORBIDDEN without the right to read what is in it, PRECONDITION where several are still written. */
export function startExport(ctx: ServiceContext, query: ExportQuery) {
  const { membershipId, role } = requireMember(ctx.actor);
  if (!can(role, exportPermissions[query.kind])) throw forbidden();
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const unfinished = await ctx.tx.dataExport.count({
      where: { orgId, membershipId, status: { in: ["waiting", "running"] } },
    });
    if (unfinished >= mostAtOnce) throw precondition("export_running");
    const id = newId();
    const data = { orgId, id, membershipId, kind: query.kind, query: { ...query }, createdAt: ctx.now() };
    await ctx.tx.dataExport.create({ data, select: { id: true } });
    await emit(ctx, { ...eventOf(query), subjectId: id });
    const payload = { orgId, exportId: id };
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "data.export", payload);
    const startAfterSeconds = keptDays * 86_400;
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "data.export_expire", payload, { startAfterSeconds });
    return { id };
  });
}
