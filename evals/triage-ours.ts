import { newId, type OrgSnapshot } from "@handrail/core";
import { createModel } from "@handrail/core/adapters/ai";
import { classify } from "@handrail/core/triage/classify";
import { retrainEngine } from "@handrail/core/triage/index";
import type { Database } from "@handrail/db";
import { measuredOrganization } from "../bench/knowledge-base.ts";
import { portsOf } from "./ports.ts";
import type { Material, Question } from "./triage-data.ts";
import type { Sorter } from "./triage-engine.ts";

const batchSize = 500;
const categoryKey = "questions";

async function prepareDesk(db: Database, org: OrgSnapshot, intents: string[]) {
  const at = {
    userId: newId(),
    membershipId: newId(),
    contactId: newId(),
    deskId: newId(),
    categoryId: newId(),
  };
  const { id: orgId } = org;
  await db.withPerson(at.userId, (tx) =>
    tx.user.create({ data: { id: at.userId, email: `${at.userId}@example.test`, name: "Agent" } }),
  );
  await db.withOrg(orgId, async (tx) => {
    const { userId, membershipId } = at;
    await tx.membership.create({ data: { orgId, id: membershipId, userId, role: "agent" } });
    await tx.contact.create({ data: { orgId, id: at.contactId, name: "Customer", email: "c@example.test" } });
    const desk = { kind: "customer" as const, name: "Customers", numberPattern: "T-{seq:4}" };
    await tx.desk.create({ data: { orgId, id: at.deskId, ...desk } });
    const category = { key: categoryKey, name: "Questions", intents };
    await tx.category.create({ data: { orgId, id: at.categoryId, ...category } });
  });
  return at;
}

/** Each question as a ticket that was resolved, with its intent put right by an agent; out of scope: taken out of every category. */
async function resolveAll(
  db: Database,
  { id: orgId }: OrgSnapshot,
  at: Awaited<ReturnType<typeof prepareDesk>>,
  questions: readonly Question[],
) {
  const start = Date.parse("2026-01-01T00:00:00Z");
  for (let from = 0; from < questions.length; from += batchSize) {
    const rows = questions.slice(from, from + batchSize).map((question, index) => ({
      ...question,
      id: newId(),
      conversationId: newId(),
      number: `T-${from + index}`,
      createdAt: new Date(start + (from + index) * 1_000),
    }));
    await db.withOrg(orgId, async (tx) => {
      await tx.ticket.createMany({
        data: rows.map(({ id, number, intent, createdAt }) => ({
          orgId,
          id,
          number,
          createdAt,
          deskId: at.deskId,
          contactId: at.contactId,
          subject: "",
          status: "resolved" as const,
          categoryId: intent === null ? null : at.categoryId,
          triage: { intent, corrected: { intent } },
        })),
      });
      await tx.event.createMany({
        data: rows
          .filter(({ intent }) => intent === null)
          .map(({ id }) => ({
            orgId,
            id: newId(),
            ticketId: id,
            kind: "ticket.category_changed",
            actorKind: "agent",
            actorMembershipId: at.membershipId,
          })),
      });
      await tx.conversation.createMany({
        data: rows.map(({ id, conversationId }) => ({
          orgId,
          id: conversationId,
          ticketId: id,
          contactId: at.contactId,
          channel: "in_app" as const,
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
}

/** How long some work takes, and how much more memory the process takes at its height than before. */
async function weighed<T>(work: () => Promise<T>) {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  const startedAt = performance.now();
  const result = await work();
  clearInterval(timer);
  highest = Math.max(highest, process.memoryUsage.rss());
  return {
    result,
    seconds: (performance.now() - startedAt) / 1_000,
    megabytes: Math.round((highest - before) / 2 ** 20),
  };
}

/** The product's own triage, in an organisation of its own whose tickets are the examples, trained by its own job. */
export async function ourTriage(
  db: Database,
  locale: "en" | "es",
  { intents, train }: Material,
): Promise<Sorter & { trainSeconds: number; trainMegabytes: number; learned: string }> {
  const org = await measuredOrganization(db, locale);
  await resolveAll(db, org, await prepareDesk(db, org, intents), train);
  const ports = portsOf(db, createModel({}));
  const base = { org, ports, now: () => new Date(), requestId: newId() };
  const actor = { kind: "system" as const, job: "triage.engine_retraining" };
  const training = await weighed(() => retrainEngine({ ...base, actor }));
  const reported = { type: "question", severity: "medium" } as const;
  const ctx = { ...base, actor: { kind: "assistant" as const } };
  return {
    name: "handrail",
    trainSeconds: training.seconds,
    trainMegabytes: training.megabytes,
    learned: training.result.kind,
    sort: async (text) => {
      const { intent, confidence, learned } = await classify(ctx, { subject: "", body: text, reported });
      const nearest = learned?.intent?.nearest?.slice(categoryKey.length + 1) ?? null;
      return {
        intent: intent ?? nearest,
        confidence: learned?.intent?.confidence ?? confidence,
        isOutside: intent === null,
      };
    },
  };
}
