import type { KbImportOutcome } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../../context.ts";
import type { FileReport } from "./types.ts";

export type ImportCounts = Partial<Record<KbImportOutcome, number>>;

const batch = 500;

/** Writes what came of files, counts it, and says how far the import is. */
export class ReportWriter {
  readonly #importId: string;
  #position: number;
  readonly counts: ImportCounts;
  /** Paths that an attempt before this one has settled. */
  readonly settled: ReadonlySet<string>;

  private constructor(importId: string, settled: ReadonlySet<string>, counts: ImportCounts) {
    this.#importId = importId;
    this.#position = settled.size;
    this.settled = settled;
    this.counts = counts;
  }

  /** @param isFresh forgets what was written before */
  static open(ctx: ServiceContext, importId: string, isFresh: boolean): Promise<ReportWriter> {
    return withTransaction(ctx, async ({ tx, org }) => {
      const where = { orgId: org.id, importId };
      if (isFresh) await tx.kbImportFile.deleteMany({ where });
      const rows = isFresh
        ? []
        : await tx.kbImportFile.findMany({ where, select: { path: true, outcome: true } });
      const counts: ImportCounts = {};
      for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
      return new ReportWriter(importId, new Set(rows.map(({ path }) => path)), counts);
    });
  }

  get done() {
    return this.#position;
  }

  /** In the transaction of what it tells. */
  async write(ctx: ServiceContext | TxContext, reports: readonly FileReport[]): Promise<void> {
    for (let start = 0; start < reports.length; start += batch) {
      const part = reports.slice(start, start + batch);
      await withTransaction(ctx, (ctx) => this.#writePart(ctx, part));
    }
  }

  async #writePart({ tx, org, now, afterCommit }: TxContext, reports: readonly FileReport[]) {
    const orgId = org.id;
    const importId = this.#importId;
    const counts = { ...this.counts };
    for (const { outcome } of reports) counts[outcome] = (counts[outcome] ?? 0) + 1;
    await tx.kbImportFile.createMany({
      data: reports.map(({ notes = [], ...report }, index) => ({
        ...report,
        orgId,
        importId,
        position: this.#position + index,
        path: report.path.slice(0, 500),
        notes: notes.map(({ code, detail }) => ({ code, detail })),
      })),
    });
    await tx.kbImport.updateMany({
      where: { orgId, id: importId },
      data: { done: this.#position + reports.length, counts, updatedAt: now() },
    });
    afterCommit.push(() => {
      this.#position += reports.length;
      Object.assign(this.counts, counts);
    });
  }
}
