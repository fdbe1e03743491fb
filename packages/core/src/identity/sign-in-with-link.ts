import { type Entry, findPerson, type Session, userIdByLink } from "./internal.ts";
import { peerKey } from "./rules.ts";
import { hashOfGiven } from "./tokens.ts";

/** The session of who holds an unused sign-in link; the link is used up. Null for every other token. */
export async function signInWithLink(entry: Entry, token: unknown): Promise<Session | null> {
  const { db, limiter } = entry.ports;
  await limiter.consume("token_ip", peerKey(entry.clientIp));
  const tokenHash = hashOfGiven(token);
  const userId = tokenHash && (await userIdByLink(db, tokenHash));
  if (!userId) return null;
  return db.withPerson(userId, async (tx) => {
    const now = entry.now();
    const { count } = await tx.linkToken.updateMany({
      where: { tokenHash, userId, kind: "sign_in", usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    const person = count === 1 ? await findPerson(tx, userId) : null;
    return person && { userId, sessionVersion: person.sessionVersion };
  });
}
