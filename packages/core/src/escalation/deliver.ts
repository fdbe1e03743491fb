import { type DeliveryState, deliveryStates } from "@handrail/contracts";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, precondition } from "../errors.ts";
import type { OutboundOutcome } from "../ports.ts";
import { readEndpoint } from "./operations.ts";

/** What came of an attempt, as it is kept: a code, never what the other side wrote. */
function resultOf(outcome: OutboundOutcome | null) {
  if (outcome === null) return { isDone: false, isFinal: true, responseCode: null, fault: "not_set_up" };
  switch (outcome.kind) {
    case "answered":
      return { isDone: true, isFinal: true, responseCode: outcome.status, fault: null };
    case "refused":
      return { isDone: false, isFinal: true, responseCode: null, fault: outcome.reason };
    case "failed": {
      const isGone = outcome.status === 410;
      return { isDone: false, isFinal: isGone, responseCode: outcome.status ?? null, fault: outcome.reason };
    }
    default:
      return outcome satisfies never;
  }
}

/**
 * Job `operations.deliver`: sends what was planned, once for each attempt of the job; the receiver knows it again by its
 * id. Returns whether to try again later. What was delivered or given up is not sent again.
 */
export async function deliver(
  ctx: ServiceContext,
  { deliveryId, isLast }: { deliveryId: string; isLast: boolean },
): Promise<{ again: boolean }> {
  const planned = await withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, id: deliveryId, state: "waiting" };
    const row = await ctx.tx.operationsDelivery.findFirst({ where, select: { body: true } });
    return row && { body: row.body, endpoint: await readEndpoint(ctx) };
  });
  if (!planned) return { again: false };
  const { body, endpoint } = planned;
  const outcome = endpoint
    ? await ctx.ports.outbound.post({ ...endpoint, body, idempotencyKey: deliveryId, attempts: 1 })
    : null;
  const { isDone, isFinal, responseCode, fault } = resultOf(outcome);
  const again = !isDone && !isFinal && !isLast;
  const state: DeliveryState = isDone ? "delivered" : again ? "waiting" : "failed";
  await withTransaction(ctx, (ctx) =>
    ctx.tx.operationsDelivery.updateMany({
      where: { orgId: ctx.org.id, id: deliveryId, state: "waiting" },
      data: { state, responseCode, fault, attempts: { increment: 1 }, triedAt: ctx.now() },
    }),
  );
  return { again };
}

const stateSchema = z.enum(deliveryStates);
export const readState = (state: string): DeliveryState => stateSchema.parse(state);

/** What provider operations were sent of late, the newest first, and how it fared. */
export function listDeliveries(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.operationsDelivery.findMany({
      where: { orgId: ctx.org.id },
      select: {
        id: true,
        kind: true,
        state: true,
        attempts: true,
        responseCode: true,
        fault: true,
        createdAt: true,
        triedAt: true,
        escalation: { select: { ticket: { select: { id: true, number: true } } } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
    });
    return rows.map(({ escalation, ...row }) => ({
      ...row,
      state: readState(row.state),
      ticket: escalation?.ticket ?? null,
    }));
  });
}

/** Sends once more what was given up. Throws NOT_FOUND, PRECONDITION `transition_not_allowed` where it was delivered or waits. */
export function redeliver(ctx: ServiceContext, { deliveryId }: { deliveryId: string }) {
  return withTransaction(ctx, async (ctx) => {
    const { id: orgId } = ctx.org;
    const where = { orgId, id: deliveryId };
    const row = found(await ctx.tx.operationsDelivery.findFirst({ where, select: { state: true } }));
    if (row.state !== "failed") throw precondition("transition_not_allowed");
    await ctx.tx.operationsDelivery.updateMany({
      where: { ...where, state: "failed" },
      data: { state: "waiting" },
    });
    await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "operations.deliver", { orgId, deliveryId });
    await emit(ctx, { kind: "operations.redelivered", subjectId: deliveryId });
    return { deliveryId };
  });
}
