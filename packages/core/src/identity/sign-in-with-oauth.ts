import { email } from "@handrail/contracts/inputs/fields";
import { type Entry, findPerson, type Session, userIdByEmail, userIdByOauth } from "./internal.ts";

export type OauthIdentity = {
  provider: string;
  providerAccountId: string;
  email: string | null | undefined;
  /** Whether the provider itself vouches for the address. */
  isEmailVerified: boolean;
};

/** The session of a linked account; null where it is linked to nobody who may sign in. */
export async function findOauthSession(
  { ports }: Pick<Entry, "ports">,
  { provider, providerAccountId }: Pick<OauthIdentity, "provider" | "providerAccountId">,
): Promise<Session | null> {
  const userId = await userIdByOauth(ports.db, provider, providerAccountId);
  if (!userId) return null;
  const person = await ports.db.withPerson(userId, (tx) => findPerson(tx, userId));
  return person && { userId, sessionVersion: person.sessionVersion };
}

/**
 * Signs in with another provider's account: one that is linked already, or whose verified address is exactly that
 * of a person here, which links it (attack A1). Never makes a person. Null for everybody else, alike.
 */
export async function signInWithOauth(
  entry: Pick<Entry, "ports" | "now">,
  identity: OauthIdentity,
): Promise<Session | null> {
  const { provider, providerAccountId } = identity;
  if (!identity.isEmailVerified || !providerAccountId) return null;
  const linked = await userIdByOauth(entry.ports.db, provider, providerAccountId);
  if (linked) return findOauthSession(entry, identity);
  const address = email.safeParse(identity.email);
  if (!address.success) return null;
  const userId = await userIdByEmail(entry.ports.db, address.data);
  if (!userId) return null;
  return entry.ports.db.withPerson(userId, async (tx) => {
    const person = await findPerson(tx, userId);
    if (!person) return null;
    await tx.oauthAccount.create({
      data: { provider, providerAccountId, userId, createdAt: entry.now() },
      select: { userId: true },
    });
    return { userId, sessionVersion: person.sessionVersion };
  });
}
