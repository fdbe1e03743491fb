import { newId } from "@handrail/core";
import type { Database, Prisma, Tx } from "@handrail/db";
import type { DemoOrganization, DemoTicket } from "./content/index.ts";
import { numbering } from "./numbering.ts";
import { interactionRows } from "./seed-interactions.ts";
import { idOf, type OrganizationIds } from "./seed-organization.ts";
import { type People, personOf } from "./seed-people.ts";
import { triageOf } from "./seed-triage.ts";
import { layOutThread, type ThreadMessage } from "./thread.ts";

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

type Seeding = {
  tx: Tx;
  demo: DemoOrganization;
  ids: OrganizationIds;
  people: People;
  articles: ReadonlyMap<string, { id: string; title: string; revision: number }>;
  nextNumber(ticket: DemoTicket, at: Date): string;
  now: Date;
};

function messageRow(seeding: Seeding, ticket: DemoTicket, conversationId: string, message: ThreadMessage) {
  const { ids, people, articles } = seeding;
  const { turn, seq, at, id } = message;
  const staffEmail =
    message.by ?? (turn.from === "agent" || turn.from === "note" ? ticket.assignee : undefined);
  const staff = staffEmail ? personOf(people, staffEmail) : null;
  const article = turn.from === "ai" ? articles.get(turn.articleSlug) : undefined;
  const fromCustomer = turn.from === "customer" || turn.from === "opening";
  const senderKind = fromCustomer ? "customer" : turn.from === "ai" ? "ai" : "agent";
  return {
    orgId: ids.orgId,
    id,
    conversationId,
    seq,
    changeSeq: seq,
    senderKind,
    senderMembershipId: turn.from === "ai" ? null : (staff?.membershipId ?? null),
    senderName: fromCustomer
      ? personOf(people, ticket.requester).name
      : turn.from === "ai"
        ? null
        : (staff?.name ?? null),
    isInternal: turn.from === "note",
    state: turn.from === "ai" ? turn.state : "sent",
    body: turn.body,
    sources:
      turn.from === "ai" && article
        ? [
            {
              articleId: article.id,
              slug: turn.articleSlug,
              title: article.title,
              revision: article.revision,
            },
          ]
        : [],
    createdAt: at,
    updatedAt: at,
  } satisfies Prisma.MessageCreateManyInput;
}

type Told = { ticketId: string; messages: ThreadMessage[]; triage: ReturnType<typeof triageOf> };

function eventRows(seeding: Seeding, ticket: DemoTicket, { ticketId, messages, triage }: Told) {
  const { ids, people } = seeding;
  const assignee = ticket.assignee ? personOf(people, ticket.assignee) : null;
  const requester = personOf(people, ticket.requester);
  const first = messages[0]?.at ?? seeding.now;
  const row = (
    kind: string,
    at: Date,
    by: "customer" | "agent" | "ai",
    data: Prisma.InputJsonObject = {},
  ) => ({
    orgId: ids.orgId,
    id: newId(),
    kind,
    ticketId,
    actorKind: by,
    actorMembershipId: by === "agent" ? (assignee?.membershipId ?? null) : null,
    actorName: by === "agent" ? (assignee?.name ?? null) : by === "customer" ? requester.name : null,
    data,
    createdAt: at,
  });
  const events = [row("ticket.opened", first, "customer", { source: ticket.source })];
  if (triage) {
    const { category, intent, priority, confidence, gate, why } = triage;
    const data = { category, intent, priority, confidence, gate, why };
    events.push(row("ticket.triaged", new Date(triage.at), "ai", data));
  }
  for (const { turn, at } of messages.slice(1)) {
    if (turn.from === "note") events.push(row("message.noted", at, "agent"));
    else if (turn.from === "ai" && turn.approvedBy)
      events.push(row("draft.approved", at, "agent", { isEdited: false }));
    else if (turn.from === "ai")
      events.push(row(turn.state === "draft" ? "draft.created" : "message.sent", at, "ai"));
    else events.push(row("message.sent", at, turn.from === "customer" ? "customer" : "agent"));
  }
  if (assignee) {
    const answered = messages.find(({ turn }) => turn.from === "agent" || turn.from === "note")?.at;
    const at = new Date((answered ?? new Date(first.getTime() + 30 * 60_000)).getTime() - 60_000);
    const data = { assignee: { before: null, after: assignee.name } };
    events.push(row("ticket.assigned", at > first ? at : first, "agent", data));
  }
  const resolvedAt = resolution(ticket, first, messages, seeding.now);
  if (resolvedAt) {
    const data = { status: { before: "in_progress", after: "resolved" } };
    events.push(row("ticket.resolved", resolvedAt, assignee ? "agent" : "ai", data));
  }
  return events;
}

/** When a ticket was resolved: after its last message, never in the future. */
function resolution(ticket: DemoTicket, openedAt: Date, messages: ThreadMessage[], now: Date): Date | null {
  if (ticket.resolveHours === undefined) return null;
  const last = messages.at(-1)?.at ?? openedAt;
  const planned = Math.max(openedAt.getTime() + ticket.resolveHours * hourMs, last.getTime() + 60_000);
  return new Date(Math.min(planned, now.getTime() - 30_000));
}

