import type { contactPairInput } from "@handrail/contracts/inputs/contacts";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found, invalid, notFoundField } from "../errors.ts";
import { contactScope, conversationScope, ticketScope } from "../scope.ts";
import { endSelect } from "./merge-ends.ts";
import { refusalOf } from "./merge-rules.ts";

async function loadSide(ctx: TxContext, id: string) {
  const where = { AND: [contactScope(ctx), { id }] };
  const contact = await ctx.tx.contact.findFirst({
    where,
    select: { ...endSelect, plan: true, lastSeenAt: true, createdAt: true },
  });
  if (!contact) return null;
  const own = { contactId: id };
  return {
    contact,
    tickets: await ctx.tx.ticket.count({ where: { AND: [ticketScope(ctx), own] } }),
    chats: await ctx.tx.conversation.count({
      where: { AND: [conversationScope(ctx), own, { ticketId: null, chatSession: { isNot: null } }] },
    }),
  };
}

type Side = NonNullable<Awaited<ReturnType<typeof loadSide>>>;

function shown({ contact, ...counts }: Side, other: Side) {
  const { userId, mergedIntoId: _, ...person } = contact;
  return {
    ...person,
    ...counts,
    hasLogin: userId !== null,
    /** Why this one cannot be the one that stays. */
    refusal: refusalOf(other.contact, contact),
  };
}

/** Two contacts side by side, with what each would bring, and which of them may stay. Throws as `mergeContacts`. */
export function compareContacts(ctx: ServiceContext, input: z.output<typeof contactPairInput>) {
  return withTransaction(ctx, async (ctx) => {
    const one = found(await loadSide(ctx, input.contactId));
    const two = await loadSide(ctx, input.otherId);
    if (!two) throw notFoundField("otherId");
    if (one.contact.id === two.contact.id) throw invalid({ otherId: ["must be another contact"] });
    return [shown(one, two), shown(two, one)] as const;
  });
}
