import { takesValue } from "@handrail/contracts/custom-fields";
import type { changeCustomFieldInput } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid, notFoundField, precondition } from "../errors.ts";

import { changeTicket, loadTicket, ticketSubject } from "./internal.ts";

const heldSchema = z.record(z.string(), z.json()).catch({});

/** Fills in or empties one of the organisation's own fields. Throws NOT_FOUND naming `key`, INVALID naming `value`. */
export function changeCustomField(ctx: ServiceContext, input: z.output<typeof changeCustomFieldInput>) {
  return withTransaction(ctx, async (ctx) => {
    const before = await loadTicket(ctx, input.ticketId, input.version);
    if (before.status === "closed") throw precondition("ticket_closed");
    const { key, value } = input;
    const field = await ctx.tx.customField.findFirst({
      where: { orgId: ctx.org.id, key, isActive: true },
      select: { name: true, kind: true, options: true, isRequired: true },
    });
    if (!field) throw notFoundField("key");
    if (!takesValue(field, value)) throw invalid({ value: [`not a value of a ${field.kind} field`] });
    const held = heldSchema.parse(before.custom);
    const { [key]: from = null, ...rest } = held;
    const ticket = await changeTicket(ctx, before, {
      custom: value === null ? rest : { ...rest, [key]: value },
    });
    await emit(
      ctx,
      {
        kind: "ticket.field_changed",
        ticketId: ticket.id,
        data: { fieldName: field.name, field: { from, to: value } },
      },
      ticketSubject(ticket),
    );
    return ticket;
  });
}
