import type { HotSql } from "@handrail/db";
import { isStaffActor } from "./actor.ts";
import type { ServiceContext, TxContext } from "./context.ts";

/** The hour that a reading counts in. */
export const hourOf = (time: Date) => new Date(Math.floor(time.getTime() / 3_600_000) * 3_600_000);

/** Counts what a membership read, each record once an hour. One statement, which writes nothing for what is counted already. */
export async function countReads(
  ctx: TxContext,
  membershipId: string,
  subjectIds: readonly string[],
  records = 1,
): Promise<void> {
  if (subjectIds.length === 0) return;
  await ctx.tx.$executeRaw`
    INSERT INTO staff_read (org_id, membership_id, hour, subject_id, records)
    SELECT ${ctx.org.id}::uuid, ${membershipId}::uuid, ${hourOf(ctx.now())}, id, ${records}
    FROM unnest(${[...subjectIds]}::uuid[]) AS id
    ON CONFLICT DO NOTHING`;
}

const hotInsert = `INSERT INTO staff_read (org_id, membership_id, hour, subject_id)
  SELECT $1::uuid, $2::uuid, $3, id FROM unnest($4::uuid[]) AS id ON CONFLICT DO NOTHING`;

/** `noteReads` for lists that go past the query builder: sent in one go with the statement after it. */
export async function noteReadsHot(ctx: ServiceContext, sql: HotSql, subjectIds: readonly string[]) {
  if (!isStaffActor(ctx.actor) || subjectIds.length === 0) return;
  const values = [ctx.org.id, ctx.actor.membershipId, hourOf(ctx.now()), [...subjectIds]];
  await sql({ name: "note_reads", text: hotInsert, values });
}

/** Counts the records that somebody of the staff is about to be shown; nothing for anybody else. */
export async function noteReads(ctx: TxContext, subjectIds: readonly string[]): Promise<void> {
  if (isStaffActor(ctx.actor)) await countReads(ctx, ctx.actor.membershipId, subjectIds);
}

/** Counts a file as many records as it has lines. */
export async function noteFile(ctx: TxContext, membershipId: string, fileId: string, lines: number) {
  if (lines > 0) await countReads(ctx, membershipId, [fileId], lines);
}
