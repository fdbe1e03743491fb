import type { changePasswordInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import type { ServiceContext } from "../context.ts";
import { invalid, unauthenticated } from "../errors.ts";
import { disconnect, findPerson, setPassword } from "./internal.ts";
import { hashPassword, verifyPassword } from "./password.ts";

/**
 * Changes the own password. Every session ends, this one too (attack A7): sign in again with the new one.
 * Throws INVALID `password_wrong` naming `current`, and LIMIT_REACHED.
 */
export async function changePassword(
  ctx: ServiceContext,
  { current, password }: z.output<typeof changePasswordInput>,
): Promise<void> {
  const { userId, email } = requireMember(ctx.actor);
  const { db, limiter } = ctx.ports;
  await limiter.consume("sign_in", email);
  const person = await db.withPerson(userId, (tx) => findPerson(tx, userId));
  if (!person) throw unauthenticated();
  if (!(await verifyPassword(person.passwordHash, current))) {
    throw invalid({ current: ["not the right password"] }, "password_wrong");
  }
  const passwordHash = await hashPassword(password);
  await db.withPerson(userId, (tx) => setPassword(tx, userId, passwordHash, ctx.now()));
  await limiter.refund("sign_in", email);
  disconnect(ctx.ports, userId);
}
