import { LRUCache } from "lru-cache";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { decodeModel } from "./codec.ts";
import type { Model } from "./train.ts";

type Known = { fingerprint: string; version: number; model: Model };

/** Models that this process has read, by organisation; 64 MB of weights at most. */
const known = new LRUCache<string, Known>({
  maxSize: 64_000_000,
  sizeCalculation: ({ model: { vocabulary, heads } }) =>
    vocabulary.keys.length * 60 +
    Object.values(heads).reduce((sum, { weights }) => sum + weights.rows.byteLength, 1),
});

/**
 * The newest model of the organisation, as the database has it now; null where it has not learned enough. What other
 * organisations have learned is neither read nor kept under this one's name.
 */
export async function currentModel(ctx: ServiceContext): Promise<Known | null> {
  const orgId = ctx.org.id;
  const kept = known.get(orgId);
  const { newest, changed } = await withTransaction(ctx, async ({ tx }) => {
    const latest = { where: { orgId }, orderBy: { version: "desc" } } as const;
    const newest = await tx.triageModel.findFirst({ ...latest, select: { fingerprint: true } });
    const isKept = !newest || newest.fingerprint === kept?.fingerprint;
    const select = { version: true, fingerprint: true, content: true };
    return { newest, changed: isKept ? null : await tx.triageModel.findFirst({ ...latest, select }) };
  });
  if (changed) {
    const { version, fingerprint, content } = changed;
    const read = { version, fingerprint, model: await decodeModel(content) };
    known.set(orgId, read);
    return read;
  }
  if (newest && kept) return kept;
  known.delete(orgId);
  return null;
}
