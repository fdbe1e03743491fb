import type { EventKind, RunState } from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import type { TxContext } from "../context.ts";
import { emit } from "../emit.ts";
import type { Subject } from "../realtime/project.ts";
import type { LoadedRun } from "./rows.ts";

/** What realtime tells of a run: its ticket is looked at again, by staff and by its customer. */
export function runSubject({ ticket }: Pick<LoadedRun, "ticket">): Subject {
  if (!ticket) return {};
  const { id, version, status, branchId, conversations } = ticket;
  const conversationId = conversations[0]?.id;
  return { ticket: { id, version, status, branchId }, ...(conversationId ? { conversationId } : {}) };
}

/** Writes the change if the run still is as it was read; false where somebody was first. */
export async function changeRun(
  ctx: TxContext,
  run: Pick<LoadedRun, "id" | "version" | "state">,
  data: Prisma.ResolutionRunUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await ctx.tx.resolutionRun.updateMany({
    where: { orgId: ctx.org.id, id: run.id, version: run.version, state: run.state },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now() },
  });
  return count === 1;
}

/** The event of what happened to a run, in its ticket's history. */
export function emitRun(
  ctx: TxContext,
  run: Pick<LoadedRun, "id" | "name" | "kind" | "ticket" | "state">,
  kind: EventKind,
  data: Prisma.InputJsonObject & { to: RunState },
  subject: Subject = {},
): Promise<void> {
  return emit(
    ctx,
    {
      kind,
      ticketId: run.ticket?.id ?? null,
      subjectId: run.id,
      data: { name: run.name, kind: run.kind, from: run.state, ...data },
    },
    { ...runSubject(run), ...subject },
  );
}
