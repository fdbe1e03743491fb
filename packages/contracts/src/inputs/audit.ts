import { z } from "zod";
import { eventKinds } from "../events.ts";
import { idSchema } from "../ids.ts";
import { page } from "./fields.ts";

/** Who acted: one member, or everybody of a kind. */
export const auditActorKinds = [
  "agent",
  "admin",
  "super_admin",
  "customer",
  "visitor",
  "ai",
  "system",
] as const;

/** Which part of the history. */
export const auditFilters = {
  kinds: z.array(z.enum(eventKinds)).max(eventKinds.length).default([]),
  actor: z
    .union([z.strictObject({ membershipId: idSchema }), z.strictObject({ kind: z.enum(auditActorKinds) })])
    .nullable()
    .default(null),
  from: z.iso.datetime().nullable().default(null),
  until: z.iso.datetime().nullable().default(null),
};

export const listAuditInput = z.strictObject({ ...page, ...auditFilters });

export const verifySealsInput = z.strictObject({
  afterSeq: z.number().int().min(0).max(2_147_483_647).default(0),
});

const readLimit = z.number().int().min(20).max(100_000);
export const changeReadLimitInput = z.strictObject({ seen: z.number().int(), limit: readLimit });
