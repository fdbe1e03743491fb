import { priorities, ticketTypes } from "@handrail/contracts";
import { redact } from "@handrail/contracts/redact";
import { z } from "zod";
import type { TxContext } from "../../context.ts";
import type { Example } from "./train.ts";
import { limits } from "./train.ts";

/** What an example counts for: what a person put right most, what people wrote about a topic least. */
const weights = {
  corrected: 2,
  resolved: 1,
  label: 1,
  quickIssue: 0.7,
  template: 0.5,
  article: 0.5,
} as const;
const most = { articles: 500, quickIssues: 200, templates: 300, letters: 1_000 } as const;

const ticketsSchema = z.array(
  z.object({
    subject: z.string(),
    body: z.string(),
    categoryId: z.string().nullable(),
    type: z.enum(ticketTypes),
    priority: z.enum(priorities),
    intent: z.string().nullable(),
    isSettled: z.boolean(),
    isAnswered: z.boolean(),
    corrected: z.object({
      category: z.boolean(),
      type: z.boolean(),
      priority: z.boolean(),
      intent: z.boolean(),
    }),
  }),
);
type TicketRow = z.output<typeof ticketsSchema>[number];

/**
 * Tickets whose sorting a person stands behind: resolved ones, and others as far as somebody put them right, but not
 * those that the result is tested with. An intent
 * counts where it was put right, or where an answer that rests on it went out.
 */
async function readTickets({ tx, org }: TxContext): Promise<TicketRow[]> {
  return ticketsSchema.parse(
    await tx.$queryRaw`
      SELECT t.subject, left(opening.body, 2000) AS body, t.category_id AS "categoryId", t.type, t.priority,
        CASE WHEN t.triage ? 'corrected' THEN t.triage #>> '{corrected,intent}' ELSE t.triage ->> 'intent' END AS intent,
        t.status IN ('resolved', 'closed') AS "isSettled",
        EXISTS (
          SELECT FROM conversation c JOIN message m ON m.org_id = c.org_id AND m.conversation_id = c.id
          WHERE c.org_id = t.org_id AND c.ticket_id = t.id AND m.ai_interaction_id IS NOT NULL AND m.state = 'sent'
        ) AS "isAnswered",
        json_build_object('category', coalesce(put.category, false), 'type', coalesce(put.type, false),
          'priority', coalesce(put.priority, false), 'intent', coalesce(t.triage ? 'corrected', false)) AS corrected
      FROM ticket t
      CROSS JOIN LATERAL (
        SELECT m.body FROM conversation c JOIN message m ON m.org_id = c.org_id AND m.conversation_id = c.id
        WHERE c.org_id = t.org_id AND c.ticket_id = t.id AND m.sender_kind = 'customer' AND NOT m.is_internal
        ORDER BY c.created_at, m.seq LIMIT 1
      ) opening
      LEFT JOIN LATERAL (
        SELECT bool_or(e.kind = 'ticket.category_changed' OR e.data ? 'categoryId') AS category,
          bool_or(e.data ? 'type') AS type,
          bool_or(e.kind = 'ticket.priority_changed' OR e.data ? 'priority') AS priority
        FROM event e
        WHERE e.org_id = t.org_id AND e.ticket_id = t.id AND e.actor_membership_id IS NOT NULL
          AND e.kind IN ('ticket.category_changed', 'ticket.priority_changed', 'ticket.triage_corrected')
      ) put ON true
      WHERE t.org_id = ${org.id}::uuid AND t.merged_into_id IS NULL
        AND NOT EXISTS (
          SELECT FROM golden_item g WHERE g.org_id = t.org_id AND g.ticket_id = t.id AND NOT g.is_excluded)
        AND (t.status IN ('resolved', 'closed') OR put.category OR put.type OR put.priority OR t.triage ? 'corrected')
      ORDER BY t.created_at DESC, t.id DESC LIMIT ${limits.examples}`,
  );
}

type Categories = ReadonlyMap<string, { key: string; intents: readonly string[] }>;

