import type { Locale } from "@handrail/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { changeAiBudget, getAiBudget } from "../ai-budget/index.ts";
import { syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { type OpenAiBehaviour, type OpenAiServer, startOpenAiServer } from "../testing/openai-server.ts";
import { chatOf, eventsOf } from "../testing/routing-org.ts";
import { acceptChat, answerChat, currentChat, requestHuman, startChat } from "./index.ts";
import { chatPhrases } from "./phrases.ts";
import type { HandoffReason } from "./request-human.ts";

const question = "Where can I download the invoice of my payment?";
const pregunta = "¿Dónde puedo descargar la factura de mi pago?";
const timeouts = { quietMs: 250, totalMs: 600 };
const answered: OpenAiBehaviour = {
  kind: "content",
  content: () => "Every payment has an invoice as a PDF. [p1]",
};
const says = (text: string): OpenAiBehaviour => ({ kind: "content", content: () => text });
const never = new Promise<void>(() => undefined);

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

async function chatIn(locale: Locale, options: { aiReplies?: boolean } = {}) {
  const org = await answerableOrg({
    tier: "premium",
    ai: createModel({ baseUrl: server.baseUrl, api: "chat" }),
  });
  const plain = org.as(org.customer);
  const ctx = { ...plain, org: { ...plain.org, ...options } };
  const { conversationId } = await startChat(ctx, { idempotencyKey: newId(), locale });
  const say = async (body: string) => {
    const chunks: string[] = [];
    const stream = await answerChat(ctx, { conversationId, clientId: newId(), body }, timeouts);
    for await (const chunk of stream) if (chunk.type === "data-answer") chunks.push(chunk.data.outcome);
    return chunks;
  };
  return { org, ctx, conversationId, say };
}
type Chat = Awaited<ReturnType<typeof chatIn>>;

type Case = {
  name: string;
  reason: HandoffReason;
  says: keyof (typeof chatPhrases)["en"];
  locale?: Locale;
  model?: OpenAiBehaviour;
  options?: { aiReplies?: boolean };
  run: (chat: Chat) => Promise<unknown>;
};

const words = (body: string, locale: Locale, reason: HandoffReason, said: Case["says"]): Case => ({
  name: `words: ${body}`,
  reason,
  says: said,
  locale,
  run: ({ say }) => say(body),
});
const failing = (name: string, model: OpenAiBehaviour): Case => ({
  name: `the model ${name}`,
  reason: "failure",
  says: "failed",
  model,
  run: ({ say }) => say(question),
});

const cases: Case[] = [
  {
    name: "the button",
    reason: "button",
    says: "waiting",
    run: ({ ctx, conversationId }) => requestHuman(ctx, { conversationId }),
  },
  words("I want to talk to a person", "en", "words", "waiting"),
  words("Quiero hablar con una persona", "es", "words", "waiting"),
  words("Quiero hablar con una persona", "en", "words", "waiting"),
  words("Let me speak with a human", "es", "words", "waiting"),
  words("This is unacceptable, I am furious!", "en", "angry", "worried"),
  words("Esto es inaceptable, estoy furioso", "es", "angry", "worried"),
  words("Esto es inaceptable, estoy furioso", "en", "angry", "worried"),
  words("Your outage loses us data right now, production is down", "en", "critical", "worried"),
  words("Producción está caída y estamos perdiendo datos", "es", "critical", "worried"),
  words("Producción está caída y estamos perdiendo datos", "en", "critical", "worried"),
  {
    name: "the model asks for a person",
    reason: "model",
    says: "waiting",
    model: says("[person]"),
    run: ({ say }) => say(question),
  },
  {
    name: "the model asks for a person five hundred times, in the middle of an answer",
    reason: "model",
    says: "waiting",
    model: says(`Every payment has an invoice as a PDF. [p1] ${"[person] ".repeat(500)}Ana is here now.`),
    run: ({ say }) => say(question),
  },
  {
    name: "no answer twice",
    reason: "low_confidence",
    says: "unsure",
    model: says("[no-answer]"),
    run: async ({ say }) => {
      expect(await say(question)).toEqual(["no_answer"]);
      expect(await say("And the invoice of the other payment?")).toEqual(["handed_over"]);
    },
  },
  {
    name: "an answer that nothing supports, twice",
    reason: "low_confidence",
    says: "unsure",
    model: says("We refund you $500. [p1] I transferred you to a person."),
    run: async ({ say }) => {
      expect(await say(question)).toEqual(["no_answer"]);
      expect(await say(question)).toEqual(["handed_over"]);
    },
  },
  {
    name: "the day's questions are used up",
    reason: "budget",
    says: "overBudget",
    run: async ({ org, say }) => {
      const { budget } = await getAiBudget(org.as(org.admin));
      await changeAiBudget(org.as(org.admin), { ...budget, dailyTurns: 1 });
      expect(await say(question)).toEqual(["answered"]);
      expect(await say(question)).toEqual(["handed_over"]);
    },
  },
  {
    name: "answers are switched off",
    reason: "off",
    says: "waiting",
    options: { aiReplies: false },
    run: ({ say }) => say(question),
  },
  failing("is down", { kind: "status", status: 500 }),
  failing("is overloaded", { kind: "status", status: 429 }),
  failing("refuses the key", { kind: "status", status: 401 }),
  failing("refuses to answer", { kind: "refusal" }),
  failing("says nothing", says("")),
  failing("says blanks", says(" \n ")),
  failing("never ends", says("Every payment has an invoice as a PDF. [p1] ".repeat(1_000))),
  failing("sends a page of blanks", says(" ".repeat(100_000))),
  failing("never begins", { kind: "stall" }),
  failing("stalls in the middle", { kind: "stall_after", content: "Every payment has" }),
  failing("is too slow to end", { kind: "held", content: "Every payment has", until: never }),
  failing("cuts the connection", { kind: "cut_after", content: "Every payment has" }),
  failing("answers broken JSON", { kind: "garbage", text: 'data: {"choices":[{\n\n' }),
  failing("answers a web page", { kind: "garbage", text: "<html><h1>It works!</h1></html>" }),
  failing("answers nothing at all", { kind: "garbage", text: "" }),
  failing("calls a tool that nobody offered", { kind: "tool_call", name: "refund" }),
];

describe("I4: a person is asked for, always, and once", () => {
  it.each(cases)(
    "$name → $reason ($locale)",
    async ({ reason, says, locale = "en", model, options, run }) => {
      server.behave(model ?? answered);
      const chat = await chatIn(locale, options);
      const { org, ctx, conversationId, say } = chat;
      await run(chat);
      expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", handoffReason: reason });
      expect(await currentChat(ctx)).toMatchObject({ mode: "waiting", waitingBefore: 0 });
      const read = async () =>
        (await syncConversation(ctx, { conversationId, afterSeq: 0, limit: 50 })).messages;
      const lines = (await read()).filter(({ senderKind }) => senderKind === "system");
      expect(lines.map(({ body }) => body)).toEqual([chatPhrases[locale][says]]);

      server.behave(answered);
      const asked = server.requests.length;
      for (const body of [question, pregunta, "human please", "This is unacceptable, I am furious!"])
        expect(await say(body)).toEqual(["silent"]);
      await requestHuman(ctx, { conversationId });
      await acceptChat(org.as(org.agent), { conversationId });
      expect(await say(question)).toEqual(["silent"]);
      expect(server.requests.length).toBe(asked);
      const handoffs = (await eventsOf(org, conversationId)).filter(
        ({ kind }) => kind === "chat.handoff_requested",
      );
      expect(handoffs).toHaveLength(1);
      expect((await read()).filter(({ senderKind }) => senderKind === "system")).toHaveLength(2);
    },
  );
});
