import type { saveToolInput } from "@handrail/contracts/inputs/act";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { hold, isTaken, nextPlace, recordChange } from "../desks/index.ts";
import { found, invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { makeSecret } from "./secrets.ts";
import { toolRows, toolToCall } from "./tool-rows.ts";

/** Tools of the organisation in their order, with how often each was called. */
export function listTools(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const tools = await toolRows(ctx);
    const calls = await ctx.tx.toolCall.groupBy({
      by: ["toolId"],
      where: { orgId: ctx.org.id },
      _count: { _all: true },
    });
    const counts = new Map(calls.map(({ toolId, _count }) => [toolId, _count._all]));
    return tools.map((tool) => ({ ...tool, calls: counts.get(tool.id) ?? 0 }));
  });
}

type Input = z.output<typeof saveToolInput>;

async function checkTool(ctx: TxContext, { id, key, name, url }: Input) {
  const refusal = ctx.ports.outbound.check(url);
  if (refusal) throw invalid({ url: [refusal] });
  if (await isTaken(ctx, "tool", name, id)) throw invalid({ name: ["taken"] });
  const same = await ctx.tx.tool.findFirst({ where: { orgId: ctx.org.id, key }, select: { id: true } });
  if (same && same.id !== id) throw invalid({ key: ["taken"] });
}

/**
 * Connects a tool, or changes one. A new one comes with its secret, which nothing tells again. Throws INVALID naming
 * `url` (an address inside one's own network, or not https), `name` or `key` where taken, CONFLICT `setting_changed`.
 */
export function saveTool(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, key, ...values } = input;
    if (id) await hold(ctx, "tool", id, version);
    await checkTool(ctx, input);
    const orgId = ctx.org.id;
    if (!id) {
      const newTool = newId();
      const { secret, sealed } = makeSecret(ctx, newTool);
      const sortOrder = await nextPlace(ctx, "tool");
      await ctx.tx.tool.create({
        data: { orgId, id: newTool, key, secret: sealed, sortOrder, ...values },
        select: { id: true },
      });
      await recordChange(ctx, "setting.saved", {
        of: "tool",
        id: newTool,
        before: null,
        after: { key, ...values },
      });
      return { id: newTool, secret };
    }
    const {
      secret: _,
      previousSecret: __,
      id: ___,
      version: ____,
      isActive: _____,
      ...before
    } = found(await toolToCall(ctx, { id }));
    await ctx.tx.tool.updateMany({ where: { orgId, id }, data: { ...values, version: { increment: 1 } } });
    await recordChange(ctx, "setting.saved", {
      of: "tool",
      id,
      before,
      after: { key: before.key, ...values },
    });
    return { id, secret: null };
  });
}
