import type { linkTicketsInput } from "@handrail/contracts/inputs/merge";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { conflict, invalid } from "../errors.ts";
import { emitLink, loadEnds, storedLink } from "./link-ends.ts";

/** Links of an organisation are made one after the other: two at once could close a circle that neither sees. */
async function takeTurns(ctx: TxContext) {
  await ctx.tx
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ticket-links:${ctx.org.id}`}, 0))::text`;
}

async function parentOf(ctx: TxContext, childId: string) {
  const link = await ctx.tx.ticketLink.findFirst({
    where: { orgId: ctx.org.id, toId: childId, kind: "parent" },
    select: { fromId: true },
  });
  return link?.fromId ?? null;
}

/** A ticket has one parent, and is not above itself. */
async function checkParent(ctx: TxContext, link: { fromId: string; toId: string }) {
  if (await parentOf(ctx, link.toId)) throw invalid({ otherId: ["has a parent already"] }, "has_parent");
  let above: string | null = link.fromId;
  while (above) {
    if (above === link.toId) throw invalid({ otherId: ["is below already"] }, "link_circle");
    above = await parentOf(ctx, above);
  }
}

/**
 * Ties two tickets together: `relation` is what the other is to the first. Throws NOT_FOUND (naming `otherId`),
 * CONFLICT `already_linked`, INVALID naming `otherId` with the reason `has_parent` or `link_circle`.
 */
export function linkTickets(ctx: ServiceContext, input: z.output<typeof linkTicketsInput>) {
  return withTransaction(ctx, async (ctx) => {
    await takeTurns(ctx);
    const ends = await loadEnds(ctx, input);
    const link = storedLink(ends.ticket.id, ends.other.id, input.relation);
    const where = { orgId: ctx.org.id, ...link };
    if ((await ctx.tx.ticketLink.count({ where })) > 0) throw conflict("already_linked");
    if (link.kind === "parent") await checkParent(ctx, link);
    const createdById = isStaffActor(ctx.actor) ? ctx.actor.membershipId : null;
    await ctx.tx.ticketLink.create({
      data: { ...where, createdById, createdAt: ctx.now() },
      select: { fromId: true },
    });
    await emitLink(ctx, "ticket.linked", ends, input.relation);
    return { ticketId: ends.ticket.id, otherId: ends.other.id };
  });
}
