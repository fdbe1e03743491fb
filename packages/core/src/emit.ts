import type { EventKind } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { Actor } from "./actor.ts";
import type { TxContext } from "./context.ts";
import { newId } from "./ids.ts";
import { project, type Subject } from "./realtime/project.ts";
import { isLesson, requestRetraining } from "./request-retraining.ts";

export type DomainEvent = {
  kind: EventKind;
  ticketId?: string | null;
  conversationId?: string | null;
  subjectId?: string | null;
  /** Before → after of what changed; never a secret, never a message's text. */
  data?: Prisma.InputJsonObject;
};

/** How an actor is written into the history. */
export function eventActor(actor: Actor) {
  switch (actor.kind) {
    case "member":
      return { actorKind: actor.role, actorMembershipId: actor.membershipId, actorName: actor.name };
    case "system":
      return { actorKind: "system", actorMembershipId: null, actorName: actor.job };
    case "assistant":
      return { actorKind: "ai", actorMembershipId: null, actorName: null };
    case "key":
      return { actorKind: "key", actorMembershipId: null, actorName: actor.name };
    case "guest":
      return { actorKind: "visitor", actorMembershipId: null, actorName: actor.name };
    case "visitor":
      return { actorKind: "visitor", actorMembershipId: null, actorName: null };
    default:
      return actor satisfies never;
  }
}

/**
 * Writes the one event of a command, and what realtime has to tell of it, in the command's transaction;
 * published after commit, and by the worker's sweep where that fails.
 */
export async function emit(ctx: TxContext, event: DomainEvent, subject: Subject = {}): Promise<void> {
  await ctx.tx.event.create({
    data: {
      orgId: ctx.org.id,
      id: newId(),
      kind: event.kind,
      ...eventActor(ctx.actor),
      ticketId: event.ticketId ?? null,
      conversationId: event.conversationId ?? null,
      subjectId: event.subjectId ?? null,
      data: event.data ?? {},
      createdAt: ctx.now(),
    },
    select: { id: true },
  });
  if (ctx.actor.kind === "member" && isLesson(event.kind)) await requestRetraining(ctx);
  await announce(ctx, subject);
}

/** Tells realtime alone, after commit: of what is no part of the history, such as who was notified. */
export async function announce(ctx: TxContext, subject: Subject): Promise<void> {
  const pushes = project(ctx.org.id, subject);
  if (pushes.length === 0) return;
  const id = newId();
  const stored: Prisma.InputJsonValue = JSON.parse(JSON.stringify(pushes));
  await ctx.tx.outbox.create({ data: { orgId: ctx.org.id, id, pushes: stored }, select: { id: true } });
  ctx.afterCommit.push(() => ctx.ports.realtime.publish(id, pushes));
}
