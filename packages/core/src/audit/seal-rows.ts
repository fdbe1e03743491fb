import { Prisma } from "@handrail/db";
import { z } from "zod";
import type { TxContext } from "../context.ts";
import type { Seal, SealedRow } from "./seal-chain.ts";

const rowsSchema = z.array(z.object({ id: z.string(), line: z.string(), at: z.date() }));

/** Everything in an event in one spelling, whatever the session's settings are. */
const line = Prisma.sql`jsonb_build_array(
  e.id, e.kind, e.actor_kind, e.actor_membership_id, e.actor_name, e.ticket_id, e.conversation_id, e.subject_id,
  e.data, (extract(epoch FROM e.created_at) * 1000)::bigint)::text`;

/** Events of up to `until` that no seal holds, the oldest first; looks back to `since`. */
export async function unsealedRows(ctx: TxContext, since: Date, until: Date, limit: number) {
  return rowsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT e.id::text AS id, ${line} AS line, e.created_at AS at FROM event e
      WHERE e.org_id = ${ctx.org.id}::uuid AND e.created_at > ${since} AND e.created_at <= ${until}
        AND e.id NOT IN (
          SELECT unnest(s.event_ids) FROM event_seal s
          WHERE s.org_id = ${ctx.org.id}::uuid AND s.until_at > ${since}
        )
      ORDER BY e.created_at, e.id LIMIT ${limit}`,
  );
}

/** The events that a seal names, as they are now. */
export async function rowsOf(ctx: TxContext, eventIds: readonly string[]): Promise<SealedRow[]> {
  return rowsSchema.parse(
    await ctx.tx.$queryRaw`
      SELECT e.id::text AS id, ${line} AS line, e.created_at AS at FROM event e
      WHERE e.org_id = ${ctx.org.id}::uuid AND e.id = ANY (${[...eventIds]}::uuid[])`,
  );
}

/** Events of up to `until` that are in no seal at all: they were slipped in. At most a few of them. */
export async function slippedIn(ctx: TxContext, until: Date): Promise<string[]> {
  const rows = z.array(z.object({ id: z.string() })).parse(
    await ctx.tx.$queryRaw`
      SELECT e.id::text AS id FROM event e
      WHERE e.org_id = ${ctx.org.id}::uuid AND e.created_at <= ${until}
        AND e.id NOT IN (SELECT unnest(s.event_ids) FROM event_seal s WHERE s.org_id = ${ctx.org.id}::uuid)
      ORDER BY e.created_at, e.id LIMIT 20`,
  );
  return rows.map(({ id }) => id);
}

const sealSelect = {
  seq: true,
  untilAt: true,
  eventIds: true,
  digests: true,
  previousMac: true,
  mac: true,
  keyId: true,
} as const;

/** The seals after a place, in their order. */
export function sealsAfter(ctx: TxContext, seq: number, take: number): Promise<Seal[]> {
  return ctx.tx.eventSeal.findMany({
    where: { orgId: ctx.org.id, seq: { gt: seq } },
    orderBy: { seq: "asc" },
    take,
    select: sealSelect,
  });
}

const headSelect = { seq: true, mac: true, untilAt: true, createdAt: true } as const;

/** The newest seal, without what it holds. */
export function lastSeal(ctx: TxContext) {
  return ctx.tx.eventSeal.findFirst({
    where: { orgId: ctx.org.id },
    orderBy: { seq: "desc" },
    select: headSelect,
  });
}

/** The first seal that was not made with this key. */
export function firstOfOtherKey(ctx: TxContext, keyId: string) {
  return ctx.tx.eventSeal.findFirst({
    where: { orgId: ctx.org.id, keyId: { not: keyId } },
    orderBy: { seq: "asc" },
    select: { seq: true },
  });
}

/** The seal at a place, without what it holds. */
export function sealAt(ctx: TxContext, seq: number) {
  return ctx.tx.eventSeal.findFirst({ where: { orgId: ctx.org.id, seq }, select: headSelect });
}
