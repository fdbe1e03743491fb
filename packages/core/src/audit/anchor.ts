import { z } from "zod";
import type { ServiceContext } from "../context.ts";
import type { Seal } from "./seal-chain.ts";

/**
 * The newest seal, kept outside the database as well: who cuts the newest seals there, or all of them, cannot cut this.
 * Signed, so that nobody puts another in its place.
 */
export type Anchor = { seq: number; mac: string };
export type AnchorState = { kind: "none" } | { kind: "forged" } | { kind: "known"; anchor: Anchor };

const fileSchema = z.object({ seq: z.number().int().min(0), mac: z.string(), signature: z.string() });

const keyOf = (orgId: string) => `audit/${orgId}/head`;

const signatureOf = ({ ports, org }: ServiceContext, { seq, mac }: Anchor) =>
  ports.storage.sign(["handrail audit anchor", org.id, seq, mac].join("\n"));

/** Before the first seal there is one that names none, so that a missing one always means something. */
export const firstAnchor: Anchor = { seq: 0, mac: "" };

export async function readAnchor(ctx: ServiceContext): Promise<AnchorState> {
  const bytes = await ctx.ports.storage.read(keyOf(ctx.org.id));
  if (!bytes) return { kind: "none" };
  try {
    const { signature, ...anchor } = fileSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
    return signature === signatureOf(ctx, anchor) ? { kind: "known", anchor } : { kind: "forged" };
  } catch {
    return { kind: "forged" };
  }
}

export async function writeAnchor(ctx: ServiceContext, { seq, mac }: Anchor): Promise<void> {
  const file = { seq, mac, signature: signatureOf(ctx, { seq, mac }) };
  await ctx.ports.storage.put(keyOf(ctx.org.id), Buffer.from(JSON.stringify(file)));
}

/** What the anchor says against the seals that are there; `at` is the seal at the anchor's place. */
export function anchorProblem(
  state: AnchorState,
  last: Pick<Seal, "seq"> | null,
  at: Pick<Seal, "mac"> | null,
): "anchor_missing" | "anchor_changed" | "seals_cut" | null {
  if (state.kind === "none") return last ? "anchor_missing" : null;
  if (state.kind === "forged") return "anchor_changed";
  const { seq, mac } = state.anchor;
  if (seq === 0) return null;
  return at?.mac === mac ? null : "seals_cut";
}
