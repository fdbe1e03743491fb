import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModel } from "../../adapters/ai.ts";
import { agentReply, customerReply, syncConversation } from "../../conversations/index.ts";
import { newId } from "../../ids.ts";
import { answerable, answerableOrg } from "../../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../../testing/desk.ts";
import { type OpenAiServer, startOpenAiServer } from "../../testing/openai-server.ts";
import { waitingChat } from "../../testing/routing-org.ts";
import { taughtOrg } from "../../testing/taught-org.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import { resolveTicket } from "../../tickets/index.ts";
import {
  languageOf,
  rewriteText,
  similarTickets,
  suggestReply,
  summarizeThread,
  translateText,
} from "./index.ts";
import { veil } from "./veil.ts";

const kindsOf = (org: TestOrg, ticketId: string) =>
  org.ports.db.withOrg(org.org.id, async (tx) => {
    const rows = await tx.aiInteraction.findMany({
      where: { orgId: org.org.id, ticketId },
      orderBy: { id: "asc" },
    });
    return rows.map(({ kind, error }) => (error ? `${kind}: ${error}` : kind));
  });

async function opened(options: Parameters<typeof answerableOrg>[0] = {}) {
  const org = await answerableOrg(options);
  const { id, conversationId } = await openTestTicket(org.as(org.customer), answerable);
  const messages = async () =>
    (await syncConversation(org.as(org.agent), { conversationId, afterSeq: 0, limit: 100 })).messages.length;
  return { org, agent: org.as(org.agent), ticketId: id, conversationId, messages };
}

describe("the copilot without a model of another", () => {
  it("suggests a reply from the articles, and writes nothing to the thread", async () => {
    const { org, agent, ticketId, messages } = await opened();
    const { body, sources } = await suggestReply(agent, { ticketId });
    expect(body).toContain("Press Download");
    expect(sources).toMatchObject([{ slug: "download-an-invoice", revision: 1 }]);
    expect(await messages()).toBe(1);
    expect(await kindsOf(org, ticketId)).toEqual(["suggest"]);
    const off = { ...agent, org: { ...agent.org, aiReplies: false } };
    expect(await outcomeOf(suggestReply(off, { ticketId }))).toBe("PRECONDITION: replies_off");
  });

  it("answers what was asked last, not what the ticket began with", async () => {
    const { org, agent, ticketId, conversationId } = await opened();
    const reply = { clientId: newId(), body: "You find it below Billing.", lastSeenSeq: 1 };
    await agentReply(agent, { conversationId, ...reply, setStatus: "pending_customer" });
    const question = { clientId: newId(), body: "Thanks. And for how many years are invoices kept?" };
    await customerReply(org.as(org.customer), { conversationId, ...question });
    expect((await suggestReply(agent, { ticketId })).body).toContain("7 years");
  });

  it("helps in a chat as on a ticket: a reply, points, other tickets; nobody else's chat", async () => {
    const { org, agent } = await opened();
    const conversationId = await waitingChat(org, { says: answerable.description });
    expect((await suggestReply(agent, { conversationId })).body).toContain("Press Download");
    expect((await summarizeThread(agent, { conversationId })).points.length).toBeGreaterThan(0);
    expect((await similarTickets(agent, { conversationId })).tickets).toEqual([]);
    expect(await languageOf(agent, { conversationId })).toBe("en");
    const foreign = await testOrg();
    const refused = suggestReply(foreign.as(foreign.agent), { conversationId });
    expect(await outcomeOf(refused)).toBe("NOT_FOUND: not_found");
  });

  it("sums a thread up in its own sentences", async () => {
    const { org, agent, ticketId, conversationId, messages } = await opened();
    const reply = {
      clientId: newId(),
      body: "Hello! Please send us the number of the payment.",
      lastSeenSeq: 1,
    };
    await agentReply(agent, { conversationId, ...reply, setStatus: "pending_customer" });
    const last = {
      clientId: newId(),
      body: "The payment has the number 8812. The PDF stays empty when I open it.",
    };
    await customerReply(org.as(org.customer), { conversationId, ...last });
    const { points } = await summarizeThread(agent, { ticketId });
    const thread = [answerable.description, reply.body, last.body].join("\n");
    expect(points.length).toBeGreaterThanOrEqual(3);
    expect(points.every(({ text }) => thread.includes(text))).toBe(true);
    expect(points.map(({ from }) => from)).toContain("team");
    expect(points.at(0)?.from).toBe("customer");
    expect(await messages()).toBe(3);
    expect(await kindsOf(org, ticketId)).toEqual(["summary"]);
  });

  it("does not pretend to write: rewriting and translating need a model", async () => {
    const { agent, ticketId } = await opened();
    const text = "Hello.";
    expect(await outcomeOf(rewriteText(agent, { ticketId, text, style: "formal" }))).toBe(
      "PRECONDITION: model_needed",
    );
    expect(await outcomeOf(translateText(agent, { ticketId, text }))).toBe("PRECONDITION: model_needed");
    expect(await languageOf(agent, { ticketId })).toBe("en");
  });

  it("finds resolved tickets that resemble this one, with how they were resolved", async () => {
    const org = await taughtOrg();
    const agent = org.as(org.agent);
    const past = await openTestTicket(org.as(org.customer), {
      subject: "The weather widget stays empty",
      description: "The weather widget on my dashboard stays empty since Monday.",
    });
    await resolveTicket(agent, { ticketId: past.id, version: 1, resolution: "Add the station again." });
    const { id: ticketId } = await openTestTicket(org.as(org.customer), {
      subject: "Weather widget is empty",
      description: "My weather widget shows nothing.",
    });
    const { tickets } = await similarTickets(agent, { ticketId });
    expect(tickets[0]).toMatchObject({ id: past.id, resolution: "Add the station again." });
    expect(tickets.map(({ id }) => id)).not.toContain(ticketId);
    expect(await kindsOf(org, ticketId)).toEqual(["similar"]);
  });

  it("shows an agent nothing of other branches, and customers nothing at all (T5)", async () => {
    const { org, ticketId } = await opened({ branches: ["north", "south"] });
    const past = await openTestTicket(org.as(org.otherCustomer), answerable);
    await resolveTicket(org.as(org.admin), {
      ticketId: past.id,
      version: 1,
      resolution: "Secret of the south.",
    });
    expect(await similarTickets(org.as(org.agent), { ticketId })).toEqual({ tickets: [] });
    expect((await similarTickets(org.as(org.admin), { ticketId })).tickets).toMatchObject([{ id: past.id }]);
    for (const actor of [org.otherAgent, org.customer]) {
      for (const ask of [suggestReply, summarizeThread, similarTickets]) {
        expect(await outcomeOf(ask(org.as(actor), { ticketId }))).toBe("NOT_FOUND: not_found");
      }
    }
  });
});

