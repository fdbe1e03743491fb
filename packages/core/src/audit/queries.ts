import type { listAuditInput } from "@handrail/contracts/inputs/audit";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { anchorProblem, readAnchor } from "./anchor.ts";
import { lastSeal, sealAt } from "./seal-rows.ts";

type Filters = Pick<z.output<typeof listAuditInput>, "kinds" | "actor" | "from" | "until">;

const whoWhere = (actor: Filters["actor"]) =>
  actor === null
    ? {}
    : "membershipId" in actor
      ? { actorMembershipId: actor.membershipId }
      : { actorKind: actor.kind };

/** Which events a filter means, in the organisation. */
export const auditWhere = (orgId: string, { kinds, actor, from, until }: Filters) => ({
  orgId,
  ...(kinds.length > 0 ? { kind: { in: [...kinds] } } : {}),
  ...whoWhere(actor),
  ...(from || until
    ? { createdAt: { ...(from ? { gte: new Date(from) } : {}), ...(until ? { lt: new Date(until) } : {}) } }
    : {}),
});

/** What happened in the organisation, the newest first. */
export function listAudit(ctx: ServiceContext, input: z.output<typeof listAuditInput>) {
  const after = decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.event.findMany({
      where: {
        AND: [
          auditWhere(ctx.org.id, input),
          after
            ? {
                createdAt: { lte: after.key },
                OR: [{ createdAt: { lt: after.key } }, { id: { lt: after.id } }],
              }
            : {},
        ],
      },
      select: {
        id: true,
        kind: true,
        actorKind: true,
        actorName: true,
        actorMembershipId: true,
        subjectId: true,
        data: true,
        createdAt: true,
        ticket: { select: { id: true, number: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
    });
    const page = toPage(rows, input.limit, (row) => ({ key: row.createdAt.toISOString(), id: row.id }));
    return { events: page.rows, nextCursor: page.nextCursor };
  });
}

const countsSchema = z.tuple([z.object({ sealed: z.number().int(), waiting: z.number().int() })]);

/** How far the history is sealed, and whether the newest seal is the one that was made last. */
export function getSealState(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const last = await lastSeal(ctx);
    const state = await readAnchor(ctx);
    const at = state.kind === "known" ? await sealAt(ctx, state.anchor.seq) : null;
    const [counts] = countsSchema.parse(
      await ctx.tx.$queryRaw`
        SELECT
          (SELECT coalesce(sum(cardinality(s.event_ids)), 0) FROM event_seal s WHERE s.org_id = ${ctx.org.id}::uuid)::int AS sealed,
          (SELECT count(*) FROM event e WHERE e.org_id = ${ctx.org.id}::uuid
            AND e.created_at > ${last?.untilAt ?? new Date(0)})::int AS waiting`,
    );
    return {
      seals: last?.seq ?? 0,
      lastSealedAt: last?.createdAt ?? null,
      untilAt: last?.untilAt ?? null,
      ...counts,
      problem: anchorProblem(state, last, at),
    };
  });
}
