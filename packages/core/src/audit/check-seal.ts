import type { TxContext } from "../context.ts";
import { compareEvents, type Seal, sealProblem } from "./seal-chain.ts";
import { rowsOf, sealAt, sealsAfter } from "./seal-rows.ts";

const mostNamed = 20;

export const sealProblems = [
  "event_changed",
  "event_missing",
  "event_slipped_in",
  "seal_changed",
  "seal_missing",
  "other_key",
  "seals_cut",
  "anchor_missing",
  "anchor_changed",
] as const;

/** The first thing that is not as it was: in which batch, and which events where that is known. */
export type SealProblem = { kind: (typeof sealProblems)[number]; seq: number | null; eventIds: string[] };

/** What is wrong with a seal or the events in it; one made with another key can still be told by its place and events. */
export async function problemOf(
  ctx: TxContext,
  previous: Pick<Seal, "seq" | "mac"> | null,
  seal: Seal,
): Promise<SealProblem | null> {
  const own = sealProblem(ctx.ports.storage, ctx.org.id, previous, seal);
  if (own && own !== "other_key")
    return { kind: own, seq: own === "seal_missing" ? (previous?.seq ?? 0) + 1 : seal.seq, eventIds: [] };
  const { missing, changed } = compareEvents(seal, await rowsOf(ctx, seal.eventIds));
  const [kind, ids] =
    missing.length > 0 ? (["event_missing", missing] as const) : (["event_changed", changed] as const);
  return ids.length > 0 ? { kind, seq: seal.seq, eventIds: ids.slice(0, mostNamed) } : null;
}

/** The same of the seal at a place, which has to be there. */
export async function problemAt(ctx: TxContext, seq: number): Promise<SealProblem | null> {
  const [seal] = await sealsAfter(ctx, seq - 1, 1);
  if (seal?.seq !== seq) return { kind: "seal_missing", seq, eventIds: [] };
  return problemOf(ctx, seq > 1 ? await sealAt(ctx, seq - 1) : null, seal);
}
