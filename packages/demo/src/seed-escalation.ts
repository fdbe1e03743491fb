import type { ContextPack, Locale } from "@handrail/contracts";
import { newId } from "@handrail/core";
import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import type { OrganizationIds } from "./seed-organization.ts";

const names: Record<Locale, { urgent: string; stuck: string; admin: string }> = {
  en: { urgent: "Critical or asked for", stuck: "Stuck with answers", admin: "an admin" },
  es: { urgent: "Crítico o pedido", stuck: "Atascado con respuestas", admin: "un administrador" },
};

const rule = {
  version: 1,
  conditions: { categoryIds: [], tiers: [], confidenceBelow: 0.3, repliesUnsolved: 3 },
};

/** Rules of escalation, and what was known of the tickets that the demo shows as escalated. */
export async function seedEscalation(
  db: Database,
  demo: DemoOrganization,
  { orgId }: OrganizationIds,
  now: Date,
): Promise<void> {
  const words = names[demo.locale];
  const urgent = newId();
  await db.withOrg(orgId, async (tx) => {
    await tx.escalationRule.createMany({
      data: [
        {
          ...rule,
          orgId,
          id: urgent,
          name: words.urgent,
          triggers: ["critical", "angry", "asked"],
          targetKind: "admin",
          priority: "high",
          sortOrder: 1,
          createdAt: now,
        },
        {
          ...rule,
          orgId,
          id: newId(),
          name: words.stuck,
          triggers: ["unsolved", "not_helpful", "low_confidence"],
          targetKind: "skilled",
          sortOrder: 2,
          isActive: false,
          createdAt: now,
        },
      ],
    });
    const tickets = await tx.ticket.findMany({
      where: { orgId, status: "escalated" },
      select: {
        id: true,
        number: true,
        subject: true,
        preview: true,
        priority: true,
        severity: true,
        updatedAt: true,
        category: { select: { name: true } },
        contact: { select: { name: true, plan: true, isVerified: true } },
        conversations: {
          select: {
            messages: {
              where: { state: "sent", senderKind: { in: ["customer", "agent", "ai"] } },
              select: { senderKind: true, senderName: true, isInternal: true, body: true, createdAt: true },
              orderBy: { seq: "asc" },
              take: 10,
            },
          },
        },
      },
    });
    for (const ticket of tickets) {
      const { id, preview, updatedAt, category, contact, conversations, ...facts } = ticket;
      const messages = conversations.flatMap((each) => each.messages);
      const pack: ContextPack = {
        ticket: { ...facts, status: "open", category: category?.name ?? null },
        summary: preview,
        triage: null,
        customer: { ...contact, openTickets: 1 },
        messages: messages.map((message) => ({
          from: message.senderKind,
          name: message.senderName,
          kind: message.isInternal ? "note" : "message",
          at: message.createdAt.toISOString(),
          text: message.body.slice(0, 600),
        })),
        tried: { articles: [], drafts: [], runs: [], ratings: { helpful: 0, notHelpful: 0 } },
        facts: [],
        links: [],
      };
      await tx.escalation.create({
        data: {
          orgId,
          id: newId(),
          ticketId: id,
          trigger: ticket.severity === "critical" ? "critical" : "asked",
          ruleId: urgent,
          ruleName: words.urgent,
          by: "rule",
          targetKind: "admin",
          targetName: words.admin,
          pack: JSON.parse(JSON.stringify(pack)),
          createdAt: updatedAt,
        },
        select: { id: true },
      });
    }
  });
}
