import type { HotSql } from "@handrail/db";
import { type Actor, isStaffActor } from "./actor.ts";
import type { ServiceContext, TxContext } from "./context.ts";

/** Whom a reading is counted for: a membership, or a key. */
const readerOf = (actor: Actor) =>
  actor.kind === "key" ? actor.keyId : isStaffActor(actor) ? actor.membershipId : null;

/** The hour that a reading counts in. */
export const hourOf = (time: Date) => new Date(Math.floor(time.getTime() / 3_600_000) * 3_600_000);

/** Counts what a member of staff or a program read, each record once an hour. One statement, which writes nothing for what is counted already. */
export async function countReads(
  ctx: TxContext,
  readerId: string,
  subjectIds: readonly string[],
  records = 1,
): Promise<void> {
  if (subjectIds.length === 0) return;
  await ctx.tx.$executeRaw`
    INSERT INTO staff_read (org_id, reader_id, hour, subject_id, records)
    SELECT ${ctx.org.id}::uuid, ${readerId}::uuid, ${hourOf(ctx.now())}, id, ${records}
    FROM unnest(${[...subjectIds]}::uuid[]) AS id
    ON CONFLICT DO NOTHING`;
}

const hotInsert = `INSERT INTO staff_read (org_id, reader_id, hour, subject_id)
  SELECT $1::uuid, $2::uuid, $3, id FROM unnest($4::uuid[]) AS id ON CONFLICT DO NOTHING`;

/** `noteReads` for lists that go past the query builder: sent in one go with the statement after it. */
export async function noteReadsHot(ctx: ServiceContext, sql: HotSql, subjectIds: readonly string[]) {
  const readerId = readerOf(ctx.actor);
  if (!readerId || subjectIds.length === 0) return;
  const values = [ctx.org.id, readerId, hourOf(ctx.now()), [...subjectIds]];
  await sql({ name: "note_reads", text: hotInsert, values });
}

/** Counts the records that somebody of the staff, or a program, is about to be shown; nothing for anybody else. */
export async function noteReads(ctx: TxContext, subjectIds: readonly string[]): Promise<void> {
  const readerId = readerOf(ctx.actor);
  if (readerId) await countReads(ctx, readerId, subjectIds);
}

/** Counts a file as many records as it has lines. */
export async function noteFile(ctx: TxContext, readerId: string, fileId: string, lines: number) {
  if (lines > 0) await countReads(ctx, readerId, [fileId], lines);
}
