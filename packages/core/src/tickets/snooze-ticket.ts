import type { snoozeTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid } from "../errors.ts";
import { notify, peopleOn } from "../notifications/index.ts";
import { allowed, changeTicket, loadTicket, type TicketState, ticketSubject } from "./internal.ts";
import { afterSnooze } from "./rules.ts";

type Snooze = { snoozedUntil: Date | null; snoozedUntilReply: boolean };

const longestMs = 2 * 366 * 86_400_000;
const asData = ({ snoozedUntil, snoozedUntilReply }: Snooze) => ({
  until: snoozedUntil?.toISOString() ?? null,
  untilReply: snoozedUntilReply,
});

async function write(ctx: TxContext, before: TicketState & Snooze, after: Snooze) {
  const ticket = await changeTicket(ctx, before, after);
  const isAsleep = after.snoozedUntil !== null || after.snoozedUntilReply;
  await emit(
    ctx,
    {
      kind: isAsleep ? "ticket.snoozed" : "ticket.woken",
      ticketId: ticket.id,
      data: { snooze: { from: asData(before), to: asData(after) } },
    },
    ticketSubject(ticket),
  );
  return ticket;
}

/**
 * Puts a live ticket out of the way until a time, until the customer writes, or both: whichever comes first. With
 * neither it wakes. Throws NOT_FOUND, CONFLICT `ticket_changed`, PRECONDITION, INVALID naming `until`.
 */
export function snoozeTicket(ctx: ServiceContext, input: z.output<typeof snoozeTicketInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    allowed(afterSnooze(before.status));
    const delayMs = input.until ? input.until.getTime() - ctx.now().getTime() : null;
    if (delayMs !== null && (delayMs <= 0 || delayMs > longestMs))
      throw invalid({ until: ["must lie ahead, by two years at most"] });
    if (delayMs !== null)
      await ctx.ports.jobs.enqueue(
        { tx: ctx.tx },
        "ticket.wake",
        { orgId: ctx.org.id, ticketId: before.id },
        { startAfterSeconds: Math.ceil(delayMs / 1_000) },
      );
    return write(ctx, before, { snoozedUntil: input.until, snoozedUntilReply: input.untilReply });
  });
}

/** Wakes a ticket whose time has come, and tells who has or watches it. Does nothing where it was changed since. */
export function wakeTicket(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, ticketId);
    const isDue = before.snoozedUntil !== null && before.snoozedUntil <= ctx.now();
    if (!isDue) return { isWoken: false };
    await write(ctx, before, { snoozedUntil: null, snoozedUntilReply: false });
    await notify(ctx, await peopleOn(ctx, before, null), { kind: "woken", ticketId });
    return { isWoken: true };
  });
}
