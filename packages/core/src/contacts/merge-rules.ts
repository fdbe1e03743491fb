import type { ErrorReason } from "@handrail/contracts";
import { z } from "zod";

/** PURE. Which contacts may become one, and what the one that stays takes over. */

type Proof = { userId: string | null; email: string | null; isVerified: boolean };

const isSameAddress = (one: Proof, two: Proof) =>
  one.email !== null && one.email.toLowerCase() === two.email?.toLowerCase();

/**
 * Whoever can sign in as, or is mailed links at the address of, the one that stays reads everything afterwards. So a
 * login is never joined with another, never goes, and an address that nobody has proved never stays, unless it is the
 * same address. Null where nothing speaks against it.
 */
export function refusalOf(source: Proof, target: Proof): ErrorReason | null {
  if (source.userId && target.userId) return "both_have_login";
  if (source.userId) return "login_must_stay";
  if (target.userId || target.isVerified || !target.email || isSameAddress(source, target)) return null;
  return "unproven_stays";
}

const factsSchema = z.array(z.looseObject({ label: z.string() })).catch([]);

type Known = Omit<Proof, "userId"> & {
  phone: string | null;
  company: string | null;
  externalId: string | null;
  attributes: unknown;
};

/** What the one that stays does not know yet and the other does; an address only where it was proved. */
export function fillsIn(source: Known, target: Known) {
  const known = factsSchema.parse(target.attributes);
  const more = factsSchema
    .parse(source.attributes)
    .filter(({ label }) => !known.some((fact) => fact.label === label));
  return {
    ...(!target.email && source.email && source.isVerified ? { email: source.email, isVerified: true } : {}),
    ...(!target.phone && source.phone ? { phone: source.phone } : {}),
    ...(!target.company && source.company ? { company: source.company } : {}),
    ...(!target.externalId && source.externalId ? { externalId: source.externalId } : {}),
    ...(more.length > 0 ? { attributes: [...known, ...more] } : {}),
  };
}
