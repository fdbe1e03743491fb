import type { Locale } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage, requireFilled } from "../conversations/index.ts";
import { emit } from "../emit.ts";
import { notFoundField, precondition } from "../errors.ts";
import { articleScope } from "../scope.ts";
import { isLive } from "../tickets/rules.ts";
import { holdTicket, messageId, requireKey, signature } from "./key-actor.ts";

type Input = { number: string; body: string; articles: readonly string[]; once?: string | undefined };

/** Articles that customers may read, as the sources of a message. Throws NOT_FOUND naming `articles`. */
async function sourcesOf(ctx: TxContext, slugs: readonly string[]) {
  if (slugs.length === 0) return [];
  const rows = await ctx.tx.article.findMany({
    where: {
      AND: [articleScope(ctx), { slug: { in: [...slugs] }, status: "published", visibility: "public" }],
    },
    select: { id: true, slug: true, title: true, revision: true, locale: true },
  });
  const isHome = ({ locale }: { locale: Locale }) => locale === ctx.org.locale;
  return [...new Set(slugs)].map((slug) => {
    const same = rows.filter((row) => row.slug === slug);
    const article = same.find(isHome) ?? same[0];
    if (!article) throw notFoundField("articles");
    const { id: articleId, title, revision } = article;
    return { articleId, slug, title, revision };
  });
}

/** A program's own draft that still waits goes when it writes a better one. */
async function replaceEarlier(ctx: TxContext, conversationId: string, senderName: string) {
  const where = { orgId: ctx.org.id, conversationId, state: "draft", senderKind: "ai", senderName } as const;
  const waiting = await ctx.tx.message.findMany({ where: { ...where, rewrite: null }, select: { id: true } });
  for (const { id } of waiting) {
    const { lastSeq: changeSeq } = await ctx.tx.conversation.update({
      where: { orgId_id: { orgId: ctx.org.id, id: conversationId } },
      data: { lastSeq: { increment: 1 } },
      select: { lastSeq: true },
    });
    await ctx.tx.message.updateMany({
      where: { ...where, id, rewrite: null },
      data: { state: "discarded", discardReason: "replaced", changeSeq, updatedAt: ctx.now() },
    });
  }
}

/**
 * A program prepares an answer; it is a draft that a person reads, and is never sent by itself nor with one click. The
 * same `once`, or the same text, is the same draft; another one takes the place of the program's own earlier one.
 * Throws FORBIDDEN without `tickets:write`, NOT_FOUND also naming `articles`, PRECONDITION `ticket_closed` and
 * `ticket_not_live`, INVALID `placeholder_left`.
 */
export function draftReply(ctx: ServiceContext, { number, body, articles, once }: Input) {
  return withTransaction(ctx, async (ctx) => {
    const actor = requireKey(ctx, "tickets:write");
    requireFilled("body", body);
    const ticket = await holdTicket(ctx, number);
    const { conversationId } = ticket;
    const clientId = messageId([actor.keyId, "draft", ticket.id, once ?? body]);
    const where = { orgId: ctx.org.id, conversationId, clientId };
    const earlier = await ctx.tx.message.findFirst({ where, select: { id: true, state: true } });
    if (earlier) return { ticket, messageId: earlier.id, state: earlier.state, isDuplicate: true };
    if (!isLive(ticket.status))
      throw precondition(ticket.status === "closed" ? "ticket_closed" : "ticket_not_live");
    const sources = await sourcesOf(ctx, articles);
    const senderName = signature(ctx, actor);
    await replaceEarlier(ctx, conversationId, senderName);
    const message = await appendMessage(ctx, {
      conversationId,
      senderKind: "ai",
      senderName,
      state: "draft",
      body,
      sources,
      clientId,
    });
    await emit(
      ctx,
      {
        kind: "draft.created",
        ticketId: ticket.id,
        conversationId,
        subjectId: message.id,
        data: { seq: message.seq },
      },
      { message },
    );
    return { ticket, messageId: message.id, state: message.state, isDuplicate: false };
  });
}
