import type { savePlaybookInput } from "@handrail/contracts/inputs/act";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { hold, isTaken, nextPlace, recordChange } from "../desks/index.ts";
import { invalid, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";
import { toolRows } from "../tools/index.ts";
import { playbookRows } from "./rows.ts";

/** Playbooks of the organisation in their order, with how often each ran. */
export function listPlaybooks(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await playbookRows(ctx);
    const runs = await ctx.tx.resolutionRun.groupBy({
      by: ["playbookId", "state"],
      where: { orgId: ctx.org.id },
      _count: { _all: true },
    });
    return rows.map((row) => {
      const mine = runs.filter(({ playbookId }) => playbookId === row.id);
      const count = (state?: string) =>
        mine
          .filter((each) => !state || each.state === state)
          .reduce((sum, each) => sum + each._count._all, 0);
      return { ...row, runs: count(), done: count("done"), failed: count("failed") };
    });
  });
}

type Input = z.output<typeof savePlaybookInput>;

/** The tools that steps name, and of each only fields that it has; earlier steps alone are looked back at. */
async function checkSteps(ctx: TxContext, { steps, undo }: Input) {
  const tools = new Map((await toolRows(ctx)).map((tool) => [tool.key, tool]));
  const isRight = (step: Input["steps"][number], index: number, isUndo: boolean) => {
    if (step.kind !== "tool") return true;
    const tool = tools.get(step.tool);
    if (!tool) return false;
    return Object.entries(step.input).every(([name, source]) => {
      if (!Object.hasOwn(tool.input.properties, name)) return false;
      if (source.from !== "result" && source.from !== "given") return true;
      const earlier = steps[source.step];
      const of = earlier?.kind === "tool" ? tools.get(earlier.tool) : undefined;
      const fields = source.from === "result" ? of?.output.properties : of?.input.properties;
      return (isUndo || source.step < index) && fields !== undefined && Object.hasOwn(fields, source.field);
    });
  };
  if (!steps.every((step, index) => isRight(step, index, false))) throw invalid({ steps: ["unknown"] });
  if (!undo.every((step, index) => isRight(step, index, true))) throw invalid({ undo: ["unknown"] });
}

async function checkReferences({ tx, org }: TxContext, { trigger, steps }: Input) {
  const { categoryIds } = trigger;
  const known = await tx.category.count({ where: { orgId: org.id, id: { in: categoryIds } } });
  if (known !== new Set(categoryIds).size) throw notFoundField("trigger");
  for (const step of steps) {
    if (step.kind !== "guide" || step.articleId === null) continue;
    const where = { orgId: org.id, id: step.articleId };
    if (!(await tx.article.findFirst({ where, select: { id: true } }))) throw notFoundField("steps");
  }
}

/**
 * Adds a playbook at the end, or changes one; what runs already goes on as it began. Throws INVALID naming `name` where
 * taken, `steps` or `undo` where they name what no tool has, NOT_FOUND also naming `trigger` or `steps`, CONFLICT
 * `setting_changed`.
 */
export function savePlaybook(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, kind, ...values } = input;
    if (id) await hold(ctx, "playbook", id, version);
    if (await isTaken(ctx, "playbook", values.name, id)) throw invalid({ name: ["taken"] });
    await checkSteps(ctx, input);
    await checkReferences(ctx, input);
    const orgId = ctx.org.id;
    const [before] = id ? await playbookRows(ctx, { id }) : [];
    if (before && before.kind !== kind) throw invalid({ kind: ["fixed"] });
    const savedId = id ?? newId();
    if (id) {
      const data = { ...values, version: { increment: 1 } };
      await ctx.tx.playbook.updateMany({ where: { orgId, id }, data });
    } else {
      const sortOrder = await nextPlace(ctx, "playbook");
      await ctx.tx.playbook.create({
        data: { orgId, id: savedId, kind, sortOrder, ...values },
        select: { id: true },
      });
    }
    const { id: _, version: __, isActive: ___, kind: ____, ...was } = before ?? {};
    await recordChange(ctx, "setting.saved", {
      of: "playbook",
      id: savedId,
      before: before ? was : null,
      after: values,
    });
    return { id: savedId };
  });
}
