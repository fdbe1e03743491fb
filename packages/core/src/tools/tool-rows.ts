import { risks, toolContractSchema, toolPermissions } from "@handrail/contracts";
import { z } from "zod";
import type { TxContext } from "../context.ts";

const stored = z.object({
  input: toolContractSchema,
  output: toolContractSchema,
  risk: z.enum(risks),
  permission: z.enum(toolPermissions),
});

const select = {
  id: true,
  version: true,
  key: true,
  name: true,
  description: true,
  url: true,
  input: true,
  output: true,
  permission: true,
  risk: true,
  needsApproval: true,
  needsCustomer: true,
  timeoutMs: true,
  isActive: true,
} as const;

type Row = { input: unknown; output: unknown; risk: string; permission: string };
const read = <T extends Row>(row: T) => ({ ...row, ...stored.parse(row) });

/** Tools of the organisation; never their secrets. */
export async function toolRows(ctx: TxContext, where: { isActive?: true } = {}) {
  const rows = await ctx.tx.tool.findMany({
    where: { orgId: ctx.org.id, ...where },
    select: { ...select, previousSecret: true },
    orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
  });
  return rows.map(({ previousSecret, ...row }) => ({ ...read(row), isRotating: previousSecret !== null }));
}
export type ToolRow = Awaited<ReturnType<typeof toolRows>>[number];

/** One tool with its sealed secrets; null where there is none. */
export async function toolToCall(ctx: TxContext, by: { key: string } | { id: string }) {
  const row = await ctx.tx.tool.findFirst({
    where: { orgId: ctx.org.id, ...by },
    select: { ...select, secret: true, previousSecret: true },
  });
  return row && read(row);
}
export type CallableTool = NonNullable<Awaited<ReturnType<typeof toolToCall>>>;
