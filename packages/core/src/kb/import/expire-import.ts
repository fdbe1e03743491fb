import { type ServiceContext, withTransaction } from "../../context.ts";
import { archiveKey } from "./claim.ts";

/** Removes an archive that nobody imported. One that is being read is left to the import itself. */
export async function expireImport(ctx: ServiceContext, importId: string): Promise<void> {
  const orgId = ctx.org.id;
  const isRunning = await withTransaction(ctx, async ({ tx, now }) => {
    const where = { orgId, id: importId };
    await tx.kbImport.updateMany({
      where: { ...where, state: { in: ["uploaded", "checked"] } },
      data: { state: "cancelled", finishedAt: now(), updatedAt: now() },
    });
    return (await tx.kbImport.count({ where: { ...where, state: { in: ["checking", "importing"] } } })) > 0;
  });
  if (!isRunning) await ctx.ports.storage.remove(archiveKey(orgId, importId));
}
