import { triageRecordSchema } from "@handrail/contracts";
import type { rewriteInput, translateInput } from "@handrail/contracts/inputs/copilot";
import type { z } from "zod";
import { readBudget } from "../../ai-budget/index.ts";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { DomainError, found, invalid, precondition } from "../../errors.ts";
import { ticketScope } from "../../scope.ts";
import { callModel } from "../call-model.ts";
import { requireStaff } from "../read-thread.ts";
import { type RewriteTask, rewriteSchema } from "../schema.ts";
import { keep, said } from "./log.ts";
import { veil } from "./veil.ts";

/** Whether the installation has a model that can write; ours only quotes. */
export const canRewrite = ({ ports }: Pick<ServiceContext, "ports">) => !ports.ai.isLocal;

async function readTicket(ctx: ServiceContext, ticketId: string) {
  return withTransaction(ctx, async (ctx) =>
    found(
      await ctx.tx.ticket.findFirst({
        where: { ...ticketScope(ctx), id: ticketId },
        select: { triage: true, contact: { select: { user: { select: { locale: true } } } } },
      }),
    ),
  );
}

/** The language that a ticket's customer writes in, as triage heard it. */
export async function languageOf(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  const { triage, contact } = await readTicket(ctx, ticketId);
  return triageRecordSchema.safeParse(triage).data?.language ?? contact.user?.locale ?? ctx.org.locale;
}

async function write(
  ctx: ServiceContext,
  ticketId: string,
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
  await keep(ctx, { ...result.interaction, error }, { ticketId });
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
  { ticketId, text, style }: z.output<typeof rewriteInput>,
) {
  requireStaff(ctx);
  await readTicket(ctx, ticketId);
  return { text: await write(ctx, ticketId, text, { task: "rewrite", style }) };
}

/** The agent's words in the customer's language, for the composer. Throws as `rewriteText`. */
export async function translateText(
  ctx: ServiceContext,
  { ticketId, text }: z.output<typeof translateInput>,
) {
  requireStaff(ctx);
  const language = await languageOf(ctx, { ticketId });
  return { language, text: await write(ctx, ticketId, text, { task: "translate", language }) };
}
