import type { TemplateValues } from "@handrail/contracts";
import type { templateValuesInput } from "@handrail/contracts/inputs/templates";
import { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { found } from "../errors.ts";
import { conversationScope, ticketScope } from "../scope.ts";

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

type Asked = {
  name: string;
  number: string | null;
  resolution: string | null;
  custom: unknown;
  links: unknown;
};

async function readAsked(ctx: TxContext, about: z.output<typeof templateValuesInput>): Promise<Asked> {
  const facts = { number: true, resolution: true, custom: true, links: true } as const;
  const contact = { select: { name: true } } as const;
  if ("ticketId" in about) {
    const where = { AND: [ticketScope(ctx), { id: about.ticketId }] };
    const ticket = found(await ctx.tx.ticket.findFirst({ where, select: { ...facts, contact } }));
    return { ...ticket, name: ticket.contact.name };
  }
  const where = { AND: [conversationScope(ctx), { id: about.conversationId }] };
  const select = { contact, ticket: { select: facts } } as const;
  const { ticket, ...row } = found(await ctx.tx.conversation.findFirst({ where, select }));
  const none = { number: null, resolution: null, custom: null, links: null };
  return { ...(ticket ?? none), name: row.contact.name };
}

/** What the placeholders of a template stand for on a ticket or in a chat; null where that does not tell. */
export function templateValues(
  ctx: ServiceContext,
  about: z.output<typeof templateValuesInput>,
): Promise<Required<TemplateValues>> {
  return withTransaction(ctx, async (ctx) => {
    const { name, number, resolution, custom, ...asked } = await readAsked(ctx, about);
    const links = linksSchema.parse(asked.links);
    return {
      customer_name: name,
      ticket_number: number,
      order_number: textOf(custom, ["order_number", "order"]) ?? links.order ?? null,
      product_name: textOf(custom, ["product_name", "product"]) ?? links.product ?? null,
      resolution_details: resolution,
      agent_name: requireMember(ctx.actor).name,
      organization_name: ctx.org.name,
    };
  });
}
