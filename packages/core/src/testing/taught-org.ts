import { newId } from "../ids.ts";
import { type TestOrg, testOrg } from "./test-org.ts";

type Lesson = { text: string; category: keyof TestOrg["categories"]; intent?: string };

/** Resolved tickets of an organisation, as its customers wrote them and its agents left them. */
export async function resolveTickets(org: TestOrg, lessons: readonly Lesson[]): Promise<void> {
  const orgId = org.org.id;
  const start = Date.parse("2026-01-01T00:00:00Z");
  const rows = lessons.map((lesson, index) => ({
    ...lesson,
    id: newId(),
    conversationId: newId(),
    createdAt: new Date(start + index * 60_000),
  }));
  await org.ports.db.withOrg(orgId, async (tx) => {
    await tx.ticket.createMany({
      data: rows.map(({ id, text, category, intent, createdAt }, index) => ({
        orgId,
        id,
        number: `PAST-${index}-${id.slice(-6)}`,
        deskId: org.deskId,
        contactId: org.customer.contactId,
        subject: text,
        type: category === "billing" ? ("billing" as const) : ("bug" as const),
        categoryId: org.categories[category],
        status: "resolved" as const,
        resolvedAt: createdAt,
        createdAt,
        ...(intent ? { triage: { intent, corrected: { intent } } } : {}),
      })),
    });
    await tx.conversation.createMany({
      data: rows.map(({ id, conversationId }) => ({
        orgId,
        id: conversationId,
        ticketId: id,
        contactId: org.customer.contactId,
        channel: "in_app" as const,
        lastSeq: 1,
        lastPublicSeq: 1,
      })),
    });
    await tx.message.createMany({
      data: rows.map(({ conversationId, text, createdAt }) => ({
        orgId,
        id: newId(),
        conversationId,
        seq: 1,
        changeSeq: 1,
        senderKind: "customer" as const,
        body: text,
        createdAt,
      })),
    });
  });
}

const things = [
  "report",
  "dashboard",
  "export",
  "widget",
  "import",
  "map",
  "chart",
  "filter",
  "form",
  "table",
];
const faults = ["shows an error", "stays empty", "crashes when I open it", "does not load"];
const papers = [
  "invoice",
  "receipt",
  "refund",
  "payment",
  "tax number",
  "card",
  "plan",
  "discount",
  "renewal",
];
const wishes = [
  "I need a copy of the",
  "please change the",
  "where do I find the",
  "I was charged twice for the",
];

/** Eighty tickets of two kinds, none like another. */
export const twoKinds: readonly Lesson[] = [
  ...things.flatMap((thing) =>
    faults.map((fault) => ({ text: `The ${thing} ${fault}`, category: "technical" as const })),
  ),
  ...papers.flatMap((paper) =>
    wishes.map((wish) => ({ text: `${wish} ${paper}`, category: "billing" as const })),
  ),
];

/** An organisation that has resolved `lessons` (two kinds of tickets unless told otherwise). */
export async function taughtOrg(
  options: Parameters<typeof testOrg>[0] = {},
  lessons: readonly Lesson[] = twoKinds,
): Promise<TestOrg> {
  const org = await testOrg(options);
  await resolveTickets(org, lessons);
  return org;
}