describe("the copilot with a model", () => {
  let server: OpenAiServer;
  let here: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    server = await startOpenAiServer();
    here = await opened({ ai: createModel({ baseUrl: server.baseUrl, apiKey: "test" }) });
  });
  afterAll(() => server.close());

  const say = (text: string) => server.behave({ kind: "content", content: () => JSON.stringify({ text }) });
  const rewrite = (text: string) =>
    rewriteText(here.agent, { ticketId: here.ticketId, text, style: "friendlier" });

  it("rewrites, and what identifies people and links never leaves nor changes", async () => {
    server.requests.splice(0);
    say("Happy to help! Write to ⟦1⟧ or see ⟦2⟧.");
    const { text } = await rewrite("Write to ana@example.com or see https://app.example/x.");
    expect(text).toBe("Happy to help! Write to ana@example.com or see https://app.example/x.");
    expect(JSON.stringify(server.requests)).not.toContain("ana@example.com");
  });

  it("translates into the language that the customer writes in", async () => {
    say("Hola.");
    expect(await translateText(here.agent, { ticketId: here.ticketId, text: "Hello." })).toEqual({
      language: "en",
      text: "Hola.",
    });
  });

  it.each([
    ["a link of its own", "Look at https://evil.example/x"],
    ["a Markdown link of its own", "Look [here](//evil.example)"],
    ["HTML", "<img src=x onerror=alert(1)>"],
    ["a mark twice", "⟦1⟧ ⟦1⟧"],
    ["nothing", ""],
  ])("I2: refuses a rewriting with %s, and keeps the record of it", async (_name, said) => {
    say(said);
    expect(await outcomeOf(rewrite("Please read this."))).toBe("UNAVAILABLE: model_failed");
    expect((await kindsOf(here.org, here.ticketId)).at(-1)).toBe("rewrite: malformed");
  });

  it("drops points with numbers that nobody wrote", async () => {
    const points = [
      { from: "customer", text: "Wants the invoice." },
      { from: "team", text: "Promised a refund of 900 EUR." },
      { from: "team", text: "See https://evil.example" },
    ];
    server.behave({ kind: "content", content: () => JSON.stringify({ points }) });
    expect(await summarizeThread(here.agent, { ticketId: here.ticketId })).toMatchObject({
      points: points.slice(0, 1),
    });
  });
});

describe("veil", () => {
  it.each([
    ["Call +34 600 123 456 now", "Call ⟦1⟧ now"],
    ["See [terms](https://a.example/t)", "See [terms⟦1⟧"],
    ["Nothing to hide", "Nothing to hide"],
  ])("%s", (text, veiled) => {
    expect(veil(text).text).toBe(veiled);
    expect(veil(text).restore(veiled)).toBe(text);
  });

  it("gives nothing back where a mark is lost or is not ours", () => {
    const { restore } = veil("Write to ana@example.com");
    expect(restore("Write to us")).toBeNull();
    expect(restore("Write to ⟦2⟧")).toBeNull();
  });
});
