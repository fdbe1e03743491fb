import { newId } from "@handrail/core";
import { anonymise } from "@handrail/core/quality/anonymise";
import type { Figures } from "@handrail/core/quality/figures";
import type { Database } from "@handrail/db";
import type { DemoOrganization } from "./content/index.ts";
import type { OrganizationIds } from "./seed-organization.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** One in so many settled tickets is in the test. */
const oneIn = 3;

/** What the weekly runs found, the oldest first: the test grows, learning helps, one week was worse. */
const weeks: readonly Figures[] = [
  { sorted: 0.68, intents: 0.55, calibrationError: 0.12, answered: 0.6, precision: 0.88, abstained: 0.86 },
  { sorted: 0.71, intents: 0.57, calibrationError: 0.11, answered: 0.64, precision: 0.89, abstained: 0.88 },
  { sorted: 0.7, intents: 0.56, calibrationError: 0.1, answered: 0.62, precision: 0.86, abstained: 0.87 },
  { sorted: 0.75, intents: 0.61, calibrationError: 0.08, answered: 0.68, precision: 0.91, abstained: 0.9 },
  { sorted: 0.79, intents: 0.64, calibrationError: 0.06, answered: 0.71, precision: 0.93, abstained: 0.91 },
];

/** The organisation's own test of its AI, and what it found in the last weeks. */
export async function seedQuality(
  db: Database,
  demo: DemoOrganization,
  { orgId }: OrganizationIds,
  now: Date,
): Promise<void> {
  await db.withOrg(orgId, async (tx) => {
    const settled = await tx.ticket.findMany({
      where: { orgId, status: { in: ["resolved", "closed"] }, categoryId: { not: null } },
      orderBy: { createdAt: "asc" },
      select: {
        id: true,
        subject: true,
        resolvedAt: true,
        category: { select: { key: true } },
        contact: { select: { name: true } },
      },
    });
    const articles = await tx.article.findMany({ where: { orgId }, select: { id: true, slug: true } });
    const items = settled
      .filter((_, index) => index % oneIn === 0)
      .flatMap((row) => {
        const ticket = demo.tickets.find(({ subject }) => subject === row.subject);
        if (!ticket) return [];
        const answer = ticket.turns.find((turn) => turn.from === "ai" && turn.state === "sent");
        const slug = answer?.from === "ai" ? answer.articleSlug : undefined;
        return {
          orgId,
          id: newId(),
          ticketId: row.id,
          origin: slug ? "approved" : "resolved",
          question: anonymise(`${ticket.subject}\n${ticket.opening}`, [row.contact.name ?? ""]),
          category: row.category?.key ?? "",
          intent: slug ? ticket.intent : null,
          articleId: articles.find((article) => article.slug === slug)?.id ?? null,
          createdAt: row.resolvedAt ?? now,
        };
      });
    await tx.goldenItem.createMany({ data: items });
    await tx.qualityRun.createMany({
      data: weeks.map((figures, index) => {
        const at = new Date(now.getTime() - (weeks.length - index) * 7 * dayMs);
        const known = Math.max(1, items.filter(({ createdAt }) => createdAt <= at).length);
        return {
          orgId,
          id: newId(),
          state: "done",
          trigger: index % 2 === 0 ? "retraining" : "person",
          model: "handrail-local-1",
          items: known,
          done: known,
          figures,
          createdAt: at,
          finishedAt: at,
        };
      }),
    });
  });
}
