import type { startExportInput } from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { precondition } from "../errors.ts";
import { newId } from "../ids.ts";
import { keptDays } from "../signed-link.ts";

const mostAtOnce = 3;

/** Has the tickets of a list written to a CSV file by a job, for who asks. PRECONDITION where several are still written. */
export function startExport(ctx: ServiceContext, input: z.output<typeof startExportInput>) {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const unfinished = await ctx.tx.ticketExport.count({
      where: { orgId, membershipId, status: { in: ["waiting", "running"] } },
    });
    if (unfinished >= mostAtOnce) throw precondition("export_running");
    const id = newId();
    await ctx.tx.ticketExport.create({
      data: { orgId, id, membershipId, query: { ...input }, createdAt: ctx.now() },
      select: { id: true },
    });
    await emit(ctx, { kind: "ticket.exported", subjectId: id, data: { search: input.query.search } });
    const payload = { orgId, exportId: id };
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "tickets.export", payload);
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "tickets.export_expire", payload, {
      startAfterSeconds: keptDays * 86_400,
    });
    return { id };
  });
}