function ticketExample(row: TicketRow, categories: Categories): Example {
  const { corrected, isSettled } = row;
  const category = row.categoryId === null ? undefined : categories.get(row.categoryId);
  const isSorted = corrected.category || (isSettled && row.categoryId !== null);
  const isIntentSure = corrected.intent || (isSettled && row.isAnswered);
  const intent = category?.intents.find((known) => known === row.intent);
  const labels: Example["labels"] = {
    ...(isSorted && category ? { category: category.key } : {}),
    ...(corrected.category && row.categoryId === null ? { category: "", intent: "" } : {}),
    ...(isIntentSure && category && intent ? { intent: `${category.key}/${intent}` } : {}),
    ...(corrected.type || isSettled ? { type: row.type } : {}),
    ...(corrected.priority || isSettled ? { priority: row.priority } : {}),
  };
  const isCorrected = Object.values(corrected).includes(true);
  const text = redact(`${row.subject}\n${row.body}`.trim());
  return { text, labels, weight: isCorrected ? weights.corrected : weights.resolved, isTicket: true };
}

const spoken = (label: string) => label.replace(/[_-]+/g, " ");

/** What the organisation itself has written of its topics: names, quick issues, templates, public articles. */
async function readTopics({ tx, org }: TxContext) {
  const orgId = org.id;
  const categories = await tx.category.findMany({
    where: { orgId, isActive: true },
    orderBy: [{ key: "asc" }],
    select: { id: true, key: true, name: true, description: true, intents: true },
  });
  const hasCategory = { orgId, categoryId: { not: null } };
  const quickIssues = await tx.quickIssue.findMany({
    where: { ...hasCategory, isActive: true },
    orderBy: { id: "asc" },
    take: most.quickIssues,
    select: { categoryId: true, title: true, description: true },
  });
  const templates = await tx.replyTemplate.findMany({
    where: { ...hasCategory, isActive: true },
    orderBy: { id: "asc" },
    take: most.templates,
    select: { categoryId: true, name: true, body: true },
  });
  const articles = await tx.article.findMany({
    where: { ...hasCategory, status: "published", visibility: "public" },
    orderBy: [{ viewCount: "desc" }, { id: "asc" }],
    take: most.articles,
    select: { categoryId: true, title: true, excerpt: true, tags: true, intents: true, body: true },
  });
  return { categories, quickIssues, templates, articles };
}

function topicExamples({
  categories,
  quickIssues,
  templates,
  articles,
}: Awaited<ReturnType<typeof readTopics>>) {
  const known = new Map(categories.map((category) => [category.id, category]));
  const examples: Example[] = [];
  const add = (text: string, weight: number, categoryId: string | null, intents: readonly string[] = []) => {
    const category = known.get(categoryId ?? "");
    if (!category) return;
    const told = intents.filter((intent) => category.intents.includes(intent));
    for (const intent of told.length > 0 ? told : [null]) {
      const labels = {
        category: category.key,
        ...(intent === null ? {} : { intent: `${category.key}/${intent}` }),
      };
      examples.push({ text: text.slice(0, most.letters), labels, weight, isTicket: false });
    }
  };
  for (const { id, key, name, description, intents } of categories) {
    add(`${name} ${spoken(key)}. ${description}`, weights.label, id);
    for (const intent of intents) add(spoken(intent), weights.label, id, [intent]);
  }
  for (const { title, description, categoryId } of quickIssues)
    add(`${title}. ${description}`, weights.quickIssue, categoryId);
  for (const { name, body, categoryId } of templates)
    add(`${name}. ${body.replace(/\{\{[^}]*\}\}/g, " ")}`, weights.template, categoryId);
  for (const { title, excerpt, tags, body, categoryId, intents } of articles)
    add(`${title}. ${excerpt} ${tags.join(" ")} ${body}`, weights.article, categoryId, intents);
  return examples;
}

/** Everything that the organisation's classifier may learn from, in an order that does not depend on when it is read. */
export async function readMaterial(ctx: TxContext): Promise<Example[]> {
  const topics = await readTopics(ctx);
  const categories = new Map(topics.categories.map((category) => [category.id, category]));
  const tickets = (await readTickets(ctx)).map((row) => ticketExample(row, categories));
  const examples = tickets.filter(({ labels }) => Object.keys(labels).length > 0).reverse();
  return [...topicExamples(topics), ...examples];
}
