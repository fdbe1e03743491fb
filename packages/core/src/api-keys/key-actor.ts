import { createHash } from "node:crypto";
import type { Locale, Permission } from "@handrail/contracts";
import { holds, type KeyActor } from "../actor.ts";
import type { ServiceContext, TxContext } from "../context.ts";
import { forbidden, found, unauthenticated } from "../errors.ts";
import { ticketScope } from "../scope.ts";

/** The actor as a program that may do this. Throws UNAUTHENTICATED where it is none, FORBIDDEN without the scope. */
export function requireKey({ actor }: ServiceContext, scope: Permission): KeyActor {
  if (actor.kind !== "key") throw unauthenticated();
  if (!holds(actor, scope)) throw forbidden();
  return actor;
}

const labels: Record<Locale, string> = { en: "API key", es: "Clave API" };

/** Under what name a program writes in a thread. */
export const signature = (ctx: ServiceContext, { name }: KeyActor) => `${labels[ctx.org.locale]} ${name}`;

/**
 * The id under which a program's message is kept: the same for the same `once`, or the same text where none is given,
 * so that a request that comes twice writes once.
 */
export function messageId(parts: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A ticket that exists for the actor, by its number; its row is held until commit. Throws NOT_FOUND. */
export async function holdTicket(ctx: TxContext, number: string) {
  const select = {
    id: true,
    number: true,
    status: true,
    version: true,
    branchId: true,
    conversations: { select: { id: true }, orderBy: { createdAt: "asc" }, take: 1 },
  } as const;
  const where = { AND: [ticketScope(ctx), { number }] };
  const { id } = found(await ctx.tx.ticket.findFirst({ where, select: { id: true } }));
  await ctx.tx
    .$queryRaw`SELECT 1 FROM ticket WHERE org_id = ${ctx.org.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const { conversations, ...ticket } = found(
    await ctx.tx.ticket.findFirst({ where: { AND: [ticketScope(ctx), { id }] }, select }),
  );
  return { ...ticket, conversationId: found(conversations[0]).id };
}
