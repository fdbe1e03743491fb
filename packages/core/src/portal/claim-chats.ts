import type { TxContext } from "../context.ts";
import { holdChat } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { passUploads, type Uploader } from "../files/index.ts";
import { disconnect, hashOfGiven } from "../identity/index.ts";
import { lookAfterChats } from "../request-routing.ts";
import { guestPersonId } from "./rules.ts";

/** Uses the session of a chat up, once, and tells whose it was. Proven sessions are another person's: they stay. */
async function takeSession(ctx: TxContext, token: unknown) {
  const tokenHash = hashOfGiven(token);
  if (!tokenHash) return null;
  const where = { orgId: ctx.org.id, tokenHash, isProven: false, expiresAt: { gt: ctx.now() } };
  const session = await ctx.tx.portalSession.findFirst({
    where: { ...where, contact: { is: { mergedIntoId: null, userId: null, isVerified: false } } },
    select: { id: true, contactId: true },
  });
  if (!session) return null;
  const { count } = await ctx.tx.portalSession.deleteMany({ where });
  return count === 1 ? session : null;
}

/** The chat, then its ticket, until commit: whoever writes in it holds them in the same order. */
async function hold(ctx: TxContext, conversationId: string) {
  const { tx, org } = ctx;
  await holdChat(ctx, conversationId);
  await tx.$queryRaw`
    SELECT 1 FROM ticket t JOIN conversation c ON c.org_id = t.org_id AND c.ticket_id = t.id
    WHERE c.org_id = ${org.id}::uuid AND c.id = ${conversationId}::uuid FOR NO KEY UPDATE OF t`;
}

/** The messages of a chat are its new owner's too, so that what was on its way is still sent once. */
async function move(ctx: TxContext, conversationId: string, contactId: string) {
  const orgId = ctx.org.id;
  await hold(ctx, conversationId);
  const { ticketId, lastSeq, contact, chatSession } = await ctx.tx.conversation.update({
    where: { orgId_id: { orgId, id: conversationId } },
    data: { contactId },
    select: {
      ticketId: true,
      lastSeq: true,
      contact: { select: { branchId: true, userId: true } },
      chatSession: { select: { mode: true } },
    },
  });
  const member = contact.userId
    ? await ctx.tx.membership.findFirst({ where: { orgId, userId: contact.userId }, select: { id: true } })
    : null;
  if (member)
    await ctx.tx.message.updateMany({
      where: { orgId, conversationId, senderKind: "customer", senderMembershipId: null },
      data: { senderMembershipId: member.id },
    });
  if (ticketId) await ctx.tx.ticket.updateMany({ where: { orgId, id: ticketId }, data: { contactId } });
  const mode = chatSession?.mode ?? "closed";
  await emit(
    ctx,
    { kind: "chat.claimed", conversationId, ticketId, subjectId: contactId },
    { conversationId, chat: { mode, changeSeq: lastSeq, branchId: contact.branchId } },
  );
}

/**
 * The chats of a visitor go on as those of the contact that the same browser has now proved to be: in one transaction,
 * once, and nothing else of anybody comes along (attacks W1, W2). Resolves to the conversations that moved.
 */
export async function claimChats(
  ctx: TxContext,
  { contactId, uploader }: { contactId: string; uploader: Uploader },
  token: unknown,
): Promise<string[]> {
  const session = await takeSession(ctx, token);
  if (!session || session.contactId === contactId) return [];
  const { contactId: visitorId } = session;
  await passUploads(ctx, session.id, uploader);
  const chats = await ctx.tx.conversation.findMany({
    where: { orgId: ctx.org.id, contactId: visitorId, chatSession: { isNot: null } },
    select: { id: true },
    orderBy: { createdAt: "asc" },
  });
  for (const { id } of chats) await move(ctx, id, contactId);
  await ctx.tx.portalSession.deleteMany({ where: { orgId: ctx.org.id, contactId: visitorId } });
  if (chats.length > 0) await lookAfterChats(ctx);
  ctx.afterCommit.push(() => disconnect(ctx.ports, guestPersonId(visitorId)));
  return chats.map(({ id }) => id);
}
