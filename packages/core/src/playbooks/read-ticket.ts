import { effectiveTier, sortingSchema, triageRecordSchema } from "@handrail/contracts";
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
            chatSession: { select: { triage: true } },
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
  const inChat = sortingSchema
    .nullable()
    .catch(null)
    .parse(conversations[0]?.chatSession?.triage ?? null);
  const sorting = triage ?? inChat;
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
      entities: sorting?.entities ?? [],
      facts: isVerified ? factsSchema.parse(contact.attributes) : [],
    },
    facts: {
      categoryId: row.categoryId ?? sorting?.categoryId ?? null,
      intent: triage?.corrected ? triage.corrected.intent : (sorting?.intent ?? null),
      type: row.type,
      sentiment: sorting?.sentiment ?? null,
      tier,
    },
    confidence: sorting?.state === "done" ? sorting.confidence : 0,
    /** What came from a chat is with people already: nothing begins without one. */
    isDelicate: triage ? triage.checks?.risk === "high" : true,
  };
}
export type ReadTicket = NonNullable<Awaited<ReturnType<typeof readTicket>>>;
