import type { KbImportState } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../../context.ts";
import { DomainError, notFound } from "../../errors.ts";
import { isUniqueViolation } from "../../unique-violation.ts";

/** One that says nothing for so long has died with its process. */
const silentMs = 10 * 60_000;

export const archiveKey = (orgId: string, importId: string) => `${orgId}/imports/${importId}`;

export const importRunning = () => new DomainError("CONFLICT", "import_running");
export const importNotReady = () => new DomainError("PRECONDITION", "import_not_ready");

/** Lets go of imports whose process is gone, so that another may run. */
export async function releaseSilent({ tx, org, now }: TxContext): Promise<void> {
  await tx.kbImport.updateMany({
    where: {
      orgId: org.id,
      state: { in: ["checking", "importing"] },
      updatedAt: { lt: new Date(now().getTime() - silentMs) },
    },
    data: { state: "failed", failure: "interrupted", finishedAt: now() },
  });
}

/**
 * Moves an import on, if it is where it must be. NOT_FOUND; PRECONDITION `import_not_ready`; CONFLICT `import_running`
 * while another one runs.
 */
export async function moveImport(
  ctx: ServiceContext,
  importId: string,
  from: readonly KbImportState[],
  change: (ctx: TxContext) => Promise<{ state: KbImportState } & Record<string, unknown>>,
): Promise<void> {
  try {
    await withTransaction(ctx, async (ctx) => {
      const { tx, org, now } = ctx;
      await releaseSilent(ctx);
      const where = { orgId: org.id, id: importId };
      if ((await tx.kbImport.count({ where })) === 0) throw notFound();
      const { count } = await tx.kbImport.updateMany({
        where: { ...where, state: { in: [...from] } },
        data: { ...(await change(ctx)), updatedAt: now() },
      });
      if (count !== 1) throw importNotReady();
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw importRunning();
    throw error;
  }
}
