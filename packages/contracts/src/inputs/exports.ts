import { z } from "zod";
import type { Permission } from "../permissions.ts";
import { locales } from "../vocabulary.ts";
import { auditFilters } from "./audit.ts";
import { queueColumns, viewQuerySchema } from "./queue.ts";

export const exportKinds = ["tickets", "audit", "ai_interactions"] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What one has to be allowed to have a file of a kind. */
export const exportPermissions = {
  tickets: "tickets:read",
  audit: "audit:read",
  ai_interactions: "audit:read",
} as const satisfies Record<ExportKind, Permission>;

/** How many lines one file holds at most. */
export const exportLimits = {
  tickets: 50_000,
  audit: 100_000,
  ai_interactions: 100_000,
} as const satisfies Record<ExportKind, number>;

const tickets = z.strictObject({
  kind: z.literal("tickets"),
  query: viewQuerySchema,
  columns: z.array(z.enum(queueColumns)).min(1).max(queueColumns.length),
  locale: z.enum(locales),
});
const audit = z.strictObject({ kind: z.literal("audit"), ...auditFilters });
const interactions = z.strictObject({
  kind: z.literal("ai_interactions"),
  format: z.enum(["csv", "jsonl"]).default("csv"),
  days: z.number().int().min(1).max(366).default(30),
});

/** What a file is made of. */
export const startExportInput = z.discriminatedUnion("kind", [tickets, audit, interactions]);
export type ExportQuery = z.output<typeof startExportInput>;
/** The part of `ExportQuery` that is of a kind. */
export type ExportQueryOf<Kind extends ExportKind> = Extract<ExportQuery, { kind: Kind }>;

export const listExportsInput = z.strictObject({ kind: z.enum(exportKinds) });
