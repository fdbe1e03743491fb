import type { EventKind } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";

type Content = Readonly<Record<string, Prisma.InputJsonValue | null>>;

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** PURE. What changed, before → after. */
export function difference(before: Content | null, after: Content | null): Prisma.InputJsonObject {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changes = keys.flatMap((key) => {
    const from = before?.[key] ?? null;
    const to = after?.[key] ?? null;
    return isSame(from, to) ? [] : [[key, { from, to }] as const];
  });
  return Object.fromEntries(changes);
}

/** Writes the event of a change to a setting: what it is, and before → after. */
export function recordChange(
  ctx: TxContext,
  kind: EventKind,
  { of, id, before, after }: { of: string; id: string; before: Content | null; after: Content | null },
) {
  return emit(ctx, { kind, subjectId: id, data: { of, ...difference(before, after) } });
}
