import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { forbidden, notFoundField } from "../errors.ts";
import { branchInScope, contactScope } from "../scope.ts";
import { openOwnTicket, type TicketInput } from "./open-ticket.ts";

/** The branch that was chosen, or the only one that the actor works on; null where the organisation has none. */
export async function placeOf(ctx: TxContext, branchId: string | null | undefined) {
  const { actor } = ctx;
  if (branchId) {
    const exists = branchInScope(actor, branchId);
    const count = await ctx.tx.branch.count({ where: { orgId: ctx.org.id, id: branchId } });
    if (!exists || count !== 1) throw notFoundField("branchId");
    return branchId;
  }
  return isStaffActor(actor) && actor.branches !== "all" ? (actor.branches[0] ?? null) : null;
}

async function requireContact(ctx: TxContext, contactId: string | null | undefined) {
  if (!contactId) return null;
  const where = { AND: [contactScope(ctx), { id: contactId }] };
  if ((await ctx.tx.contact.count({ where })) !== 1) throw notFoundField("aboutContactId");
  return contactId;
}

/**
 * Opens a ticket among the staff: on the internal desk, in a branch of the author's own, about a customer or an order.
 * Throws as `openTicket`, and NOT_FOUND naming `branchId` or `aboutContactId`.
 */
export async function openInternalTicket(ctx: ServiceContext, input: TicketInput) {
  if (!isStaffActor(ctx.actor)) throw forbidden();
  await withTransaction(ctx, async (ctx) => {
    await placeOf(ctx, input.branchId);
    await requireContact(ctx, input.aboutContactId);
  });
  return openOwnTicket(ctx, input, "staff", async (ctx) => ({
    branchId: await placeOf(ctx, input.branchId),
    aboutContactId: await requireContact(ctx, input.aboutContactId),
  }));
}
