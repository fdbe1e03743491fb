import { z } from "zod";
import { idSchema } from "../ids.ts";
import type { Permission } from "../permissions.ts";
import { line } from "./fields.ts";

/** What a key may be allowed: permissions that programs have a use for. */
export const keyScopes = [
  "kb:search",
  "kb:read",
  "tickets:read",
  "tickets:write",
  "tickets:assign",
] as const satisfies readonly Permission[];
export type KeyScope = (typeof keyScopes)[number];

/** How long a key may live, in days; null for ever. */
export const keyLifetimes = [7, 30, 90, 365, null] as const;

export const createApiKeyInput = z.strictObject({
  name: line(60),
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
  /** None: every branch that the creator works on. */
  branchIds: z.array(idSchema).max(200),
  lifetimeDays: z.literal(keyLifetimes),
});

export const apiKeyIdInput = z.strictObject({ keyId: idSchema });

/** A key as it is sent: a part that is shown, the organisation, the secret. */
export const apiKeyShape = /^hrk_([0-9a-f]{8})([\w-]{22})([\w-]{43})$/;
