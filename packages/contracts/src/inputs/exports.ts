import { z } from "zod";
import { auditFilters } from "./audit.ts";

/** How many lines one file holds at most. */
export const dataExportLimit = 100_000;

const audit = z.strictObject({ kind: z.literal("audit"), ...auditFilters });
const interactions = z.strictObject({
  kind: z.literal("ai_interactions"),
  format: z.enum(["csv", "jsonl"]).default("csv"),
  days: z.number().int().min(1).max(366).default(30),
});

/** What a file for admins is made of. */
export const startDataExportInput = z.discriminatedUnion("kind", [audit, interactions]);
export type DataExportQuery = z.output<typeof startDataExportInput>;

export const dataExportKinds = ["audit", "ai_interactions"] as const;
export const listDataExportsInput = z.strictObject({ kind: z.enum(dataExportKinds) });
