import { timingSafeEqual } from "node:crypto";
import { requireMember } from "./actor.ts";
import type { ServiceContext } from "./context.ts";
import { notFound } from "./errors.ts";

const linkSeconds = 900;
/** For how long a file can be fetched. */
export const keptDays = 7;
/** The moment before which files are no longer there. */
export const oldestKept = (ctx: ServiceContext) => new Date(ctx.now().getTime() - keptDays * 86_400_000);

export type GivenLink = { id: string; expires: string; signature: string };

function signature(ctx: ServiceContext, purpose: string, id: string, expires: string) {
  const { membershipId } = requireMember(ctx.actor);
  return ctx.ports.storage.sign([purpose, ctx.org.id, id, membershipId, expires].join("\n"));
}

/** What follows the address of a person's own file for a quarter of an hour. */
export function signLink(ctx: ServiceContext, purpose: string, id: string): string {
  const expires = String(Math.floor(ctx.now().getTime() / 1000) + linkSeconds);
  return String(new URLSearchParams({ expires, signature: signature(ctx, purpose, id, expires) }));
}

/** Throws NOT_FOUND where we did not sign it, for somebody else, or too long ago. */
export function requireSigned(ctx: ServiceContext, purpose: string, given: GivenLink): void {
  if (!/^\d{1,12}$/.test(given.expires)) throw notFound();
  const right = Buffer.from(signature(ctx, purpose, given.id, given.expires));
  const signed = Buffer.from(given.signature);
  if (right.length !== signed.length || !timingSafeEqual(right, signed)) throw notFound();
  if (ctx.now().getTime() >= Number(given.expires) * 1000) throw notFound();
}
