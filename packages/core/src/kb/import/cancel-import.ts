import type { importIdInput } from "@handrail/contracts/inputs/kb-import";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { archiveKey } from "./claim.ts";

/** Stops an import after the pages in hand; what is written stays. One that has not begun gives up its archive. */
export async function cancelImport(ctx: ServiceContext, { importId }: z.output<typeof importIdInput>) {
  const orgId = ctx.org.id;
  const waited = await withTransaction(ctx, async ({ tx, now }) => {
    if ((await tx.kbImport.count({ where: { orgId, id: importId } })) === 0) throw notFound();
    await tx.kbImport.updateMany({
      where: { orgId, id: importId, state: { in: ["checking", "importing"] } },
      data: { isCancelled: true },
    });
    const { count } = await tx.kbImport.updateMany({
      where: { orgId, id: importId, state: { in: ["uploaded", "checked", "failed"] } },
      data: { state: "cancelled", finishedAt: now(), updatedAt: now() },
    });
    return count === 1;
  });
  if (waited) await ctx.ports.storage.remove(archiveKey(orgId, importId));
  return { importId };
}
