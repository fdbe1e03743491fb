import { sortingSchema, triageRecordSchema } from "@handrail/contracts";
import type { rewriteInput, translateInput } from "@handrail/contracts/inputs/copilot";
import type { z } from "zod";
import { readBudget } from "../../ai-budget/index.ts";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { DomainError, found, invalid, precondition } from "../../errors.ts";
import { conversationScope, ticketScope } from "../../scope.ts";
import { callModel } from "../call-model.ts";
import { type About, requireStaff } from "../read-thread.ts";
import { type RewriteTask, rewriteSchema } from "../schema.ts";
import { keep, said } from "./log.ts";
import { veil } from "./veil.ts";

/** Whether the installation has a model that can write; ours only quotes. */
export const canRewrite = ({ ports }: Pick<ServiceContext, "ports">) => !ports.ai.isLocal;

/** What was heard of the language that the customer of a ticket or chat writes in, and the one of the own account. */
function readHeard(ctx: ServiceContext, about: About) {
  const contact = { select: { user: { select: { locale: true } } } } as const;
  return withTransaction(ctx, async (ctx) => {
    if ("ticketId" in about) {
      const where = { ...ticketScope(ctx), id: about.ticketId };
      const ticket = found(await ctx.tx.ticket.findFirst({ where, select: { triage: true, contact } }));
      return { triage: triageRecordSchema.safeParse(ticket.triage).data, user: ticket.contact.user };
    }
    const where = { AND: [conversationScope(ctx), { id: about.conversationId }] };
    const select = { contact, chatSession: { select: { triage: true } } } as const;
    const chat = found(await ctx.tx.conversation.findFirst({ where, select }));
    const { triage } = found(chat.chatSession);
    return { triage: sortingSchema.safeParse(triage).data, user: chat.contact.user };
  });
}

/** The language that the customer of a ticket or chat writes in, as triage heard it. */
export async function languageOf(ctx: ServiceContext, about: About) {
  const { triage, user } = await readHeard(ctx, about);
  return triage?.language ?? user?.locale ?? ctx.org.locale;
}

async function write(
  ctx: ServiceContext,
  about: About,
  text: string,
  how: Omit<RewriteTask, "organization" | "text">,
) {
  const actor = requireStaff(ctx);
  if (!canRewrite(ctx)) throw precondition("model_needed");
  await ctx.ports.limiter.consume("copilot", actor.membershipId);
  const veiled = veil(text);
  const { longestInput } = await withTransaction(ctx, readBudget);
  if (veiled.text.length > longestInput)
    throw invalid({ text: [`at most ${longestInput} characters`] }, "text_too_long");
  const task: RewriteTask = { ...how, organization: ctx.org.name, text: veiled.text };
  const result = await callModel(ctx, task, rewriteSchema);
  const restored = result.ok ? veiled.restore(result.value.text.trim()) : null;
  const error = result.ok && !restored ? "malformed" : result.interaction.error;
  await keep(ctx, { ...result.interaction, error }, about);
  said(result);
  if (!restored) throw new DomainError("UNAVAILABLE", "model_failed");
  return restored;
}

/**
 * The agent's words in another style, for the composer. Throws NOT_FOUND; PRECONDITION `model_needed` where none that
 * can write is configured; UNAVAILABLE `model_failed`, also for what adds links or loses something; LIMIT_REACHED.
 */
export async function rewriteText(
  ctx: ServiceContext,
  { text, style, ...about }: z.output<typeof rewriteInput>,
) {
  requireStaff(ctx);
  await readHeard(ctx, about);
  return { text: await write(ctx, about, text, { task: "rewrite", style }) };
}

/** The agent's words in the customer's language, for the composer. Throws as `rewriteText`. */
export async function translateText(
  ctx: ServiceContext,
  { text, ...about }: z.output<typeof translateInput>,
) {
  requireStaff(ctx);
  const language = await languageOf(ctx, about);
  return { language, text: await write(ctx, about, text, { task: "translate", language }) };
}
