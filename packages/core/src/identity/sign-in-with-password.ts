import type { signInInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { type Entry, findPersonByEmail, type Session } from "./internal.ts";
import { verifyPassword } from "./password.ts";
import { peerKey } from "./rules.ts";

/**
 * The session of who gives the right password; null for everything else, without saying what was wrong.
 * Throws LIMIT_REACHED, and UNAVAILABLE where attempts cannot be counted (attack A6).
 */
export async function signInWithPassword(
  entry: Entry,
  { email, password }: z.output<typeof signInInput>,
): Promise<Session | null> {
  const { db, limiter } = entry.ports;
  const peer = peerKey(entry.clientIp);
  await limiter.consume("sign_in_ip", peer);
  await limiter.consume("sign_in", email);
  const person = await findPersonByEmail(db, email);
  const isRight = await verifyPassword(person?.passwordHash ?? null, password);
  if (!person || !isRight) return null;
  await Promise.all([limiter.refund("sign_in_ip", peer), limiter.refund("sign_in", email)]);
  return { userId: person.id, sessionVersion: person.sessionVersion };
}
