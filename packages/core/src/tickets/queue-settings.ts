import {
  type orderViewsInput,
  type QueueColumn,
  queueColumns,
  type queueSettingsInput,
  queueSorts,
} from "@handrail/contracts/inputs/queue";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";

/** How the queue looks to who has changed nothing. */
const usualColumns: readonly QueueColumn[] = [
  "number",
  "subject",
  "customer",
  "type",
  "status",
  "priority",
  "sla",
  "assignee",
  "updated",
];

export type QueueSettings = {
  columns: QueueColumn[];
  sort: (typeof queueSorts)[number];
  direction: "asc" | "desc";
};

async function readSettings(ctx: TxContext, membershipId: string): Promise<QueueSettings> {
  const row = await ctx.tx.queueSetting.findFirst({
    where: { orgId: ctx.org.id, membershipId },
    select: { columns: true, sort: true, direction: true },
  });
  const columns = row?.columns.flatMap((name) => queueColumns.find((column) => column === name) ?? []) ?? [];
  return {
    columns: columns.length > 0 ? columns : [...usualColumns],
    sort: queueSorts.find((sort) => sort === row?.sort) ?? "updated",
    direction: row?.direction === "asc" ? "asc" : "desc",
  };
}

/** The person's own columns and order of the queue. */
export function getQueueSettings(ctx: ServiceContext): Promise<QueueSettings> {
  const { membershipId } = requireMember(ctx.actor);
  return withTransaction(ctx, (ctx) => readSettings(ctx, membershipId));
}

async function write(ctx: TxContext, change: Partial<QueueSettings> & { viewOrder?: string[] }) {
  const { membershipId } = requireMember(ctx.actor);
  const orgId = ctx.org.id;
  const updatedAt = ctx.now();
  await ctx.tx.queueSetting.upsert({
    where: { orgId_membershipId: { orgId, membershipId } },
    create: {
      orgId,
      membershipId,
      columns: [],
      sort: "updated",
      direction: "desc",
      viewOrder: [],
      ...change,
      updatedAt,
    },
    update: { ...change, updatedAt },
    select: { membershipId: true },
  });
  return readSettings(ctx, membershipId);
}

/** Keeps the person's choice of columns or order. */
export function changeQueueSettings(
  ctx: ServiceContext,
  { columns, sort, direction }: z.output<typeof queueSettingsInput>,
): Promise<QueueSettings> {
  return withTransaction(ctx, (ctx) =>
    write(ctx, {
      ...(columns ? { columns: [...new Set(columns)] } : {}),
      ...(sort ? { sort } : {}),
      ...(direction ? { direction } : {}),
    }),
  );
}

/** Keeps the order in which the person wants the saved views. */
export function orderViews(
  ctx: ServiceContext,
  { viewIds }: z.output<typeof orderViewsInput>,
): Promise<void> {
  return withTransaction(ctx, async (ctx) => {
    await write(ctx, { viewOrder: [...new Set(viewIds)] });
  });
}
