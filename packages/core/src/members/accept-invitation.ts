import type { acceptInvitationInput, joinInvitationInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import type { ServiceContext } from "../context.ts";
import { conflict, forbidden, invalid } from "../errors.ts";
import {
  type Entry,
  findPersonByEmail,
  hashPassword,
  type Person,
  verifyPassword,
} from "../identity/index.ts";
import { newId } from "../ids.ts";
import { isUniqueViolation } from "../unique-violation.ts";
import { joinOrganization } from "./join-organization.ts";
import { openInvitation } from "./open-invitation.ts";

/** Whoever already has a password here proves it; the token alone does not open an account that exists. */
async function provePassword(entry: Entry, person: Person, password: string) {
  const { limiter } = entry.ports;
  await limiter.consume("sign_in", person.email);
  if (!(await verifyPassword(person.passwordHash, password))) {
    throw invalid({ password: ["not the right password"] }, "password_wrong");
  }
  await limiter.refund("sign_in", person.email);
}

/**
 * Accepts an invitation for its address: somebody new chooses name and password, somebody known gives the own
 * password. Resolves to the address to sign in with. Throws PRECONDITION `link_expired`, INVALID `password_wrong`,
 * CONFLICT `email_taken` where the person is a member already.
 */
export async function acceptInvitation(
  entry: Entry,
  { token, name, password }: z.output<typeof acceptInvitationInput>,
): Promise<{ email: string; slug: string }> {
  const invitation = await openInvitation(entry, token);
  const person = invitation.userId ? await findPersonByEmail(entry.ports.db, invitation.email) : null;
  if (person?.passwordHash) await provePassword(entry, person, password);
  const passwordHash = person?.passwordHash ? null : await hashPassword(password);
  try {
    return await joinOrganization(entry, invitation, {
      userId: invitation.userId ?? newId(),
      isNew: invitation.userId === null,
      name,
      passwordHash,
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("email_taken");
    throw error;
  }
}

/** Accepts an invitation as who is signed in. Throws FORBIDDEN where it is for another address. */
export async function joinInvitation(
  ctx: ServiceContext,
  entry: Entry,
  { token }: z.output<typeof joinInvitationInput>,
): Promise<{ email: string; slug: string }> {
  const { userId, email, name } = requireMember(ctx.actor);
  const invitation = await openInvitation(entry, token);
  if (invitation.userId !== userId || invitation.email !== email) throw forbidden();
  return joinOrganization(entry, invitation, { userId, isNew: false, name, passwordHash: null });
}
