import type { TemplateValues } from "@handrail/contracts";
import { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { ticketScope } from "../scope.ts";

const most = 1_000;

const select = {
  id: true,
  name: true,
  shortcut: true,
  body: true,
  isActive: true,
  version: true,
  updatedAt: true,
  category: { select: { id: true, name: true } },
} as const;

const outcomesSchema = z.array(
  z.object({
    templateId: z.string(),
    uses: z.number(),
    lastUsedAt: z.date().nullable(),
    ratings: z.number(),
    rating: z.number().nullable(),
  }),
);
const unused = { uses: 0, lastUsedAt: null, ratings: 0, rating: null };

/** What agents can put into a reply now, by name. */
export function listActiveTemplates(ctx: ServiceContext) {
  return withTransaction(ctx, ({ org, tx }) =>
    tx.replyTemplate.findMany({
      where: { orgId: org.id, isActive: true },
      select: { id: true, name: true, shortcut: true, body: true, categoryId: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: most,
    }),
  );
}

/** Every template with how often it went out and how the tickets that it was used on were rated. */
export function listTemplates(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ org, tx }) => {
    const templates = await tx.replyTemplate.findMany({
      where: { orgId: org.id },
      select,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: most,
    });
    const rows = await tx.$queryRaw`
      SELECT s.template_id AS "templateId", sum(s.times)::int AS uses, max(s.last) AS "lastUsedAt",
        count(t.rating)::int AS ratings, avg(t.rating)::float8 AS rating
      FROM (
        SELECT template_id, ticket_id, count(*) AS times, max(created_at) AS last FROM template_use
        WHERE org_id = ${org.id}::uuid GROUP BY template_id, ticket_id
      ) s
      JOIN ticket t ON t.org_id = ${org.id}::uuid AND t.id = s.ticket_id
      GROUP BY s.template_id`;
    const outcomes = new Map(outcomesSchema.parse(rows).map(({ templateId, ...rest }) => [templateId, rest]));
    return templates.map((template) => ({ ...template, ...(outcomes.get(template.id) ?? unused) }));
  });
}

const linksSchema = z.object({ order: z.string().optional(), product: z.string().optional() }).catch({});
const textOf = (custom: unknown, keys: readonly string[]): string | null => {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(custom);
  const value = keys
    .map((key) => fields[key])
    .find((each) => typeof each === "string" || typeof each === "number");
  return value === undefined ? null : String(value);
};

/** What the placeholders of a template stand for on a ticket; null where the ticket does not tell. */
export function templateValues(
  ctx: ServiceContext,
  { ticketId }: { ticketId: string },
): Promise<Required<TemplateValues>> {
  return withTransaction(ctx, async (ctx) => {
    const ticket = found(
      await ctx.tx.ticket.findFirst({
        where: { AND: [ticketScope(ctx), { id: ticketId }] },
        select: {
          number: true,
          resolution: true,
          custom: true,
          links: true,
          contact: { select: { name: true } },
        },
      }),
    );
    const links = linksSchema.parse(ticket.links);
    return {
      customer_name: ticket.contact.name,
      ticket_number: ticket.number,
      order_number: textOf(ticket.custom, ["order_number", "order"]) ?? links.order ?? null,
      product_name: textOf(ticket.custom, ["product_name", "product"]) ?? links.product ?? null,
      resolution_details: ticket.resolution,
      agent_name: requireMember(ctx.actor).name,
      organization_name: ctx.org.name,
    };
  });
}
