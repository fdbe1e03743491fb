import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { createEmbedder } from "../adapters/embedder.ts";
import { changeAiBudget, getAiBudget } from "../ai-budget/index.ts";
import { answerChat, startChat } from "../chat/index.ts";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket } from "../testing/desk.ts";
import { startEmbeddingServer } from "../testing/embedding-server.ts";
import { type OpenAiServer, startOpenAiServer } from "../testing/openai-server.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { guardTask } from "./guard-task.ts";
import { runTriage } from "./index.ts";

const secrets = [
  "ana.lopez@example.test",
  "+34 600 123 456",
  "4242 4242 4242 4242",
  "hunter2",
  "ES9121000418450200051332",
];
const words = `I am ${secrets[0]}, phone ${secrets[1]}, card ${secrets[2]}, password: ${secrets[3]}, account ${secrets[4]}.
Order 12345678: where can I download the invoice of my payment?`;

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

const traces = (org: TestOrg) =>
  withTransaction(org.as(org.admin), ({ tx }) => tx.aiInteraction.findMany({ where: { orgId: org.org.id } }));

async function everywhere(org: TestOrg) {
  const { id } = await openTestTicket(org.as(org.customer), {
    subject: `Invoice ${secrets[0]}`,
    description: words,
  });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  const { conversationId } = await startChat(org.as(org.customer), { idempotencyKey: newId() });
  for (const body of [words, "And the invoice of my last payment, where can I download it?"]) {
    const clientId = newId();
    for await (const _ of await answerChat(org.as(org.customer), { conversationId, clientId, body }));
  }
}

describe("what customers write", () => {
  it("I8: goes to a model that is not ours without what points at a person, in tickets, chats and their history", async () => {
    const org = await answerableOrg({
      tier: "premium",
      ai: createModel({ baseUrl: server.baseUrl, model: "paid-model" }),
    });
    server.behave({
      kind: "content",
      content: (user) =>
        `Every payment has an invoice as a PDF. [p1] ${user.match(/\S+@\S+/)?.[0] ?? ""} Write to eve@evil.test.`,
    });
    const before = server.requests.length;
    await everywhere(org);
    const sent = JSON.stringify(server.requests.slice(before).map(({ messages }) => messages));
    expect(server.requests.length - before).toBeGreaterThan(2);
    expect(sent).toContain("12345678");
    expect(sent).toContain("[email]");
    for (const secret of secrets) expect(sent).not.toContain(secret);
    const kept = JSON.stringify(await traces(org));
    for (const secret of [...secrets, "eve@evil.test"]) expect(kept).not.toContain(secret);
  });

  it("I8: is kept in no trace of our own model either", async () => {
    const org = await answerableOrg({ tier: "premium" });
    await everywhere(org);
    const rows = await traces(org);
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["classify", "chat"]));
    const kept = JSON.stringify(rows);
    for (const secret of secrets) expect(kept).not.toContain(secret);
  });

  it("I6: is shown to a model no longer than the organisation allows", async () => {
    const org = await answerableOrg({
      tier: "premium",
      ai: createModel({ baseUrl: server.baseUrl, model: "paid-model" }),
    });
    const { budget } = await getAiBudget(org.as(org.admin));
    await changeAiBudget(org.as(org.admin), { ...budget, longestInput: 500 });
    server.behave({ kind: "content", content: () => "[no-answer]" });
    const before = server.requests.length;
    const long = `invoice download ${"very ".repeat(2_000)}`;
    const { id } = await openTestTicket(org.as(org.customer), { subject: "Invoice", description: long });
    await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
    const asked = server.requests.slice(before).map(({ messages }) => JSON.stringify(messages));
    expect(asked.length).toBeGreaterThan(0);
    for (const request of asked) expect(request.match(/very /g)?.length ?? 0).toBeLessThan(101);
  });
});

it("I8: a task is guarded wherever its texts stand; articles stay as they are", () => {
  const mail = "ana@example.test";
  const task = {
    task: "chat",
    question: mail,
    history: [{ from: "customer", text: mail }],
    passages: [{ id: "p1", body: `Write to ${mail}.` }],
    later: { added: [mail, 7, null, true] },
  };
  const { shown, kept } = guardTask(task, { isLocal: false, longestInput: 100 });
  expect(shown).toEqual({
    ...task,
    question: "[email]",
    history: [{ from: "customer", text: "[email]" }],
    later: { added: ["[email]", 7, null, true] },
  });
  expect(kept).toEqual(shown);
  expect(guardTask(task, { isLocal: true, longestInput: 100 }).shown).toEqual(task);
  expect(guardTask({ question: "ab😀" }, { isLocal: true, longestInput: 3 }).shown).toEqual({
    question: "ab",
  });
});

it("I8: a search by meaning asks the service without what points at a person", async () => {
  const embeddings = await startEmbeddingServer();
  const log = { info: () => undefined, error: () => undefined };
  const embedder = createEmbedder({ baseUrl: embeddings.baseUrl, embeddingModel: "meaning" }, log);
  await embedder?.embedQuery(words, 5_000);
  await embeddings.close();
  const sent = JSON.stringify(embeddings.requests);
  expect(embeddings.requests).toHaveLength(1);
  expect(sent).toContain("12345678");
  for (const secret of secrets) expect(sent.toLowerCase()).not.toContain(secret.toLowerCase());
});
