import type { SettingKind } from "@handrail/contracts/inputs/desk-settings";
import type { TxContext } from "../context.ts";

/** How many tickets have something of a setting, and how many other things refer to it. */
type Uses = { tickets: number; others: number };

async function fieldUses(ctx: TxContext, id: string): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ticket t JOIN custom_field f ON f.org_id = t.org_id
    WHERE t.org_id = ${ctx.org.id}::uuid AND f.id = ${id}::uuid AND jsonb_exists(t.custom, f.key)`;
  return rows[0]?.count ?? 0;
}

/** Calls that were made, and playbooks that would make some. */
async function toolUses(ctx: TxContext, id: string): Promise<number> {
  const calls = await ctx.tx.toolCall.count({ where: { orgId: ctx.org.id, toolId: id } });
  const rows = await ctx.tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM playbook p JOIN tool t ON t.org_id = p.org_id
    WHERE p.org_id = ${ctx.org.id}::uuid AND t.id = ${id}::uuid
    AND (p.steps || p.undo) @> jsonb_build_array(jsonb_build_object('tool', t.key))`;
  return calls + (rows[0]?.count ?? 0);
}

/** What would lose something if the setting were deleted. */
export async function usesOf(ctx: TxContext, kind: SettingKind, id: string): Promise<Uses> {
  const orgId = ctx.org.id;
  switch (kind) {
    case "category": {
      const where = { orgId, categoryId: id };
      const others = [
        await ctx.tx.article.count({ where }),
        await ctx.tx.articleDraft.count({ where }),
        await ctx.tx.quickIssue.count({ where }),
        await ctx.tx.replyTemplate.count({ where }),
      ];
      return { tickets: await ctx.tx.ticket.count({ where }), others: others.reduce((a, b) => a + b) };
    }
    case "team": {
      const others = [
        await ctx.tx.category.count({ where: { orgId, teamId: id } }),
        await ctx.tx.desk.count({ where: { orgId, defaultTeamId: id } }),
        await ctx.tx.escalationRule.count({ where: { orgId, teamId: id } }),
        await ctx.tx.chatSession.count({ where: { orgId, teamId: id } }),
      ];
      return {
        tickets: await ctx.tx.ticket.count({ where: { orgId, teamId: id } }),
        others: others.reduce((a, b) => a + b),
      };
    }
    case "tag":
      return {
        tickets: await ctx.tx.ticketTag.count({ where: { orgId, tagId: id } }),
        others: await ctx.tx.chatTag.count({ where: { orgId, tagId: id } }),
      };
    case "customField":
      return { tickets: await fieldUses(ctx, id), others: 0 };
    case "tool":
      return { tickets: 0, others: await toolUses(ctx, id) };
    case "playbook":
      return { tickets: await ctx.tx.resolutionRun.count({ where: { orgId, playbookId: id } }), others: 0 };
    case "disposition":
      return { tickets: 0, others: await ctx.tx.chatSession.count({ where: { orgId, dispositionId: id } }) };
    case "quickIssue":
    case "priorityRule":
    case "escalationRule":
      return { tickets: 0, others: 0 };
    default:
      return kind satisfies never;
  }
}
