import {
  playbookStepsSchema,
  playbookTriggerSchema,
  type RunStep,
  risks,
  runOrigins,
  runStepsSchema,
  runWaits,
  undoStepsSchema,
} from "@handrail/contracts";
import type { Prisma } from "@handrail/db";
import { z } from "zod";
import type { TxContext } from "../context.ts";
import { found } from "../errors.ts";
import { ticketScope } from "../scope.ts";

const playbookStored = z.object({
  trigger: playbookTriggerSchema,
  steps: playbookStepsSchema,
  undo: undoStepsSchema,
  risk: z.enum(risks),
});

const playbookSelect = {
  id: true,
  version: true,
  name: true,
  kind: true,
  trigger: true,
  steps: true,
  undo: true,
  risk: true,
  needsApproval: true,
  isActive: true,
} as const;

/** Playbooks of the organisation in their order. */
export async function playbookRows(ctx: TxContext, where: { isActive?: true; id?: string } = {}) {
  const rows = await ctx.tx.playbook.findMany({
    where: { orgId: ctx.org.id, ...where },
    select: playbookSelect,
    orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, ...playbookStored.parse(row) }));
}
export type PlaybookRow = Awaited<ReturnType<typeof playbookRows>>[number];

const runStored = z.object({
  steps: runStepsSchema,
  undo: runStepsSchema,
  origin: z.enum(runOrigins),
  waitsFor: z.enum(runWaits).nullable(),
});

/** What realtime has to tell of a ticket on which something ran. */
export const runTicketSelect = {
  id: true,
  number: true,
  subject: true,
  status: true,
  version: true,
  branchId: true,
  contactId: true,
  conversations: { select: { id: true }, orderBy: { createdAt: "asc" }, take: 1 },
} as const satisfies Prisma.TicketSelect;

export const runSelect = {
  id: true,
  version: true,
  playbookId: true,
  ticketId: true,
  kind: true,
  name: true,
  state: true,
  origin: true,
  waitsFor: true,
  steps: true,
  undo: true,
  position: true,
  decidedById: true,
  decidedBy: { select: { user: { select: { name: true } } } },
  decidedAt: true,
  reason: true,
  error: true,
  createdAt: true,
  finishedAt: true,
  ticket: { select: runTicketSelect },
} as const satisfies Prisma.ResolutionRunSelect;

type StoredRun = Prisma.ResolutionRunGetPayload<{ select: typeof runSelect }>;
export const readRun = (row: StoredRun) => ({ ...row, ...runStored.parse(row) });

/** A run whose ticket exists for the actor; one without a ticket is everybody's who may call. NOT_FOUND otherwise. */
export async function loadRun(ctx: TxContext, runId: string) {
  const row = found(
    await ctx.tx.resolutionRun.findFirst({
      where: {
        orgId: ctx.org.id,
        id: runId,
        OR: [{ ticketId: null }, { ticket: { is: ticketScope(ctx) } }],
      },
      select: runSelect,
    }),
  );
  return readRun(row);
}
export type LoadedRun = Awaited<ReturnType<typeof loadRun>>;

/** Steps as the database keeps them. */
export const toJson = (steps: readonly RunStep[]): Prisma.InputJsonValue => JSON.parse(JSON.stringify(steps));
