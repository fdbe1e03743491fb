import { escalationTargets, escalationTriggers } from "@handrail/contracts";
import {
  escalationConditionsSchema,
  type saveEscalationRuleInput,
} from "@handrail/contracts/inputs/escalation";
import { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { hold, isTaken, nextPlace, recordChange } from "../desks/index.ts";
import { invalid, notFoundField } from "../errors.ts";
import { newId } from "../ids.ts";

const content = {
  name: true,
  triggers: true,
  conditions: true,
  targetKind: true,
  teamId: true,
  memberId: true,
  priority: true,
} as const;
const stored = z.object({
  triggers: z.array(z.enum(escalationTriggers)),
  conditions: escalationConditionsSchema,
  targetKind: z.enum(escalationTargets),
});

/** Rules that are switched on, in the order in which they are tried. */
export async function activeRules(ctx: TxContext) {
  const rows = await ctx.tx.escalationRule.findMany({
    where: { orgId: ctx.org.id, isActive: true },
    select: { id: true, ...content },
    orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, ...stored.parse(row) }));
}

/** Rules of the organisation in the order in which they are tried, with the names of whom they lead to. */
export function listEscalationRules(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.escalationRule.findMany({
      where: { orgId: org.id },
      select: {
        id: true,
        version: true,
        isActive: true,
        ...content,
        team: { select: { name: true } },
        member: { select: { user: { select: { name: true } } } },
      },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    });
    return rows.map(({ team, member, ...row }) => ({
      ...row,
      ...stored.parse(row),
      targetName: team?.name ?? member?.user.name ?? null,
    }));
  });
}

type Input = z.output<typeof saveEscalationRuleInput>;

/** Throws NOT_FOUND naming the field of what the organisation does not have. */
async function requireKnown(ctx: TxContext, { conditions, teamId, memberId }: Input) {
  const { id: orgId } = ctx.org;
  const { categoryIds } = conditions;
  const known = await ctx.tx.category.count({ where: { orgId, id: { in: categoryIds } } });
  if (known !== new Set(categoryIds).size) throw notFoundField("conditions");
  if (teamId && (await ctx.tx.team.count({ where: { orgId, id: teamId } })) === 0)
    throw notFoundField("teamId");
  if (!memberId) return;
  const people = await ctx.tx.membership.count({
    where: { orgId, id: memberId, removedAt: null, role: { not: "customer" } },
  });
  if (people === 0) throw notFoundField("memberId");
}

/**
 * Adds a rule at the end, or changes one. Throws INVALID naming `name` where it is taken, NOT_FOUND also naming what the
 * organisation does not have, CONFLICT `setting_changed`.
 */
export function saveEscalationRule(ctx: ServiceContext, input: Input) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, ...values } = input;
    const { id: orgId } = ctx.org;
    if (id) await hold(ctx, "escalationRule", id, version);
    if (await isTaken(ctx, "escalationRule", values.name, id)) throw invalid({ name: ["taken"] });
    await requireKnown(ctx, input);
    const row = id ? await ctx.tx.escalationRule.findFirst({ where: { orgId, id }, select: content }) : null;
    const before = row && { ...row, ...stored.parse(row) };
    const savedId = id ?? newId();
    if (id) {
      const data = { ...values, version: { increment: 1 } };
      await ctx.tx.escalationRule.updateMany({ where: { orgId, id }, data });
    } else {
      const sortOrder = await nextPlace(ctx, "escalationRule");
      await ctx.tx.escalationRule.create({
        data: { orgId, id: savedId, sortOrder, ...values },
        select: { id: true },
      });
    }
    await recordChange(ctx, "setting.saved", { of: "escalationRule", id: savedId, before, after: values });
    return { id: savedId };
  });
}
