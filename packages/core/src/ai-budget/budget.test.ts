import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { answerChat, startChat } from "../chat/index.ts";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type OpenAiServer, startOpenAiServer } from "../testing/openai-server.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { callModel } from "../triage/call-model.ts";
import { runTriage } from "../triage/index.ts";
import { type ClassifyTask, classificationSchema } from "../triage/schema.ts";
import { changeAiBudget, getAiBudget } from "./index.ts";

/** The fake service says that each call took 11 and 7 tokens. */
const perCall = 18;
const question = "Where can I download the invoice of my payment?";
const classified = JSON.stringify({
  category: "billing",
  intent: "invoice",
  type: "question",
  priority: "normal",
  severity: "low",
  sentiment: "neutral",
  language: "en",
  summary: "Where is the invoice?",
  urgencyCues: [],
  entities: [],
  wantsPerson: false,
  confidence: 0.9,
});

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

const remote = () => ({
  ai: createModel({ baseUrl: server.baseUrl, model: "paid-model" }),
});

type Wanted = Partial<Omit<Parameters<typeof changeAiBudget>[1], "version">>;
async function budgetOf(org: TestOrg, wanted: Wanted) {
  const { budget } = await getAiBudget(org.as(org.admin));
  await changeAiBudget(org.as(org.admin), { ...budget, ...wanted });
}
const usageOf = async (org: TestOrg) => (await getAiBudget(org.as(org.admin))).usage;
const notices = (org: TestOrg) =>
  withTransaction(org.as(org.admin), ({ tx }) =>
    tx.notification.findMany({
      where: { orgId: org.org.id, kind: "ai_budget" },
      orderBy: { createdAt: "asc" },
    }),
  );
const task: ClassifyTask = {
  task: "classify",
  learned: null,
  organization: "Example",
  message: { subject: "Invoice", body: question },
  reported: { type: "question", severity: "low" },
  locale: "en",
  categories: [],
};
const classify = (org: TestOrg) => callModel(org.as(org.agent), task, classificationSchema);

async function chatting(org: TestOrg) {
  const { conversationId } = await startChat(org.as(org.customer), { idempotencyKey: newId() });
  return async (body = question) => {
    const stream = await answerChat(org.as(org.customer), { conversationId, clientId: newId(), body });
    let answer: { outcome: string; mode: string; message: { body: string } | null } | undefined;
    for await (const chunk of stream) if (chunk.type === "data-answer") answer = chunk.data;
    return answer;
  };
}

describe("the month's budget", () => {
  it("I6: counts what calls took, and what they cost by the organisation's prices", async () => {
    const org = await answerableOrg(remote());
    await budgetOf(org, { prices: [{ model: "paid-model", input: 2, output: 8 }], currency: "EUR" });
    server.behave({ kind: "content", content: () => classified });
    const { id } = await openTestTicket(org.as(org.customer), { description: question });
    await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
    const calls = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.aiInteraction.findMany({ where: { ticketId: id } }),
    );
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) expect(call).toMatchObject({ costMicros: 11 * 2 + 7 * 8, currency: "EUR" });
    expect(await usageOf(org)).toMatchObject({
      tokens: calls.length * perCall,
      cost: (calls.length * 78) / 1_000_000,
      calls: calls.length,
    });
  });

  it("I6: when it is used up no model is called: rules sort, nothing is answered, a person is asked for", async () => {
    const org = await answerableOrg({ ...remote(), tier: "premium" });
    await budgetOf(org, { monthlyTokens: 1_000 });
    server.behave({ kind: "content", content: () => classified });
    const before = server.requests.length;
    const { id } = await openTestTicket(org.as(org.customer), { description: question });
    await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
    expect(server.requests).toHaveLength(before);
    const ticket = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.ticket.findFirstOrThrow({ where: { id }, include: { aiInteractions: true } }),
    );
    expect(ticket).toMatchObject({
      status: "open",
      triage: { state: "failed", model: "rules", gate: "none" },
    });
    expect(ticket.aiInteractions).toMatchObject([{ error: "over_budget", prompt: "", inputTokens: null }]);

    const ask = await chatting(org);
    const answer = await ask();
    expect(server.requests).toHaveLength(before);
    expect(answer).toMatchObject({ outcome: "handed_over", mode: "waiting" });
    expect(answer?.message?.body).toContain("in the queue for a person");
  });

  it("I6: many calls at once do not take more than there is", async () => {
    const org = await answerableOrg(remote());
    await budgetOf(org, { monthlyTokens: 5_000 });
    server.behave({ kind: "content", content: () => classified });
    const before = server.requests.length;
    const results = await Promise.all(Array.from({ length: 20 }, () => classify(org)));
    const made = results.filter(({ ok }) => ok).length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(20);
    expect(server.requests.length - before).toBe(made);
    expect((await usageOf(org)).tokens).toBe(made * perCall);
    expect(results.filter((result) => !result.ok && result.failure === "over_budget")).toHaveLength(
      20 - made,
    );
  });

  it("I6: admins hear of 80 and of 100 percent, once each, and again after it was raised", async () => {
    const org = await answerableOrg(remote());
    server.behave({ kind: "content", content: () => classified });
    await classify(org);
    await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.aiUsage.updateMany({ where: { orgId: org.org.id }, data: { tokens: 8_000 } }),
    );
    await budgetOf(org, { monthlyTokens: 10_000 });
    await classify(org);
    await classify(org);
    expect((await notices(org)).map(({ detail }) => detail)).toEqual([{ share: 80 }]);
    await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.aiUsage.updateMany({ where: { orgId: org.org.id }, data: { tokens: 9_990 } }),
    );
    expect(await classify(org)).toMatchObject({ ok: false, failure: "over_budget" });
    await classify(org);
    expect((await notices(org)).map(({ detail }) => detail)).toEqual([{ share: 80 }, { share: 100 }]);
    expect(org.ports.enqueued.filter(({ name }) => name === "notify.admin")).toHaveLength(2);
    await budgetOf(org, { monthlyTokens: 12_000 });
    expect(await classify(org)).toMatchObject({ ok: true });
    expect((await notices(org)).map(({ detail }) => detail)).toEqual([
      { share: 80 },
      { share: 100 },
      { share: 80 },
    ]);
  });

  it("I6: a budget in money stops, too, and a failed service costs nothing", async () => {
    const org = await answerableOrg(remote());
    await budgetOf(org, { prices: [{ model: "paid-model", input: 100, output: 100 }], monthlyCost: 0.01 });
    expect(await classify(org)).toMatchObject({ ok: false, failure: "over_budget" });
    await budgetOf(org, { monthlyCost: 100 });
    server.behave({ kind: "status", status: 500 });
    expect(await classify(org)).toMatchObject({ ok: false, failure: "unavailable" });
    expect(await usageOf(org)).toMatchObject({ tokens: 0, cost: 0 });
  });
});

