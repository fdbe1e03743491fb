import { type ServiceContext, withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import { emit } from "../emit.ts";
import { tellAdmins } from "../notifications/index.ts";
import type { Ports } from "../ports.ts";
import { anchorProblem, firstAnchor, readAnchor, writeAnchor } from "./anchor.ts";
import { problemAt } from "./check-seal.ts";
import { makeSeal } from "./seal-chain.ts";
import { lastSeal, sealAt, unsealedRows } from "./seal-rows.ts";

/** Events younger than this may still be committing: no transaction lives a tenth as long. */
export const settleMs = 10 * 60_000;
/** How far behind the last seal a late event is still taken for late; what is older was slipped in. */
export const lateMs = 60 * 60_000;
const batchSize = 5_000;

/** Another seal every hour, so that all of them are looked at again and again. */
const inTurn = (ctx: ServiceContext, total: number) =>
  (Math.floor(ctx.now().getTime() / (60 * 60_000)) % total) + 1;

/** Seals one batch; null where nothing is left, "broken" where the seals or their events are not what they were. */
function sealBatch(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit seal ${orgId}`}, 0))::text`;
    const last = await lastSeal(ctx);
    const state = await readAnchor(ctx);
    const at = state.kind === "known" ? await sealAt(ctx, state.anchor.seq) : null;
    if (anchorProblem(state, last, at)) return "broken" as const;
    for (const seq of last ? new Set([last.seq, inTurn(ctx, last.seq)]) : [])
      if (await problemAt(ctx, seq)) return "broken" as const;
    if (state.kind === "none") await writeAnchor(ctx, firstAnchor);
    const settled = new Date(ctx.now().getTime() - settleMs);
    const since = last ? new Date(last.untilAt.getTime() - lateMs) : new Date(0);
    const rows = await unsealedRows(ctx, since, settled, batchSize);
    const newest = rows.at(-1)?.at;
    if (!newest) return null;
    const reached = rows.length < batchSize ? settled : newest;
    const untilAt = last && last.untilAt > reached ? last.untilAt : reached;
    const seal = makeSeal(ctx.ports.storage, orgId, last, rows, untilAt);
    await ctx.tx.eventSeal.create({
      data: { orgId, ...seal, digests: new Uint8Array(seal.digests), createdAt: ctx.now() },
      select: { seq: true },
    });
    return { seq: seal.seq, mac: seal.mac, events: rows.length };
  });
}

/** Says once a day that the history is not what it was; nothing is sealed over what was cut. */
function reportBroken(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const dayAgo = new Date(ctx.now().getTime() - 24 * 60 * 60_000);
    const where = { orgId: ctx.org.id, kind: "audit.broken", createdAt: { gt: dayAgo } };
    if (await ctx.tx.event.findFirst({ where, select: { id: true } })) return;
    await emit(ctx, { kind: "audit.broken" });
    await tellAdmins(ctx, { kind: "audit_broken" });
  });
}

/** Job `audit.seal`: seals what has happened and settled since the last time. Running twice is running once. */
export async function sealEvents(ctx: ServiceContext): Promise<{ seals: number; events: number }> {
  const done = { seals: 0, events: 0 };
  for (;;) {
    const sealed = await sealBatch(ctx);
    if (sealed === "broken") {
      ctx.ports.log.error("the history or its seals are not what they were", { org: ctx.org.slug });
      await reportBroken(ctx);
      return done;
    }
    if (!sealed) return done;
    await writeAnchor(ctx, sealed);
    ctx.ports.log.info("history sealed", { org: ctx.org.slug, seal: sealed.seq, mac: sealed.mac });
    done.seals += 1;
    done.events += sealed.events;
  }
}

/** Puts one job for each organisation into the queue, where none waits already. */
export function scheduleSeals({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization({ db }, (tx, { id: orgId }) =>
    jobs.enqueue({ tx }, "audit.seal", { orgId }, { singletonKey: orgId }),
  );
}
