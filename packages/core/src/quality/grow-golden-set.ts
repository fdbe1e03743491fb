import { Prisma } from "@handrail/db";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { anonymise } from "./anonymise.ts";

/** Items of an organisation at most, and new ones at a time. */
const most = 300;
const mostAtOnce = 100;
/** One settled ticket in so many is kept for the test; the others are learned from. */
const oneIn = 5;
/** Where the classifier can learn, or soon will, so many tickets stay with it. */
const learning = { begins: 60, stays: 75 } as const;

const candidatesSchema = z.array(
  z.object({
    ticketId: z.string(),
    subject: z.string(),
    body: z.string(),
    name: z.string(),
    category: z.string(),
    intent: z.string().nullable(),
    intents: z.array(z.string()),
    isCorrected: z.boolean(),
    articleId: z.string().nullable(),
  }),
);
export type Candidate = z.output<typeof candidatesSchema>[number];

/**
 * Settled tickets that are not in the set yet: what was asked, where people left it, and the article of an answer that a
 * person let out or the customer found helpful. `only`: this ticket, whether settled or not.
 */
export async function readCandidates({ tx, org }: TxContext, only: string | null): Promise<Candidate[]> {
  const wanted =
    only === null
      ? Prisma.sql`get_byte(uuid_send(t.id), 15) % ${oneIn} = 0
          AND ((t.status IN ('resolved', 'closed') AND t.category_id IS NOT NULL) OR t.triage ? 'corrected')`
      : Prisma.sql`t.id = ${only}::uuid`;
  return candidatesSchema.parse(
    await tx.$queryRaw`
      SELECT t.id AS "ticketId", t.subject, left(opening.body, 2000) AS body, coalesce(p.name, '') AS name,
        coalesce(c.key, '') AS category, coalesce(c.intents, '{}') AS intents,
        CASE WHEN t.triage ? 'corrected' THEN t.triage #>> '{corrected,intent}'
          WHEN answer.article IS NOT NULL THEN t.triage ->> 'intent' END AS intent,
        coalesce(t.triage ? 'corrected', false) AS "isCorrected", answer.article AS "articleId"
      FROM ticket t
      JOIN contact p ON p.org_id = t.org_id AND p.id = t.contact_id
      CROSS JOIN LATERAL (
        SELECT m.body, m.redacted_at FROM conversation v
        JOIN message m ON m.org_id = v.org_id AND m.conversation_id = v.id
        WHERE v.org_id = t.org_id AND v.ticket_id = t.id AND m.sender_kind = 'customer' AND NOT m.is_internal
        ORDER BY v.created_at, m.seq LIMIT 1
      ) opening
      LEFT JOIN category c ON c.org_id = t.org_id AND c.id = t.category_id
      LEFT JOIN LATERAL (
        SELECT m.sources #>> '{0,articleId}' AS article FROM conversation v
        JOIN message m ON m.org_id = v.org_id AND m.conversation_id = v.id
        WHERE v.org_id = t.org_id AND v.ticket_id = t.id AND m.ai_interaction_id IS NOT NULL AND m.state = 'sent'
          AND (m.sender_membership_id IS NOT NULL OR m.helpful) AND coalesce(m.helpful, true)
        ORDER BY m.seq LIMIT 1
      ) answer ON true
      WHERE t.org_id = ${org.id}::uuid AND t.merged_into_id IS NULL AND opening.redacted_at IS NULL AND ${wanted}
        AND NOT EXISTS (SELECT FROM golden_item g WHERE g.org_id = t.org_id AND g.ticket_id = t.id)
      ORDER BY t.created_at DESC, t.id DESC LIMIT ${mostAtOnce}`,
  );
}

/** A candidate as it is kept. */
export function itemOf({ subject, body, name, intents, ...ticket }: Candidate) {
  const { ticketId, category, intent, isCorrected, articleId } = ticket;
  return {
    id: newId(),
    ticketId,
    category,
    articleId,
    intent: intents.find((known) => known === intent) ?? null,
    origin: isCorrected ? "corrected" : articleId ? "approved" : "resolved",
    question: anonymise(`${subject}\n${body}`, [name]),
  };
}

/** How many tickets may be kept for the test without taking from the classifier what it needs. */
async function roomFor({ tx, org }: TxContext): Promise<number> {
  const settled = await tx.ticket.count({
    where: { orgId: org.id, status: { in: ["resolved", "closed"] }, categoryId: { not: null } },
  });
  if (settled < learning.begins) return mostAtOnce;
  const kept = await tx.goldenItem.count({ where: { orgId: org.id, isExcluded: false } });
  return Math.max(0, settled - kept - learning.stays);
}

/** Takes out what its customer had taken away, and the oldest beyond the bound; what was added by hand stays. */
async function trim({ tx, org }: TxContext) {
  await tx.$executeRaw`
    DELETE FROM golden_item g WHERE g.org_id = ${org.id}::uuid AND EXISTS (
      SELECT FROM conversation v JOIN message m ON m.org_id = v.org_id AND m.conversation_id = v.id
      WHERE v.org_id = g.org_id AND v.ticket_id = g.ticket_id AND m.redacted_at IS NOT NULL)`;
  await tx.$executeRaw`
    DELETE FROM golden_item g USING (
      SELECT id, row_number() OVER (ORDER BY (origin = 'added') DESC, is_excluded, created_at DESC, id) AS place
      FROM golden_item WHERE org_id = ${org.id}::uuid) r
    WHERE g.org_id = ${org.id}::uuid AND g.id = r.id AND r.place > ${most}`;
}

/** Puts one in five newly settled tickets into the organisation's own test; the same ticket never twice. */
export function growGoldenSet(ctx: ServiceContext): Promise<number> {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const data = (await readCandidates(ctx, null))
      .slice(0, await roomFor(ctx))
      .map(itemOf)
      .filter(({ question }) => question !== "")
      .map((item) => ({ ...item, orgId, createdAt: ctx.now() }));
    const { count } = await ctx.tx.goldenItem.createMany({ data, skipDuplicates: true });
    await trim(ctx);
    return count;
  });
}
