import { deepLinkKinds, locales, mintOrgId, tiers } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import type { OrgSnapshot } from "../context.ts";

/** What a snapshot is read from; the same names as the columns of the Prisma model. */
export const snapshotSelect = {
  id: true,
  slug: true,
  name: true,
  tier: true,
  locale: true,
  timeZone: true,
  accentHue: true,
  logoKey: true,
  deepLinks: true,
  autoSendPairs: true,
  confidenceThreshold: true,
  autoSendThreshold: true,
  aiReplies: true,
  kbVersion: true,
} as const satisfies Prisma.OrganizationSelect;

/** Brands the id: a snapshot is only ever parsed from a row of the database. */
export const orgSnapshotSchema: z.ZodType<OrgSnapshot> = z.object({
  id: z.string().transform(mintOrgId),
  slug: z.string(),
  name: z.string(),
  tier: z.enum(tiers),
  locale: z.enum(locales),
  timeZone: z.string(),
  accentHue: z.number(),
  logoKey: z.string().nullable(),
  deepLinks: z.partialRecord(z.enum(deepLinkKinds), z.string()).catch({}),
  autoSendPairs: z.array(z.object({ category: z.string(), intent: z.string() })).catch([]),
  confidenceThreshold: z.number(),
  autoSendThreshold: z.number().nullable(),
  aiReplies: z.boolean(),
  kbVersion: z.number(),
});
