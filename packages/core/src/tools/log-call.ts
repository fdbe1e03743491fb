import type { ToolCallOutcome, ToolCallReason, ToolValue } from "@handrail/contracts";
import type { listToolCallsInput } from "@handrail/contracts/inputs/act";
import { redact } from "@handrail/contracts/redact";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { decodeCursor, timeKey, toPage } from "../cursor.ts";
import { eventActor } from "../emit.ts";
import { newId } from "../ids.ts";
import { ticketScope } from "../scope.ts";

/** What is known of a call once it is over, or was refused. */
export type CallRecord = {
  toolId: string | null;
  toolKey: string;
  ticketId: string | null;
  runId: string | null;
  idempotencyKey: string;
  isTest: boolean;
  input: Record<string, unknown>;
  output: Record<string, ToolValue> | null;
  outcome: ToolCallOutcome;
  reason: ToolCallReason | null;
  status: number | null;
  attempts: number;
  latencyMs: number;
  /** On whose behalf it was made, where that is not the actor of the context. */
  behalf: { membershipId: string; name: string; role: string } | null;
};

const longestValue = 500;

/** PURE. What the log keeps of a value: no secret, no address of a person in full, nothing long. */
function masked(value: unknown): string | number | boolean {
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = redact(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
  const hidden = text.replace(/\b([^\s@]{1,2})[^\s@]*(@[^\s@]+)/g, "$1…$2");
  return hidden.length > longestValue ? `${hidden.slice(0, longestValue)}…` : hidden;
}

const maskAll = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values)
      .slice(0, 40)
      .map(([name, value]) => [name.slice(0, 60), masked(value)]),
  );

/** Writes a call into the log. */
export async function logCall(ctx: TxContext, record: CallRecord): Promise<string> {
  const { behalf, input, output, toolKey, ...facts } = record;
  const id = newId();
  const person = behalf && {
    actorKind: behalf.role,
    actorMembershipId: behalf.membershipId,
    actorName: behalf.name,
  };
  await ctx.tx.toolCall.create({
    data: {
      orgId: ctx.org.id,
      id,
      ...(person ?? eventActor(ctx.actor)),
      ...facts,
      toolKey: toolKey.slice(0, 60),
      input: maskAll(input),
      ...(output ? { output: maskAll(output) } : {}),
      createdAt: ctx.now(),
    },
    select: { id: true },
  });
  return id;
}

/** Calls of one tool or of all, the newest first. */
export function listToolCalls(ctx: ServiceContext, input: z.output<typeof listToolCallsInput>) {
  const after = decodeCursor(input.cursor, timeKey);
  return withTransaction(ctx, async (ctx) => {
    const found = await ctx.tx.toolCall.findMany({
      where: {
        orgId: ctx.org.id,
        OR: [{ ticketId: null }, { ticket: { is: ticketScope(ctx) } }],
        ...(input.toolId ? { toolId: input.toolId } : {}),
        ...(after
          ? {
              createdAt: { lte: after.key },
              AND: [{ OR: [{ createdAt: { lt: after.key } }, { id: { lt: after.id } }] }],
            }
          : {}),
      },
      select: {
        id: true,
        toolKey: true,
        outcome: true,
        reason: true,
        status: true,
        attempts: true,
        latencyMs: true,
        isTest: true,
        input: true,
        output: true,
        actorKind: true,
        actorName: true,
        createdAt: true,
        tool: { select: { name: true } },
        ticket: { select: { id: true, number: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: input.limit + 1,
    });
    const { rows, nextCursor } = toPage(found, input.limit, (row) => ({
      key: row.createdAt.toISOString(),
      id: row.id,
    }));
    return { calls: rows.map(({ tool, ...row }) => ({ ...row, toolName: tool?.name ?? null })), nextCursor };
  });
}
