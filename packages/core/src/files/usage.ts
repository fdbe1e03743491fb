import type { TxContext } from "../context.ts";
import { DomainError } from "../errors.ts";

/** Takes room for a file; waits for others who take some. Throws LIMIT_REACHED `storage_full` where there is too little. */
export async function takeRoom(ctx: TxContext, bytes: number): Promise<void> {
  const { organizationBytes } = ctx.ports.storage.limits;
  await ctx.tx
    .$executeRaw`INSERT INTO file_usage (org_id) VALUES (${ctx.org.id}::uuid) ON CONFLICT DO NOTHING`;
  const { count } = await ctx.tx.fileUsage.updateMany({
    where: { orgId: ctx.org.id, bytes: { lte: organizationBytes - bytes } },
    data: { bytes: { increment: bytes } },
  });
  if (count !== 1) throw new DomainError("LIMIT_REACHED", "storage_full");
}

/** Gives room back. */
export async function giveRoom(ctx: TxContext, bytes: number): Promise<void> {
  await ctx.tx.fileUsage.updateMany({
    where: { orgId: ctx.org.id },
    data: { bytes: { decrement: bytes } },
  });
}
