import type { Prisma } from "@handrail/db";
import type { Actor } from "../actor.ts";
import type { ServiceContext } from "../context.ts";
import { unauthenticated } from "../errors.ts";
import { conversationScope, messageScope } from "../scope.ts";

/** Whose an upload is: a member's, or, in the portal, of who holds the key. */
export type Uploader = { uploaderId: string; visitorKey: null } | { uploaderId: null; visitorKey: string };

/** The actor as an uploader; guests upload under their session. Throws UNAUTHENTICATED where it is nobody and has no key. */
export function uploaderOf(actor: Actor, visitorKey?: string | null): Uploader {
  if (actor.kind === "member") return { uploaderId: actor.membershipId, visitorKey: null };
  if (actor.kind === "guest") return { uploaderId: null, visitorKey: actor.sessionId };
  if (actor.kind !== "visitor" || !visitorKey) throw unauthenticated();
  return { uploaderId: null, visitorKey };
}

export const subjectOfUploader = ({ uploaderId, visitorKey }: Uploader) =>
  uploaderId ? `member:${uploaderId}` : `visitor:${visitorKey}`;

/** Who an address to read a file is made for; null for who reads none. */
export function subjectOf(actor: Actor): string | null {
  if (actor.kind === "guest") return `guest:${actor.contactId}`;
  return actor.kind === "member" ? `member:${actor.membershipId}` : null;
}

/** Messages whose attachments the actor may have: as in the conversation, so staff see their own tickets as customers do. */
export function readableMessages(ctx: ServiceContext): Prisma.MessageWhereInput {
  const inScope: Prisma.MessageWhereInput = {
    AND: [messageScope(ctx), { conversation: { is: conversationScope(ctx) } }],
  };
  if (ctx.actor.kind !== "member") return inScope;
  const own = { conversation: { is: { orgId: ctx.org.id, contactId: ctx.actor.contactId } } };
  return {
    OR: [{ orgId: ctx.org.id, ...own, isInternal: false, state: "sent" }, { AND: [inScope, { NOT: own }] }],
  };
}