function captured(ticket: DemoTicket, openedAt: Date) {
  if (!ticket.context) return undefined;
  const { recentActions, ...context } = ticket.context;
  return {
    ...context,
    capturedAt: openedAt.toISOString(),
    recentActions: recentActions?.map(({ action, minutesBefore }) => ({
      action,
      at: new Date(openedAt.getTime() - minutesBefore * 60_000).toISOString(),
    })),
  };
}

async function seedTicket(seeding: Seeding, ticket: DemoTicket) {
  const { tx, demo, ids, people, now } = seeding;
  const { orgId } = ids;
  const openedAt = new Date(now.getTime() - ticket.daysAgo * dayMs);
  const messages = layOutThread(ticket, openedAt, now);
  const requester = personOf(people, ticket.requester);
  const assigneeId = ticket.assignee ? personOf(people, ticket.assignee).membershipId : null;
  const ticketId = newId();
  const conversationId = newId();
  const answers = messages.filter(
    ({ turn }) => turn.from === "agent" || (turn.from === "ai" && turn.state === "sent"),
  );
  const visible = messages.filter(
    ({ turn }) => turn.from !== "note" && !(turn.from === "ai" && turn.state !== "sent"),
  );
  const lastAt = visible.at(-1)?.at ?? openedAt;
  const resolvedAt = resolution(ticket, openedAt, messages, now);

  const triage = triageOf(demo, ticket, ids.categories, openedAt);

  await tx.ticket.create({
    data: {
      orgId,
      id: ticketId,
      number: seeding.nextNumber(ticket, openedAt),
      deskId: idOf(ids.desks, ticket.desk),
      branchId: ticket.branch ? idOf(ids.branches, ticket.branch) : requester.branchId,
      contactId: requester.contactId,
      subject: ticket.subject,
      preview: (visible.at(-1)?.turn.body ?? ticket.opening).replace(/\s+/g, " ").slice(0, 160),
      type: ticket.type,
      categoryId: idOf(ids.categories, ticket.category),
      severity: ticket.severity,
      priority: ticket.priority,
      status: ticket.status,
      source: ticket.source,
      assigneeId,
      context: captured(ticket, openedAt),
      links: ticket.links ?? {},
      triage: triage ?? undefined,
      firstResponseAt: answers[0]?.at ?? null,
      lastResponseAt: answers.at(-1)?.at ?? null,
      resolvedAt,
      resolvedById: resolvedAt ? assigneeId : null,
      resolution: ticket.resolution ?? null,
      closedAt:
        ticket.status === "closed" && resolvedAt
          ? new Date(Math.min(resolvedAt.getTime() + 2 * dayMs, now.getTime()))
          : null,
      rating: ticket.rating?.score ?? null,
      ratingComment: ticket.rating?.comment ?? null,
      version: 1 + messages.length,
      lastMessageAt: lastAt,
      createdAt: openedAt,
      updatedAt: resolvedAt ?? messages.at(-1)?.at ?? openedAt,
    },
  });
  await tx.conversation.create({
    data: {
      orgId,
      id: conversationId,
      contactId: requester.contactId,
      ticketId,
      channel: ticket.source === "email" ? "email" : "in_app",
      lastSeq: messages.length,
      lastPublicSeq: visible.at(-1)?.seq ?? 1,
      customerSeenSeq: ticket.status === "pending_customer" ? 1 : (visible.at(-1)?.seq ?? 1),
      lastMessageAt: lastAt,
      createdAt: openedAt,
    },
  });
  await tx.message.createMany({
    data: messages.map((message) => messageRow(seeding, ticket, conversationId, message)),
  });
  await tx.event.createMany({ data: eventRows(seeding, ticket, { ticketId, messages, triage }) });
  if (triage) await tx.aiInteraction.createMany({ data: interactionRows(triage, { orgId, ticketId }) });
}

/** Tickets with their conversations and history, oldest first so that numbers rise with time. */
export async function seedTickets(
  db: Database,
  demo: DemoOrganization,
  ids: OrganizationIds,
  people: People,
  now: Date,
): Promise<void> {
  const numbers = numbering(demo);
  await db.withOrg(ids.orgId, async (tx) => {
    const rows = await tx.article.findMany({
      where: { orgId: ids.orgId },
      select: { id: true, slug: true, title: true, revision: true },
    });
    const articles = new Map(rows.map(({ slug, ...article }) => [slug, article]));
    const seeding: Seeding = { tx, demo, ids, people, articles, now, nextNumber: numbers.next };
    for (const ticket of [...demo.tickets].sort((a, b) => b.daysAgo - a.daysAgo))
      await seedTicket(seeding, ticket);
    await tx.numberCounter.createMany({
      data: [...numbers.counters.values()].map(({ desk, period, value }) => ({
        orgId: ids.orgId,
        deskId: idOf(ids.desks, desk),
        period,
        value,
      })),
    });
  });
}
