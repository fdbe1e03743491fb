import type { ContextPack } from "@handrail/contracts";
import { redactPersonal } from "@handrail/contracts/redact";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { newId } from "../ids.ts";
import type { Cause } from "./hand-up.ts";
import type { HeldTicket } from "./hold-ticket.ts";

/** Every text without what names or reaches a person, or opens anything. */
function withoutPersons(value: unknown): Prisma.InputJsonValue | null {
  if (typeof value === "string") return redactPersonal(value);
  if (Array.isArray(value)) return value.map(withoutPersons);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutPersons(each)]));
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** PURE. The pack as it leaves the house: names of people gone, texts redacted. */
export function packForOutside({ customer, messages, ...pack }: ContextPack) {
  const { name: _, ...known } = customer;
  return withoutPersons({
    ...pack,
    customer: known,
    messages: messages.map(({ name: _, ...message }) => message),
  });
}

type About = { escalationId: string; ticket: HeldTicket; cause: Cause; pack: ContextPack };

/** Writes down what provider operations are to be sent, and has it sent after commit. */
export async function planDelivery(
  ctx: TxContext,
  { escalationId, ticket, cause, pack }: About,
): Promise<void> {
  const { id: orgId, slug } = ctx.org;
  const id = newId();
  await ctx.tx.operationsDelivery.create({
    data: {
      orgId,
      id,
      kind: "escalation",
      escalationId,
      body: {
        event: "ticket.escalated",
        deliveryId: id,
        escalationId,
        organization: slug,
        at: ctx.now().toISOString(),
        trigger: cause.trigger,
        rule: cause.rule?.name ?? null,
        reason: redactPersonal(cause.reason),
        ticket: { id: ticket.id, number: ticket.number },
        url: `${ctx.ports.publicUrl}/support-dashboard/tickets/${ticket.id}`,
        context: packForOutside(pack),
      },
      createdAt: ctx.now(),
    },
    select: { id: true },
  });
  await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "operations.deliver", { orgId, deliveryId: id });
}
