import type { Locale, RunState, RunStep } from "@handrail/contracts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/index.ts";
import { found } from "../errors.ts";
import { isTold } from "../gates.ts";
import type { Subject } from "../realtime/project.ts";
import { changeTicket, isLive, loadTicket } from "../tickets/index.ts";
import { phrases } from "./phrases.ts";
import type { LoadedRun } from "./rows.ts";
import { relatedId } from "./rules.ts";

type GuideStep = Extract<RunStep, { kind: "guide" }>;

/** The language that the ticket's customer reads, and whether he or she hears of it by mail. */
export async function customerOf(ctx: TxContext, contactId: string) {
  const { user, userId, plan } = found(
    await ctx.tx.contact.findFirst({
      where: { orgId: ctx.org.id, id: contactId },
      select: { plan: true, userId: true, user: { select: { locale: true } } },
    }),
  );
  const locale: Locale = user?.locale ?? ctx.org.locale;
  return { locale, isTold: isTold(ctx.org, { hasAccount: userId !== null, plan }) };
}

const label = (text: string) => text.replace(/[\\[\]()<>*_`|]/g, "\\$&");
const numbered = (steps: readonly string[]) =>
  steps.map((text, index) => `${index + 1}. ${text.replaceAll("\n", "\n   ")}`).join("\n");

/**
 * Sends the customer the steps and waits for him or her: each is shown by itself beside the conversation, and in the
 * end it is asked whether it worked. Only while the ticket is live, and once.
 */
export function startGuide(
  ctx: ServiceContext,
  step: GuideStep,
  { run, index }: { run: LoadedRun; index: number },
): Promise<{ step: RunStep; subject?: Subject; next?: RunState }> {
  return withTransaction(ctx, async (ctx) => {
    const conversationId = run.ticket?.conversations[0]?.id;
    const { articleId, slug, title } = step;
    const article = articleId
      ? await ctx.tx.article.findFirst({
          where: { orgId: ctx.org.id, id: articleId, status: "published", visibility: "public" },
          select: { revision: true },
        })
      : null;
    const ticket = run.ticketId ? await loadTicket(ctx, run.ticketId) : null;
    if (!ticket || !conversationId || !isLive(ticket.status))
      return { step: { ...step, state: "failed", error: "no_ticket" } };
    if (!article || !articleId || !slug || !title)
      return { step: { ...step, state: "failed", error: "no_article" } };
    const next = "waiting_customer";
    const clientId = relatedId(run.id, index);
    const where = { orgId: ctx.org.id, conversationId, clientId };
    if (await ctx.tx.message.findFirst({ where, select: { id: true } })) return { step, next };
    const customer = await customerOf(ctx, ticket.contactId);
    const words = phrases[customer.locale];
    const at = ctx.now();
    const changed = await changeTicket(ctx, ticket, {
      status: "pending_customer",
      firstResponseAt: ticket.firstResponseAt ?? at,
      lastResponseAt: at,
      lastMessageAt: at,
    });
    const message = await appendMessage(ctx, {
      conversationId,
      senderKind: "ai",
      clientId,
      body: [words.intro, numbered(step.steps), words.article(`[${label(title)}](/help/${slug})`)].join(
        "\n\n",
      ),
      sources: [{ articleId, slug, title, revision: article.revision }],
    });
    if (customer.isTold) {
      await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "notify.customer", {
        orgId: ctx.org.id,
        messageId: message.id,
      });
    }
    const { id, version, status, branchId } = changed;
    return { step, next, subject: { ticket: { id, version, status, branchId }, message } };
  });
}
