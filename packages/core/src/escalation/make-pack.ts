import { type ContextPack, liveStatuses, triageRecordSchema } from "@handrail/contracts";
import { ticketContextSchema } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";
import type { TxContext } from "../context.ts";
import { outsideLinks } from "../tickets/outside-links.ts";
import type { HeldTicket } from "./hold-ticket.ts";

const newestMessages = 10;
const longestText = 600;
const cut = (text: string, most = longestText) =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

const sourcesSchema = z
  .array(z.object({ articleId: z.uuid(), slug: z.string(), title: z.string() }))
  .catch([]);

async function readThread(ctx: TxContext, ticketId: string) {
  const rows = await ctx.tx.message.findMany({
    where: {
      orgId: ctx.org.id,
      conversation: { is: { ticketId } },
      senderKind: { in: ["customer", "agent", "ai"] },
    },
    select: {
      senderKind: true,
      senderName: true,
      isInternal: true,
      state: true,
      body: true,
      sources: true,
      helpful: true,
      discardReason: true,
      createdAt: true,
    },
    orderBy: [{ createdAt: "asc" }, { seq: "asc" }],
  });
  const sent = rows.filter(({ state }) => state === "sent");
  const shown = sent.flatMap(({ sources, isInternal }) => (isInternal ? [] : sourcesSchema.parse(sources)));
  return {
    messages: sent.slice(-newestMessages).map((row) => ({
      from: row.senderKind,
      name: row.senderName,
      kind: row.isInternal ? ("note" as const) : ("message" as const),
      at: row.createdAt.toISOString(),
      text: cut(row.body),
    })),
    articles: [...new Map(shown.map((each) => [each.articleId, each])).values()],
    drafts: rows
      .flatMap(({ senderKind, state, discardReason, body }) =>
        senderKind === "ai" && (state === "draft" || state === "discarded")
          ? [{ state, reason: discardReason, text: cut(body) }]
          : [],
      )
      .slice(-5),
    ratings: {
      helpful: sent.filter(({ helpful }) => helpful === true).length,
      notHelpful: sent.filter(({ helpful }) => helpful === false).length,
    },
  };
}

/** What the playbooks did about the ticket, and what the organisation's systems answered; the answers are masked already. */
async function readActs(ctx: TxContext, ticketId: string) {
  const where = { orgId: ctx.org.id, ticketId };
  const runs = await ctx.tx.resolutionRun.findMany({
    where,
    select: { name: true, kind: true, state: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 10,
  });
  const calls = await ctx.tx.toolCall.findMany({
    where: { ...where, isTest: false, outcome: "done" },
    select: { toolKey: true, output: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 5,
  });
  const facts = calls.flatMap(({ toolKey, output }) =>
    Object.entries(Object(output)).map(([key, value]) => ({
      label: `${toolKey}.${key}`,
      value: cut(typeof value === "string" ? value : JSON.stringify(value), 200),
    })),
  );
  return { runs: runs.map(({ createdAt, ...run }) => ({ ...run, at: createdAt.toISOString() })), facts };
}

/** All that is known of the ticket now, for who takes it. */
export async function makePack(ctx: TxContext, ticket: HeldTicket): Promise<ContextPack> {
  const { messages, ...thread } = await readThread(ctx, ticket.id);
  const { runs, facts } = await readActs(ctx, ticket.id);
  const triage = triageRecordSchema.nullable().catch(null).parse(ticket.triage);
  const context = ticketContextSchema.nullable().catch(null).parse(ticket.context);
  const { number, subject, status, priority, severity, contact } = ticket;
  const others = { orgId: ctx.org.id, contactId: contact.id, status: { in: [...liveStatuses] } };
  return {
    ticket: { number, subject, status, priority, severity, category: ticket.category?.name ?? null },
    summary: triage?.summary ?? cut(messages[0]?.text ?? subject, 240),
    triage,
    customer: {
      name: contact.name,
      plan: contact.plan,
      isVerified: contact.isVerified,
      openTickets: await ctx.tx.ticket.count({ where: others }),
    },
    messages,
    tried: { ...thread, runs },
    facts: [
      ...new Map([...facts, ...(context?.facts ?? [])].map((fact) => [fact.label, fact])).values(),
    ].slice(0, 30),
    links: outsideLinks(ticket.links, ctx.org.deepLinks),
  };
}
