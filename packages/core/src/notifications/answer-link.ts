import { timingSafeEqual } from "node:crypto";
import type { ServiceContext } from "../context.ts";
import { notFound, precondition } from "../errors.ts";

/** How long a mail can be answered with one click: as long as people look for an old one. */
const lifetimeSeconds = 30 * 24 * 60 * 60;

type AnswerLink = { messageId: string; expires: string; signature: string };

const signatureOf = (ctx: ServiceContext, messageId: string, expires: string) =>
  ctx.ports.storage.sign(["answer feedback", ctx.org.id, messageId, expires].join("\n"));

/** Where the reader of a mail says whether its answer helped. Opening it says nothing yet: mail scanners open links. */
export function answerUrl(ctx: ServiceContext, messageId: string, helpful: boolean): string {
  const expires = String(Math.floor(ctx.now().getTime() / 1000) + lifetimeSeconds);
  const query = new URLSearchParams({
    answer: messageId,
    helpful: helpful ? "yes" : "no",
    expires,
    signature: signatureOf(ctx, messageId, expires),
  });
  return `${ctx.ports.publicUrl}/o/${ctx.org.slug}/support/feedback?${query}`;
}

/** Throws NOT_FOUND where the link was not made by us for this answer; PRECONDITION `link_expired`. */
export function checkAnswerLink(ctx: ServiceContext, { messageId, expires, signature }: AnswerLink): void {
  if (!/^\d{1,12}$/.test(expires)) throw notFound();
  const right = Buffer.from(signatureOf(ctx, messageId, expires));
  const given = Buffer.from(signature);
  if (right.length !== given.length || !timingSafeEqual(right, given)) throw notFound();
  if (ctx.now().getTime() >= Number(expires) * 1000) throw precondition("link_expired");
}
