import type { watchTicketInput } from "@handrail/contracts/inputs/tickets";
import type { z } from "zod";
import { colleaguesSeeing } from "../colleagues.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, notFoundField } from "../errors.ts";
import { loadTicket, ticketSubject } from "./internal.ts";

type Input = z.output<typeof watchTicketInput>;

async function put(ctx: TxContext, { ticketId, membershipId, isWatching }: Input): Promise<boolean> {
  const row = { orgId: ctx.org.id, ticketId, membershipId };
  const { count } = isWatching
    ? await ctx.tx.ticketWatcher.createMany({
        data: [{ ...row, createdAt: ctx.now() }],
        skipDuplicates: true,
      })
    : await ctx.tx.ticketWatcher.deleteMany({ where: row });
  return count === 1;
}

async function nameOf(ctx: TxContext, membershipId: string) {
  const row = await ctx.tx.membership.findFirst({
    where: { orgId: ctx.org.id, id: membershipId },
    select: { user: { select: { name: true } } },
  });
  return found(row).user.name;
}

/**
 * A colleague is told of what happens on the ticket from now on, or no longer; the same twice changes nothing. Throws
 * NOT_FOUND, naming `membershipId` where the colleague does not see the ticket.
 */
export function watchTicket(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const ticket = await loadTicket(ctx, input.ticketId);
    const { membershipId, isWatching } = input;
    if (isWatching && (await colleaguesSeeing(ctx, [membershipId], ticket.branchId)).length === 0)
      throw notFoundField("membershipId");
    if (!(await put(ctx, input))) return { isWatching };
    await emit(
      ctx,
      {
        kind: isWatching ? "ticket.watched" : "ticket.unwatched",
        ticketId: ticket.id,
        subjectId: membershipId,
        data: { watcherName: await nameOf(ctx, membershipId) },
      },
      ticketSubject(ticket),
    );
    return { isWatching };
  });
}
