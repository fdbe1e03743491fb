import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import { changeTicket, type TicketState, ticketSubject } from "./internal.ts";

type Ends = { source: TicketState; target: TicketState };

/** Writes what merging, or undoing it, makes of the one that ends; tells of it in both histories. */
export async function settleMerge(
  ctx: TxContext,
  kind: "ticket.merged" | "ticket.unmerged",
  before: Ends,
  change: Prisma.TicketUncheckedUpdateManyInput,
): Promise<Ends> {
  const source = await changeTicket(ctx, before.source, change);
  const target = await changeTicket(ctx, before.target, {});
  const status = { from: before.source.status, to: source.status };
  await emit(
    ctx,
    { kind, ticketId: source.id, subjectId: target.id, data: { into: target.number, status } },
    ticketSubject(source),
  );
  await emit(
    ctx,
    { kind, ticketId: target.id, subjectId: source.id, data: { from: source.number } },
    ticketSubject(target),
  );
  return { source, target };
}
