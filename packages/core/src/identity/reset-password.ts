import type { resetPasswordInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { precondition } from "../errors.ts";
import { disconnect, type Entry, findPerson, setPassword, userIdByLink } from "./internal.ts";
import { hashPassword } from "./password.ts";
import { peerKey } from "./rules.ts";
import { hashToken } from "./tokens.ts";

/**
 * Sets a new password with a reset link, which is used up; every session ends (attack A7). Resolves to the address
 * to sign in with. Throws PRECONDITION `link_expired` for every token that does not work.
 */
export async function resetPassword(
  entry: Entry,
  { token, password }: z.output<typeof resetPasswordInput>,
): Promise<{ email: string }> {
  const { db, limiter } = entry.ports;
  await limiter.consume("token_ip", peerKey(entry.clientIp));
  const tokenHash = hashToken(token);
  const userId = await userIdByLink(db, tokenHash);
  if (!userId) throw precondition("link_expired");
  const passwordHash = await hashPassword(password);
  const email = await db.withPerson(userId, async (tx) => {
    const now = entry.now();
    const { count } = await tx.linkToken.updateMany({
      where: { tokenHash, userId, kind: "reset_password", usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    const person = count === 1 ? await findPerson(tx, userId) : null;
    if (!person) throw precondition("link_expired");
    await setPassword(tx, userId, passwordHash, now);
    return person.email;
  });
  disconnect(entry.ports, userId);
  return { email };
}
