import { type ServiceContext, withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import { DomainError, found } from "../errors.ts";
import type { Ports } from "../ports.ts";
import { loadTicket } from "./internal.ts";
import { moveTicket } from "./move-ticket.ts";
import { move } from "./rules.ts";

const dayMs = 86_400_000;
const batchSize = 100;
const mostBatches = 100;

/** Closes one ticket that was resolved before `dueBefore`; leaves alone what has moved on meanwhile. */
function closeOne(ctx: ServiceContext, ticketId: string, dueBefore: Date) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, ticketId);
    const isDue =
      before.status === "resolved" && before.resolvedAt !== null && before.resolvedAt <= dueBefore;
    if (!isDue) return false;
    await moveTicket(ctx, before, move(before.status, "closed", "expire"));
    return true;
  });
}

const isOvertaken = (error: unknown) => error instanceof DomainError && error.code === "CONFLICT";

/**
 * Closes what has been resolved for as many days as the organisation wants, each ticket in its own transaction with
 * its event. No days: never. A ticket that somebody changes at the same moment is left to the next run.
 */
export async function closeResolved(ctx: ServiceContext): Promise<{ closed: number }> {
  const { autoCloseDays } = await withTransaction(ctx, async ({ tx, org }) =>
    found(await tx.organization.findUnique({ where: { id: org.id }, select: { autoCloseDays: true } })),
  );
  if (autoCloseDays <= 0) return { closed: 0 };
  const dueBefore = new Date(ctx.now().getTime() - autoCloseDays * dayMs);
  let closed = 0;
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const due = await withTransaction(ctx, ({ tx, org }) =>
      tx.ticket.findMany({
        where: { orgId: org.id, status: "resolved", resolvedAt: { lte: dueBefore } },
        select: { id: true },
        orderBy: [{ resolvedAt: "asc" }, { id: "asc" }],
        take: batchSize,
      }),
    );
    let done = 0;
    for (const { id } of due) {
      const isClosed = await closeOne(ctx, id, dueBefore).catch((error: unknown) => {
        if (isOvertaken(error)) return false;
        throw error;
      });
      if (isClosed) done += 1;
    }
    closed += done;
    if (due.length < batchSize || done === 0) break;
  }
  return { closed };
}

/** Puts one job for each organisation into the queue, where none waits already. */
export function scheduleAutoClose({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization(
    { db },
    (tx, { id: orgId }) => jobs.enqueue({ tx }, "tickets.auto_close", { orgId }, { singletonKey: orgId }),
    { autoCloseDays: { gt: 0 } },
  );
}
