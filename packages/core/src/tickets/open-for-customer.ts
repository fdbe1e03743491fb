import type { openForCustomerInput } from "@handrail/contracts/inputs/contacts";
import type { z } from "zod";
import { isStaffActor } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { conflict, forbidden, found, notFoundField } from "../errors.ts";
import { contactScope, ticketScope } from "../scope.ts";
import { checkCustom } from "./check-custom.ts";
import { chooseDesk } from "./choose-desk.ts";
import { createTicket } from "./create-ticket.ts";
import { numbered } from "./numbered.ts";
import { placeOf } from "./open-internal-ticket.ts";

type Input = z.output<typeof openForCustomerInput>;

const contactSelect = { id: true, branchId: true, name: true } as const;

async function knownContact(ctx: TxContext, contactId: string) {
  const contact = await ctx.tx.contact.findFirst({
    where: { AND: [contactScope(ctx), { id: contactId }] },
    select: contactSelect,
  });
  if (!contact) throw notFoundField("contactId");
  return contact;
}

/** An address that the actor already knows somebody by is that person's. The key makes a retry the same contact. */
async function createContact(ctx: TxContext, input: Input, given: NonNullable<Input["newContact"]>) {
  const { name, email, phone } = given;
  const isKnown = email
    ? await ctx.tx.contact.count({
        where: {
          AND: [
            contactScope(ctx),
            { id: { not: input.idempotencyKey } },
            { OR: [{ email }, { merged: { some: { email } } }] },
          ],
        },
      })
    : 0;
  if (isKnown > 0) throw conflict("contact_known");
  return ctx.tx.contact.create({
    data: {
      orgId: ctx.org.id,
      id: input.idempotencyKey,
      name,
      email: email ?? null,
      phone: phone ?? null,
      branchId: await placeOf(ctx, input.branchId),
      createdAt: ctx.now(),
    },
    select: contactSelect,
  });
}

/** What an earlier try of the same request opened. */
async function earlier(ctx: TxContext, idempotencyKey: string) {
  const ticket = await ctx.tx.ticket.findFirst({
    where: { AND: [ticketScope(ctx), { idempotencyKey }] },
    select: { id: true, number: true, status: true, version: true, conversations: { select: { id: true } } },
  });
  if (!ticket) return null;
  const { conversations, ...rest } = ticket;
  return { ...rest, conversationId: found(conversations[0]).id, isDuplicate: true };
}

/**
 * Opens a ticket for a customer who called or came by: for one who is known, or for somebody new, whose address then
 * proves nothing. The same `idempotencyKey` is the same ticket. Uses transactions of its own: call it outside one.
 * Throws FORBIDDEN, NOT_FOUND naming `contactId`, `branchId`, `categoryId` or `attachmentIds`, CONFLICT
 * `contact_known`, INVALID naming `custom.<key>`.
 */
export async function openForCustomer(ctx: ServiceContext, input: Input) {
  if (!isStaffActor(ctx.actor)) throw forbidden();
  const before = () => withTransaction(ctx, (inner) => earlier(inner, input.idempotencyKey));
  const known = await before();
  if (known) return known;
  const desk = await withTransaction(ctx, async (inner) => {
    if (input.contactId) await knownContact(inner, input.contactId);
    return chooseDesk(inner, ["customer", "public", "internal"]);
  });
  return numbered(ctx, desk, before, (number) =>
    withTransaction(ctx, async (inner) => {
      const { contactId, newContact, branchId, custom, ...written } = input;
      const contact = newContact
        ? await createContact(inner, input, newContact)
        : await knownContact(inner, found(contactId));
      const { ticket } = await createTicket(inner, {
        ...written,
        custom: await checkCustom(inner, "staff", custom),
        branchId: contact.branchId ?? (await placeOf(inner, branchId)),
        number,
        desk,
        contact,
        senderMembershipId: null,
      });
      return { ...ticket, isDuplicate: false };
    }),
  );
}
