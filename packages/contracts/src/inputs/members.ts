import { z } from "zod";
import { idSchema } from "../ids.ts";
import { agentStatuses, locales, roles, tiers } from "../vocabulary.ts";
import { email, line, page, search } from "./fields.ts";

/** Long enough to resist guessing; no composition rules (NIST SP 800-63B §5.1.1.2). */
export const password = z.string().min(10).max(200);

/** Random, URL-safe, 32 bytes: what an invitation or reset link carries. Never empty (attack A3). */
export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const signInInput = z.strictObject({ email, password: z.string().min(1).max(200) });
export const requestLinkInput = z.strictObject({ email });
export const resetPasswordInput = z.strictObject({ token: linkToken, password });
export const acceptInvitationInput = z.strictObject({ token: linkToken, name: line(80), password });
/** Somebody who is signed in already accepts for the address that he or she signed in with. */
export const joinInvitationInput = z.strictObject({ token: linkToken });
export const changePasswordInput = z.strictObject({ current: z.string().min(1).max(200), password });

export const inviteMemberInput = z.strictObject({
  email,
  role: z.enum(roles),
  branchIds: z.array(idSchema).max(200).default([]),
});
export const changeMemberInput = z.strictObject({
  membershipId: idSchema,
  role: z.enum(roles),
  branchIds: z.array(idSchema).max(200).default([]),
});
export const listMembersInput = z.strictObject({
  ...page,
  search: search(200).default(""),
  role: z.enum([...roles, "staff"]).nullish(),
});
export const membershipIdInput = z.strictObject({ membershipId: idSchema });
export const invitationIdInput = z.strictObject({ invitationId: idSchema });
/** `chats`: what becomes of the own open chats when one goes; as the organisation has it where nothing is said. */
export const agentStatusInput = z.strictObject({
  status: z.enum(agentStatuses),
  chats: z.enum(["keep", "release"]).nullish(),
});
export const localeInput = z.strictObject({ locale: z.enum(locales) });
export const findPeopleInput = z.strictObject({
  search: search(200),
  limit: z.number().int().min(1).max(50).default(20),
});
export const contactIdInput = z.strictObject({ contactId: idSchema });
export const changeOrganizationInput = z.strictObject({
  name: line(80),
  accentHue: z.number().int().min(0).max(359),
  locale: z.enum(locales),
  timeZone: z.string().min(1).max(80),
});
export const createOrganizationInput = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  name: line(80),
  tier: z.enum(tiers).default("beta"),
  locale: z.enum(locales).default("en"),
  timeZone: z.string().min(1).max(80).default("UTC"),
  adminEmail: email,
});
