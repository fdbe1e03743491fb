import { mintOrgId, type OrgId } from "@handrail/contracts";
import { createOrganizationInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type OrgSnapshot, type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { conflict, invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import type { Ports } from "../ports.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { recordInvitation } from "./record-invitation.ts";
import { isTimeZone } from "./rules.ts";

type Owner = { ports: Ports; now: () => Date };

const firstCategory = {
  en: { name: "General", description: "Everything that fits nowhere else" },
  es: { name: "General", description: "Todo lo que no encaja en otra categoría" },
} as const;

const firstDesks = [
  { kind: "customer", numberPattern: "TICKET-{seq:4}" },
  { kind: "public", numberPattern: "SAAS-{yyyymmdd}-{rand:5}" },
  { kind: "internal", numberPattern: "TKT-{yyyymm}-{seq:4}" },
] as const;

/**
 * Makes an organisation that can be worked with at once: its three desks, a category, and an invitation to
 * its first admin. Throws CONFLICT `slug_taken`, INVALID naming the field.
 */
export async function createOrganization(
  { ports, now }: Owner,
  input: z.input<typeof createOrganizationInput>,
): Promise<{ orgId: OrgId; invitationId: string }> {
  const { adminEmail, ...given } = createOrganizationInput.parse(input);
  if (!isTimeZone(given.timeZone)) throw invalid({ timeZone: ["not a time zone"] });
  const org: OrgSnapshot = {
    ...given,
    id: mintOrgId(newId()),
    accentHue: 190,
    logoKey: null,
    deepLinks: {},
    autoSendPairs: [],
    confidenceThreshold: 0.75,
    autoSendThreshold: null,
    aiReplies: true,
    kbVersion: 0,
  };
  const ctx: ServiceContext = {
    org,
    ports,
    now,
    actor: { kind: "system", job: "organization.create" },
    requestId: newId(),
  };
  const { id: orgId } = org;
  try {
    return await withTransaction(ctx, async (ctx) => {
      await ctx.tx.organization.create({ data: { ...given, id: orgId }, select: { id: true } });
      await ctx.tx.desk.createMany({
        data: firstDesks.map((desk) => ({ ...desk, orgId, id: newId(), name: given.name })),
      });
      await ctx.tx.category.create({
        data: { orgId, id: newId(), key: "general", ...firstCategory[given.locale] },
        select: { id: true },
      });
      await emit(ctx, { kind: "organization.changed", data: { created: given.slug } });
      const invitation = await recordInvitation(ctx, { email: adminEmail, role: "admin", branchIds: [] });
      return { orgId, invitationId: invitation.id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("slug_taken");
    throw error;
  }
}