describe("a customer's day", () => {
  it("I6: ends with a person after so many questions, with our own model, too; tomorrow is another day", async () => {
    const org = await answerableOrg({ tier: "premium" });
    await budgetOf(org, { dailyTurns: 2 });
    const ask = await chatting(org);
    expect(await ask()).toMatchObject({ outcome: "answered" });
    expect(await ask()).toMatchObject({ outcome: "answered" });
    expect(await ask()).toMatchObject({ outcome: "handed_over", mode: "waiting" });
    const { id } = await openTestTicket(org.as(org.customer), { description: question });
    await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
    const other = await openTestTicket(org.as(org.otherCustomer), { description: question });
    await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: other.id });
    const tomorrow = new Date(Date.now() + 86_400_000);
    const { id: later } = await openTestTicket(org.as(org.customer), { description: question });
    await runTriage(org.as({ kind: "system", job: "triage.run" }, { now: tomorrow }), { ticketId: later });
    const states = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.ticket.findMany({ select: { id: true, triage: true } }),
    );
    const stateOf = (wanted: string) => states.find((each) => each.id === wanted)?.triage;
    expect(stateOf(id)).toMatchObject({ state: "failed" });
    expect(stateOf(other.id)).toMatchObject({ state: "done" });
    expect(stateOf(later)).toMatchObject({ state: "done" });
  });

  it("I6: the last question of the day is answered whole", async () => {
    const org = await answerableOrg({ tier: "pro" });
    await budgetOf(org, { dailyTurns: 1 });
    const { id } = await openTestTicket(org.as(org.customer), { subject: question, description: question });
    await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
    const calls = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.aiInteraction.findMany({ where: { ticketId: id }, orderBy: { id: "asc" } }),
    );
    expect(calls.map(({ kind, error }) => ({ kind, error }))).toEqual([
      { kind: "classify", error: null },
      { kind: "answer", error: null },
    ]);
  });
});

describe("settings", () => {
  it("are changed by who saw them last, and stand in the history", async () => {
    const org = await answerableOrg();
    const { budget } = await getAiBudget(org.as(org.admin));
    await changeAiBudget(org.as(org.admin), { ...budget, dailyTurns: 10 });
    await expect(changeAiBudget(org.as(org.admin), { ...budget, dailyTurns: 20 })).rejects.toThrow(
      "CONFLICT",
    );
    const event = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.event.findFirst({ where: { kind: "ai.budget_changed" } }),
    );
    expect(event?.data).toMatchObject({ from: { dailyTurns: 60 }, to: { dailyTurns: 10 } });
  });

  it("T1: are an organisation's own", async () => {
    const [org, other] = [await answerableOrg(remote()), await answerableOrg(remote())];
    await budgetOf(org, { monthlyTokens: 1_000 });
    server.behave({ kind: "content", content: () => classified });
    expect(await classify(org)).toMatchObject({ ok: false });
    expect(await classify(other)).toMatchObject({ ok: true });
    expect((await usageOf(org)).tokens).toBe(0);
  });
});
