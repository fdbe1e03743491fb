import { effectiveTier, triageRecordSchema } from "@handrail/contracts";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { planFor } from "../gates.ts";
import { ticketScope } from "../scope.ts";
import { isLive } from "../tickets/index.ts";
import { runTicketSelect } from "./rows.ts";

const factsSchema = z.array(z.object({ label: z.string(), value: z.coerce.string() })).catch([]);
const longestText = 8_000;

/** A live ticket as playbooks look at it; null where there is none for the actor, or nothing to do any more. */
export async function readTicket(ctx: ServiceContext, ticketId: string) {
  const row = await withTransaction(ctx, ({ tx }) =>
    tx.ticket.findFirst({
      where: { AND: [ticketScope(ctx), { id: ticketId, mergedIntoId: null }] },
      select: {
        ...runTicketSelect,
        type: true,
        categoryId: true,
        triage: true,
        conversations: {
          select: {
            id: true,
            messages: {
              where: { senderKind: "customer", state: "sent", isInternal: false },
              select: { body: true },
              orderBy: { seq: "asc" },
              take: 20,
            },
          },
          orderBy: { createdAt: "asc" },
          take: 1,
        },
        contact: {
          select: { plan: true, isVerified: true, email: true, mergedIntoId: true, attributes: true },
        },
      },
    }),
  );
  if (!row || !isLive(row.status)) return null;
  const { contact, conversations } = row;
  const triage = triageRecordSchema.nullable().catch(null).parse(row.triage);
  const isVerified = contact.isVerified && contact.email !== null && contact.mergedIntoId === null;
  const tier = effectiveTier(ctx.org.tier, contact.plan);
  const body = conversations.flatMap(({ messages }) => messages.map((message) => message.body)).join("\n\n");
  return {
    row,
    triage,
    isVerified,
    plan: planFor(ctx.org, contact.plan),
    text: { subject: row.subject, body: body.slice(0, longestText) },
    known: {
      entities: triage?.entities ?? [],
      facts: isVerified ? factsSchema.parse(contact.attributes) : [],
    },
    facts: {
      categoryId: row.categoryId ?? triage?.categoryId ?? null,
      intent: triage ? (triage.corrected ? triage.corrected.intent : triage.intent) : null,
      type: row.type,
      sentiment: triage?.sentiment ?? null,
      tier,
    },
    confidence: triage?.state === "done" ? triage.confidence : 0,
    isDelicate: triage?.checks?.risk === "high",
  };
}
export type ReadTicket = NonNullable<Awaited<ReturnType<typeof readTicket>>>;
