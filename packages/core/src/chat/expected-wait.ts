import { Prisma } from "@handrail/db";
import { z } from "zod";
import type { TxContext } from "../context.ts";

const dayMs = 86_400_000;
const lookedAt = 50;
const enough = 5;
const rows = z.tuple([z.object({ waits: z.number(), median: z.number().nullable() })]);

/**
 * How long people have waited for a person of late, in minutes, rounded up: the median of the last fifty of two weeks.
 * Null where there were fewer than five: too few to promise anything.
 */
export async function expectedWait({ tx, org, now }: TxContext): Promise<number | null> {
  const since = new Date(now().getTime() - 14 * dayMs);
  const [{ waits, median }] = rows.parse(
    await tx.$queryRaw(Prisma.sql`
      SELECT count(*)::int AS waits, percentile_cont(0.5) WITHIN GROUP (ORDER BY wait_seconds)::float8 AS median
      FROM (
        SELECT wait_seconds FROM chat_session
        WHERE org_id = ${org.id}::uuid AND joined_at > ${since} AND wait_seconds IS NOT NULL
        ORDER BY joined_at DESC LIMIT ${lookedAt}
      ) recent`),
  );
  return waits >= enough && median !== null ? Math.max(1, Math.ceil(median / 60)) : null;
}
