import type { conversationIdInput } from "@handrail/contracts/inputs/conversations";
import type { z } from "zod";
import { isStaffActor, requireAsker } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { found, precondition } from "../errors.ts";
import { transcriptMail } from "../notifications/kinds/transcript.ts";
import { lockVisibleChat } from "./internal.ts";

const mostMessages = 500;
/** The oldest are left out of a mail that would be longer than this, in characters. */
const longestTranscript = 200_000;

const contactSelect = {
  id: true,
  name: true,
  email: true,
  isVerified: true,
  userId: true,
  user: { select: { locale: true } },
} as const;

/** Only an address that somebody has proved to read: nobody is sent a stranger's words (attack M5). */
const addressOf = ({
  email,
  isVerified,
  userId,
}: {
  email: string | null;
  isVerified: boolean;
  userId: string | null;
}) => (isVerified || userId ? email : null);

/**
 * The customer, or who works on the chat, has it mailed to the customer's address, if that was proved. Throws NOT_FOUND,
 * PRECONDITION `address_unverified`, LIMIT_REACHED.
 */
export async function mailTranscript(ctx: ServiceContext, input: z.output<typeof conversationIdInput>) {
  const { countedAs } = requireAsker(ctx.actor);
  const email = await withTransaction(ctx, async (ctx) => {
    const { conversationId } = await lockVisibleChat(ctx, input.conversationId);
    const where = { orgId: ctx.org.id, id: conversationId };
    const { contact } = found(
      await ctx.tx.conversation.findFirst({ where, select: { contact: { select: contactSelect } } }),
    );
    return addressOf(contact);
  });
  if (!email) throw precondition("address_unverified");
  await ctx.ports.limiter.consume("transcript", isStaffActor(ctx.actor) ? input.conversationId : countedAs);
  const { conversationId } = input;
  await withTransaction(ctx, async (ctx) => {
    await ctx.ports.jobs.enqueue(
      { tx: ctx.tx },
      "mail.transcript",
      { orgId: ctx.org.id, conversationId },
      { singletonKey: conversationId },
    );
    await emit(ctx, { kind: "chat.transcript_asked", conversationId });
  });
  return { email };
}

/** Job `mail.transcript`: what the customer could read in the chat, to the address as it is proved now. */
export async function sendTranscript(
  ctx: ServiceContext,
  { conversationId }: { conversationId: string },
): Promise<{ isSent: boolean }> {
  const orgId = ctx.org.id;
  const { contact, chatSession, messages } = await withTransaction(ctx, async ({ tx }) => {
    const { contact, chatSession } = found(
      await tx.conversation.findFirst({
        where: { orgId, id: conversationId },
        select: { contact: { select: contactSelect }, chatSession: { select: { locale: true } } },
      }),
    );
    const messages = await tx.message.findMany({
      where: { orgId, conversationId, isInternal: false, state: "sent", redactedAt: null },
      orderBy: { seq: "desc" },
      take: mostMessages,
      select: { senderKind: true, senderName: true, body: true, fileCount: true, createdAt: true },
    });
    return { contact, chatSession, messages };
  });
  const to = addressOf(contact);
  if (!to || messages.length === 0) return { isSent: false };
  let length = 0;
  const shown = messages.filter(({ body }) => {
    length += body.length;
    return length <= longestTranscript;
  });
  const locale = chatSession?.locale ?? contact.user?.locale ?? ctx.org.locale;
  const { name: organization, timeZone } = ctx.org;
  await ctx.ports.mailer.send(
    transcriptMail({ to, locale, organization, timeZone, customer: contact.name, messages: shown.reverse() }),
  );
  return { isSent: true };
}
