import type { QueueAsked, QueueInput } from "@handrail/contracts/inputs/queue";
import type { HotSql } from "@handrail/db";
import { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { noteReadsHot } from "../note-reads.ts";
import type { FilterEnv } from "./queue-conditions.ts";
import { chooseSet, readPage, send } from "./queue-page.ts";
import { planQueue, type QueuePlan } from "./queue-plan.ts";
import { readRows } from "./queue-rows.ts";
import { countSet, countWalk, facetInOrder, type QueuePosition, walkEnd } from "./queue-sql.ts";

/** PURE. Whether a time as PostgreSQL writes it is one: no 30th of February, no year 0. */
function isTime(text: string): boolean {
  const at = new Date(text.replace(" ", "T").replace(/\+00$/, "Z"));
  return (
    !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 0 && at.toISOString().startsWith(text.slice(0, 10))
  );
}

const positionKey = z
  .string()
  .regex(/^[0-7]\|(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00)$/)
  .refine((key) => key.endsWith("infinity") || isTime(key.slice(2)))
  .transform((key) => ({ rank: Number(key.slice(0, 1)), at: key.slice(2) }));

const toCursor = (position: QueuePosition | null) =>
  position && encodeCursor({ key: `${position.rank}|${position.at}`, id: position.id });

function fromCursor(cursor: QueueInput["cursor"]): QueuePosition | null {
  const position = decodeCursor(cursor, positionKey);
  return position && { ...position.key, id: position.id };
}

export const membershipOf = ({ actor }: ServiceContext) =>
  actor.kind === "member" ? actor.membershipId : null;

export const filterEnv = (ctx: ServiceContext): FilterEnv => ({
  now: ctx.now(),
  membershipId: membershipOf(ctx),
  timeZone: ctx.org.timeZone,
});

export const planFor = (ctx: ServiceContext, asked: QueueAsked): QueuePlan =>
  planQueue(asked, { orgId: ctx.org.id, actor: ctx.actor }, filterEnv(ctx));

/**
 * One page of the agents' queue, in a time that depends neither on how many tickets there are nor on the page. Where
 * hardly any ticket matches, a page may be shorter than asked for and still have a `nextCursor`: it goes on from there.
 * INVALID names `cursor` where it is of another list. Who turns the pages is counted as reading what they show, who
 * opens a list as glancing at its top; a file is counted by who writes it.
 */
export async function listQueue(ctx: ServiceContext, input: QueueInput, { isFile = false } = {}) {
  const { sort, direction, limit } = input;
  const from = fromCursor(input.cursor);
  const plan = planFor(ctx, input);
  return ctx.ports.db.hot(ctx.org.id, async (sql) => {
    const { ids, next } = await readPage(sql, plan, { order: { sort, direction }, from, limit });
    const noted = isFile ? null : noteReadsHot(ctx, sql, from ? ids : ids.slice(0, glanced));
    const rows = readRows(sql, { orgId: ctx.org.id, membershipId: membershipOf(ctx), ids });
    const [tickets] = await Promise.all([rows, noted]);
    return { tickets, nextCursor: toCursor(next) };
  });
}

/** How many of a list's first page count as read: it is opened again and again. */
const glanced = 10;

/** How many are counted at most: more is "999+". */
export const countedMost = 999;
export type Count = { count: number; isMore: boolean };
const countSchema = z.tuple([z.object({ count: z.number() })]);

/** How many tickets a plan lets out, counted up to `countedMost`. */
export async function countPlan(sql: HotSql, plan: QueuePlan): Promise<Count> {
  const order = { sort: "updated", direction: "desc" } as const;
  const walk = { order, segment: { rank: 0 }, from: null, facet: facetInOrder(plan, order) };
  const set = await chooseSet(sql, plan, order);
  const statement = set ? countSet(plan, set, countedMost + 1) : countWalk(plan, walk, countedMost + 1);
  const [{ count }] = countSchema.parse(await send(sql, statement));
  if (count > countedMost) return { count: countedMost, isMore: true };
  if (set) return { count, isMore: false };
  return { count, isMore: (await send(sql, walkEnd(plan, walk))).length > 0 };
}

/** How many tickets match, without a scan: exact up to 999. */
export function countMatching(ctx: ServiceContext, asked: QueueAsked): Promise<Count> {
  const plan = planFor(ctx, asked);
  return ctx.ports.db.hot(ctx.org.id, (sql) => countPlan(sql, plan));
}
