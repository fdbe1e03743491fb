import type { verifySealsInput } from "@handrail/contracts/inputs/audit";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { anchorProblem, readAnchor, writeAnchor } from "./anchor.ts";
import { problemOf, type SealProblem } from "./check-seal.ts";
import { keyIdOf, type Seal } from "./seal-chain.ts";
import { lateMs } from "./seal-events.ts";
import { firstOfOtherKey, lastSeal, sealAt, sealsAfter, slippedIn } from "./seal-rows.ts";

const sealsAtOnce = 10;

/** What no single seal can tell: whether the newest are there, and whether something was slipped in between. */
async function wholeProblem(ctx: TxContext): Promise<SealProblem | null> {
  const last = await lastSeal(ctx);
  const state = await readAnchor(ctx);
  const at = state.kind === "known" ? await sealAt(ctx, state.anchor.seq) : null;
  const kind = anchorProblem(state, last, at);
  if (kind) return { kind, seq: last?.seq ?? null, eventIds: [] };
  if (!last) return null;
  const eventIds = await slippedIn(ctx, new Date(last.untilAt.getTime() - lateMs));
  if (eventIds.length > 0) return { kind: "event_slipped_in", seq: null, eventIds };
  const other = await firstOfOtherKey(ctx, keyIdOf(ctx.ports.storage));
  return other ? { kind: "other_key", seq: other.seq, eventIds: [] } : null;
}

/**
 * Checks some seals after `afterSeq` and the events in them; called again from `checkedTo` until it `isDone`. Ends with
 * the first thing that is not as it was.
 */
export function verifySeals(ctx: ServiceContext, { afterSeq }: z.output<typeof verifySealsInput>) {
  return withTransaction(ctx, async (ctx) => {
    const total = (await lastSeal(ctx))?.seq ?? 0;
    let previous: Pick<Seal, "seq" | "mac"> | null = afterSeq > 0 ? await sealAt(ctx, afterSeq) : null;
    if (afterSeq > 0 && !previous) {
      const problem: SealProblem = { kind: "seal_missing", seq: afterSeq, eventIds: [] };
      return { total, checkedTo: afterSeq, events: 0, isDone: true, problem };
    }
    const seals = await sealsAfter(ctx, afterSeq, sealsAtOnce);
    let events = 0;
    for (const seal of seals) {
      const problem = await problemOf(ctx, previous, seal);
      if (problem) return { total, checkedTo: previous?.seq ?? 0, events, isDone: true, problem };
      events += seal.eventIds.length;
      previous = seal;
    }
    const isDone = seals.length < sealsAtOnce;
    const problem = isDone ? await wholeProblem(ctx) : null;
    return { total, checkedTo: previous?.seq ?? 0, events, isDone, problem };
  });
}

/** Everything, from the first seal on; `onStep` hears how far it is. */
export async function verifyAllSeals(
  ctx: ServiceContext,
  onStep: (step: { checkedTo: number; total: number }) => void = () => undefined,
) {
  let afterSeq = 0;
  let events = 0;
  for (;;) {
    const step = await verifySeals(ctx, { afterSeq });
    events += step.events;
    onStep(step);
    if (step.isDone) return { seals: step.checkedTo, events, problem: step.problem };
    afterSeq = step.checkedTo;
  }
}

/** Takes the newest seal that is there for the newest there was: for an operator who moved or restored the files. */
export function renewAnchor(ctx: ServiceContext): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    const last = await lastSeal(ctx);
    await writeAnchor(ctx, { seq: last?.seq ?? 0, mac: last?.mac ?? "" });
  });
}
