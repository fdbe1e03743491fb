import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { testOrg } from "../testing/test-org.ts";
import { answerChat, chatQueue, currentChat, getChat, startChat } from "./index.ts";

async function setUp() {
  const test = await testOrg({ tier: "premium" });
  const customer = test.as(test.customer);
  const { conversationId } = await startChat(customer, { idempotencyKey: randomUUID() });
  const say = async (body: string) => {
    const stream = await answerChat(customer, { conversationId, clientId: randomUUID(), body });
    const outcomes: string[] = [];
    for await (const chunk of stream) if (chunk.type === "data-answer") outcomes.push(chunk.data.outcome);
    return outcomes;
  };
  const seen = () => getChat(test.as(test.agent), { conversationId });
  return { test, customer, conversationId, say, seen };
}

it.each([
  ["anger", "This is unacceptable, I am furious!", "angry"],
  ["what is critical", "Your outage loses us data right now, production is down", "critical"],
  ["a wish", "Let me speak to a human", "words"],
] as const)("%s brings a person at once, and who takes it sees why", async (_name, body, reason) => {
  const { test, customer, say, seen } = await setUp();
  expect(await say(body)).toEqual(["handed_over"]);
  expect(await seen()).toMatchObject({ mode: "waiting", handoffReason: reason });
  expect(await chatQueue(test.as(test.agent), { view: "waiting" })).toMatchObject([
    { handoffReason: reason },
  ]);
  expect(JSON.stringify(await currentChat(customer))).not.toContain(reason);
});

it("a second question without an answer brings a person", async () => {
  const { say, seen } = await setUp();
  expect(await say("How do I paint the moon?")).toEqual(["no_answer"]);
  expect(await say("And how do I paint the sun?")).toEqual(["handed_over"]);
  expect(await seen()).toMatchObject({ mode: "waiting", handoffReason: "low_confidence" });
});
