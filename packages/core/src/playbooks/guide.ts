import type { answerGuideInput, moveGuideInput } from "@handrail/contracts/inputs/act";
import type { z } from "zod";
import { requireAsker } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { customerReply } from "../conversations/index.ts";
import { conflict, found } from "../errors.ts";
import { isLive, loadOwnTicket, move, moveTicket } from "../tickets/index.ts";
import { changeRun, emitRun } from "./change-run.ts";
import { phrases } from "./phrases.ts";
import { readRun, runSelect, toJson } from "./rows.ts";
import { answerPlace, relatedId } from "./rules.ts";
import { customerOf } from "./start-guide.ts";

/** A walk that waits for the actor, as its customer. */
async function ownGuide(ctx: TxContext, where: { id?: string; ticketId?: string }) {
  const { contactId } = requireAsker(ctx.actor);
  const row = await ctx.tx.resolutionRun.findFirst({
    where: {
      orgId: ctx.org.id,
      kind: "guided_resolution",
      state: "waiting_customer",
      ticket: { is: { contactId } },
      ...where,
    },
    select: runSelect,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const run = row && readRun(row);
  const index = run?.steps.findIndex(({ kind }) => kind === "guide") ?? -1;
  const step = run?.steps[index];
  return run?.ticket && step?.kind === "guide" ? { run, ticket: run.ticket, step, index } : null;
}

/** The walk, held until commit: steps and the answer come quickly one after the other, and none of them may be lost. */
async function holdGuide(ctx: TxContext, runId: string) {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM resolution_run WHERE org_id = ${ctx.org.id}::uuid AND id = ${runId}::uuid FOR NO KEY UPDATE`;
  return found(await ownGuide(ctx, { id: runId }));
}

/** The steps that the actor is being walked through on an own ticket; null where there are none. */
export function getOwnGuide(ctx: ServiceContext, { ticketId }: { ticketId: string }) {
  return withTransaction(ctx, async (ctx) => {
    await loadOwnTicket(ctx, ticketId);
    const guide = await ownGuide(ctx, { ticketId });
    if (!guide) return null;
    const { run, step } = guide;
    return { runId: run.id, title: step.title, slug: step.slug, steps: step.steps, position: run.position };
  });
}

/** Remembers at which step the customer is; `position` may be one past the last, where it is asked whether it worked. */
export function moveGuide(ctx: ServiceContext, { runId, position }: z.output<typeof moveGuideInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { run, step } = await holdGuide(ctx, runId);
    const next = Math.min(position, step.steps.length);
    if (!(await changeRun(ctx, run, { position: next }))) throw conflict("run_changed");
    return { position: next };
  });
}

/** The end of a walk: the step, the run and, where it worked, the ticket. */
function endGuide(ctx: ServiceContext, runId: string, worked: boolean) {
  return withTransaction(ctx, async (ctx) => {
    const { run, step, index, ticket } = await holdGuide(ctx, runId);
    const error = worked ? null : "not_helped";
    const ended = { ...step, state: worked ? ("done" as const) : ("failed" as const), error };
    const state = worked ? "done" : "failed";
    const isChanged = await changeRun(ctx, run, {
      state,
      error,
      steps: toJson(run.steps.with(index, { ...ended, at: ctx.now().toISOString() })),
      finishedAt: ctx.now(),
    });
    if (!isChanged) throw conflict("run_changed");
    if (worked) {
      const before = await loadOwnTicket(ctx, ticket.id);
      if (isLive(before.status)) {
        const { locale } = await customerOf(ctx, before.contactId);
        const at = ctx.now();
        const resolution = phrases[locale].worked(step.title ?? "");
        await moveTicket(ctx, before, move(before.status, "resolved", "resolve"), {
          kind: "ticket.resolved",
          data: {
            resolution,
            resolvedAt: at,
            lastResponseAt: at,
            snoozedUntil: null,
            snoozedUntilReply: false,
          },
        });
      }
    }
    await emitRun(ctx, run, worked ? "run.finished" : "run.failed", {
      to: state,
      ...(error ? { error } : {}),
    });
    return { worked };
  });
}

/**
 * The customer says whether the steps worked. Yes resolves the ticket, as far as it is live; no says so in the
 * conversation, which wakes the ticket for a person. Call it outside a transaction. Throws NOT_FOUND, CONFLICT
 * `run_changed`, LIMIT_REACHED.
 */
export async function answerGuide(ctx: ServiceContext, { runId, worked }: z.output<typeof answerGuideInput>) {
  if (!worked) {
    const { conversationId, locale } = await withTransaction(ctx, async (ctx) => {
      const { ticket } = found(await ownGuide(ctx, { id: runId }));
      const conversation = found(ticket.conversations[0]);
      return { conversationId: conversation.id, ...(await customerOf(ctx, ticket.contactId)) };
    });
    await customerReply(ctx, {
      conversationId,
      clientId: relatedId(runId, answerPlace),
      body: phrases[locale].failed,
    });
  }
  return endGuide(ctx, runId, worked);
}
