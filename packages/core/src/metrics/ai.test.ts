import { expect, it } from "vitest";
import { closeChat, requestHuman, startChat } from "../chat/index.ts";
import { withTransaction } from "../context.ts";
import { rateAnswer } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { changeCategory, confirmResolution, resolveTicket } from "../tickets/index.ts";
import {
  approveDraft,
  discardDraft,
  recordInteractions,
  runTriage,
  startInteraction,
} from "../triage/index.ts";
import { getAiInsights } from "./index.ts";

const question = { ...answerable, type: "question" as const };

/** A ticket that triage has read; resolves to it with the draft, or the answer, that came of it. */
async function triaged(org: TestOrg) {
  const { id } = await openTestTicket(org.as(org.customer), question);
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  return org.ports.db.withOrg(org.org.id, async (tx) => ({
    ticket: await tx.ticket.findFirstOrThrow({ where: { id } }),
    message: await tx.message.findFirst({
      where: { conversation: { ticketId: id }, aiInteractionId: { not: null } },
    }),
  }));
}

it("counts what triage let out, what people did with it, and what customers said", async () => {
  const org = await answerableOrg({ tier: "pro" });
  const agent = org.as(org.agent);
  const [first, second, third] = [await triaged(org), await triaged(org), await triaged(org)];
  const draftOf = ({ message }: typeof first) => ({
    messageId: message?.id ?? "",
    changeSeq: message?.changeSeq ?? 0,
  });
  await approveDraft(agent, { ...draftOf(first), lastSeenSeq: 1 });
  await approveDraft(agent, { ...draftOf(second), lastSeenSeq: 1, body: "In my own words." });
  await discardDraft(agent, { ...draftOf(third), reason: "wrong" });
  const messageId = first.message?.id ?? "";
  await rateAnswer(org.as(org.customer), { messageId, helpful: false });
  await rateAnswer(org.as(org.customer), { messageId, helpful: true });

  const { outcomes, kinds, daily } = await getAiInsights(org.as(org.admin), { days: 7 });
  expect(outcomes).toMatchObject({
    triaged: 3,
    silent: 0,
    drafted: 3,
    autoSent: 0,
    approved: 1,
    edited: 1,
    discarded: 1,
    helpful: 1,
    unhelpful: 0,
  });
  expect(kinds.map(({ kind, calls, failures }) => ({ kind, calls, failures }))).toEqual(
    expect.arrayContaining([
      { kind: "classify", calls: 3, failures: 0 },
      { kind: "answer", calls: 3, failures: 0 },
    ]),
  );
  expect(daily).toHaveLength(7);
  expect(daily.at(-1)).toMatchObject({ answers: 3, sortings: 3, failures: 0 });
});

it("tells what was solved without a person, and how often the category was kept", async () => {
  const org = await answerableOrg({ tier: "premium" });
  const alone = await triaged(org);
  expect(alone.message?.state).toBe("sent");
  const resolution = "Shown where invoices are.";
  const solve = async (ticketId: string) => {
    const { version } = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.ticket.findFirstOrThrow({ where: { id: ticketId } }),
    );
    await resolveTicket(org.as(org.agent), { ticketId, version, resolution });
  };
  const refiled = await triaged(org);
  await changeCategory(org.as(org.agent), {
    ticketId: refiled.ticket.id,
    version: refiled.ticket.version,
    categoryId: org.categories.technical,
  });
  await solve(alone.ticket.id);
  await solve(refiled.ticket.id);
  await confirmResolution(org.as(org.customer), { ticketId: alone.ticket.id });

  const { outcomes, calibration } = await getAiInsights(org.as(org.admin), { days: 30 });
  expect(outcomes).toMatchObject({ autoSent: 2, resolved: 2, resolvedAlone: 2 });
  expect(calibration).toEqual([{ bucket: 4, tickets: 2, kept: 1, confidence: expect.any(Number) }]);
});

it("tells why drafts were discarded, how chats went, what articles made unnecessary, and what it cost", async () => {
  const org = await answerableOrg({ tier: "pro" });
  const { message } = await triaged(org);
  await discardDraft(org.as(org.agent), {
    messageId: message?.id ?? "",
    changeSeq: message?.changeSeq ?? 0,
    reason: "tone",
  });
  const began = async () =>
    (await startChat(org.as(org.customer), { idempotencyKey: newId() })).conversationId;
  await closeChat(org.as(org.customer), { conversationId: await began() });
  const asked = await began();
  await requestHuman(org.as(org.customer), { conversationId: asked });
  await withTransaction(org.as(org.admin), async (ctx) => {
    const calls = [
      { ...startInteraction("chat", "a-model", "a"), costMicros: 250_000, currency: "USD" },
      { ...startInteraction("chat", "a-model", "b"), costMicros: 500_000, currency: "EUR" },
      { ...startInteraction("act", "a-model", "c"), error: "over_budget" },
    ];
    await recordInteractions(ctx, calls, {});
    await ctx.tx.deflection.create({
      data: {
        orgId: org.org.id,
        day: new Date(),
        articleId: org.articleId,
        suggested: 8,
        opened: 4,
        count: 2,
      },
    });
  });
  const insights = await getAiInsights(org.as(org.admin), { days: 7 });
  expect(insights).toMatchObject({
    currency: "USD",
    discards: [{ reason: "tone", drafts: 1 }],
    chats: { began: 2, asked: 1, alone: 1 },
    deflection: { suggested: 8, accepted: 2 },
    errors: [{ error: "over_budget", calls: 1 }],
  });
  expect(insights.daily.at(-1)?.cost).toBe(0.25);
  expect(insights.kinds.find(({ kind }) => kind === "chat")?.cost).toBe(0.25);
});

it("T1: counts failures, and nothing of another organisation", async () => {
  const [org, other] = [await testOrg(), await testOrg()];
  const call = { ...startInteraction("chat", "a-model", "hello"), latencyMs: 1_200, inputTokens: 40 };
  await withTransaction(org.as(org.admin), (ctx) =>
    recordInteractions(ctx, [call, { ...startInteraction("chat", "a-model", "hi"), error: "timeout" }], {}),
  );
  const { kinds, daily } = await getAiInsights(org.as(org.admin), { days: 7 });
  expect(kinds).toEqual([
    { kind: "chat", calls: 2, failures: 1, p50: 600, p95: 1_140, inputTokens: 40, outputTokens: 0, cost: 0 },
  ]);
  expect(daily.at(-1)).toMatchObject({ answers: 2, failures: 1 });
  const theirs = await getAiInsights(other.as(other.admin), { days: 7 });
  expect(theirs.kinds).toEqual([]);
  expect(theirs.daily.every(({ answers }) => answers === 0)).toBe(true);
});
