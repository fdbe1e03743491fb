import { type ServiceContext, withTransaction } from "../context.ts";

const most = 500;

/** What a ticket can be given: active categories with their intents, teams, tags and own fields, in the order that settings give them. */
export function listChoices(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ org, tx }) => {
    const where = { orgId: org.id, isActive: true };
    const named = { id: true, name: true } as const;
    const byOrder = [{ sortOrder: "asc" as const }, { name: "asc" as const }];
    return {
      categories: await tx.category.findMany({
        where,
        select: { ...named, intents: true },
        orderBy: byOrder,
        take: most,
      }),
      teams: await tx.team.findMany({ where, select: named, orderBy: byOrder, take: most }),
      tags: await tx.tag.findMany({ where, select: named, orderBy: byOrder, take: most }),
      fields: await tx.customField.findMany({
        where,
        select: { key: true, name: true, kind: true, options: true, isRequired: true },
        orderBy: byOrder,
        take: most,
      }),
    };
  });
}
