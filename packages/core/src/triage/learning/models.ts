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

/** Which model is the newest; read together with other things, so that asking costs no way of its own. */
export type NewestModel = Pick<Known, "version" | "fingerprint">;

/**
 * The organisation's model that `newest` names; null where it has none. What other organisations have learned is
 * neither read nor kept under this one's name.
 */
export async function readModel(ctx: ServiceContext, newest: NewestModel | null): Promise<Known | null> {
  const orgId = ctx.org.id;
  if (!newest) {
    known.delete(orgId);
    return null;
  }
  const { version, fingerprint } = newest;
  const kept = known.get(orgId);
  if (kept?.fingerprint === fingerprint) return kept;
  const row = await withTransaction(ctx, ({ tx }) =>
    tx.triageModel.findFirst({ where: { orgId, version, fingerprint }, select: { content: true } }),
  );
  if (!row) return null;
  const read = { version, fingerprint, model: await decodeModel(row.content) };
  known.set(orgId, read);
  return read;
}
