import { beforeEach, describe, expect, it } from "vitest";
import { createLimiter } from "../adapters/limiter.ts";
import {
  agentNote,
  agentReply,
  customerReply,
  editMessage,
  rateAnswer,
  redactMessage,
} from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { claimVisitorChats, introduceVisitor } from "../portal/index.ts";
import { chatToTicket } from "../routing/index.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { outcomeOf } from "../testing/desk.ts";
import { askChat, beginChat, readChat } from "../testing/hostile-chats.ts";
import { chatOf } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { visit, visitorChat } from "../testing/visitors.ts";
import { acceptChat, answerChat, closeChat, rateChat, requestHuman, startChat } from "./index.ts";
import { answerId } from "./read-past.ts";

const question = "Where can I download the invoice of my payment?";
const foreign = "INVALID: invalid_input";
let org: TestOrg;
beforeEach(async () => {
  org = await testOrg();
});

async function heldChat() {
  const conversationId = await beginChat(org);
  await requestHuman(org.as(org.customer), { conversationId });
  await acceptChat(org.as(org.agent), { conversationId });
  return conversationId;
}
const reply = (conversationId: string, clientId: string = newId(), agent = org.agent) =>
  agentReply(org.as(agent), {
    ...{ conversationId, clientId, body: "The old words", lastSeenSeq: 1_000, setStatus: "in_progress" },
  });

describe("T3: the key of a message", () => {
  it("of somebody else is refused by name, and what was said under it stays", async () => {
    const conversationId = await heldChat();
    const customer = org.as(org.customer);
    const { message: theirs } = await reply(conversationId);
    const { clientId } = theirs;
    if (!clientId) throw new Error("no key");
    const said = { conversationId, clientId, body: "Mine now" };
    expect(await outcomeOf(answerChat(customer, said))).toBe(foreign);
    expect(await outcomeOf(customerReply(customer, said))).toBe(foreign);
    const own = newId();
    await customerReply(customer, { ...said, clientId: own });
    expect(await outcomeOf(reply(conversationId, own))).toBe(foreign);
    expect(await outcomeOf(agentNote(org.as(org.agent), { ...said, clientId: own }))).toBe(foreign);
    expect(await outcomeOf(reply(conversationId, clientId, org.otherAgent))).toBe(foreign);
    const bodies = (await readChat(org, conversationId, org.agent)).map(({ body }) => body);
    expect(bodies.slice(-2)).toEqual(["The old words", "Mine now"]);
  });

  it("that an answer is to have keeps the answer away, and a person comes", async () => {
    const own = await answerableOrg({ tier: "premium" });
    const ctx = own.as(own.customer);
    const conversationId = await beginChat(own);
    await askChat(own, conversationId, question);
    const clientId = newId();
    const [{ id } = { id: "" }] = await readChat(own, conversationId, own.customer);
    const taken = answerId({ id, clientId });
    for await (const _ of await answerChat(ctx, { conversationId, clientId: taken, body: question }));
    const outcomes: string[] = [];
    for await (const chunk of await answerChat(ctx, { conversationId, clientId, body: question }))
      if (chunk.type === "data-answer") outcomes.push(chunk.data.outcome);
    expect(outcomes).toEqual(["handed_over"]);
    expect(await chatOf(own, conversationId)).toMatchObject({ mode: "waiting", handoffReason: "failure" });
  });
});

describe("A6, I6: a flood", () => {
  const limited = (actor: Parameters<TestOrg["as"]>[0], rule: "chat_start" | "feedback") => {
    const limiter = createLimiter(org.ports.db.pool, { [rule]: { points: 2, seconds: 600 } });
    return { ...org.as(actor), ports: { ...org.ports, limiter } };
  };
  const refused = { reason: "too_many_requests", retryAfterSeconds: expect.any(Number) };
  const flood = async (work: (turn: number) => Promise<unknown>) => {
    await work(1);
    await work(2);
    await expect(work(3)).rejects.toMatchObject(refused);
  };

  it("of chats that are begun and ended is refused with when to come back; an open one is found all the same", async () => {
    const ctx = limited(org.customer, "chat_start");
    const begin = async () => {
      const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
      await requestHuman(ctx, { conversationId });
      return conversationId;
    };
    const first = await begin();
    for (let again = 0; again < 5; again += 1) expect(await begin()).toBe(first);
    await closeChat(ctx, { conversationId: first });
    await closeChat(ctx, { conversationId: await begin() });
    await expect(begin()).rejects.toMatchObject(refused);
  });

  it("of ratings and introductions is refused, each change of which everybody would be told", async () => {
    const own = await answerableOrg({ tier: "premium" });
    const conversationId = await beginChat(own);
    await askChat(own, conversationId, question);
    const answer = (await readChat(own, conversationId, own.customer)).find(
      ({ senderKind }) => senderKind === "ai",
    );
    const rater = { ...limited(own.customer, "feedback"), org: own.org };
    await flood((turn) => rateAnswer(rater, { messageId: answer?.id ?? "", helpful: turn === 1 }));
    await closeChat(own.as(own.customer), { conversationId });
    const stars = { ...limited(own.customer, "feedback"), org: own.org };
    await flood((rating) => rateChat(stars, { conversationId, rating, comment: "" }));
    const { actor } = await visit(org);
    const guest = limited(actor, "feedback");
    await flood((turn) => introduceVisitor(guest, { name: `Ana ${turn}`, email: "" }));
  });
});

describe("at the same moment", () => {
  it("O3: what is taken away does not come back with other words", async () => {
    const conversationId = await heldChat();
    for (let turn = 0; turn < 5; turn += 1) {
      const { message } = await reply(conversationId);
      const { id: messageId, changeSeq } = message;
      const edit = (body: string) =>
        outcomeOf(editMessage(org.as(org.agent), { messageId, changeSeq, body }));
      const outcomes = await Promise.all([
        edit("Other words"),
        outcomeOf(redactMessage(org.as(org.admin), { messageId })),
        edit("Third words"),
      ]);
      expect(outcomes[1]).toBe("ok");
      expect(outcomes.filter((each) => each === "ok").length).toBeLessThan(3);
      const now = (await readChat(org, conversationId, org.customer)).find(({ id }) => id === messageId);
      expect(now).toMatchObject({ body: "", redactedBy: org.admin.name });
    }
  });

  it("W3: a visitor signs in while both sides write in what became a ticket: all of it is kept", async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { token, actor } = await visit(org);
      const conversationId = await visitorChat(org, actor);
      await requestHuman(org.as(actor), { conversationId });
      const agent = org.as(org.agent);
      await chatToTicket(agent, {
        ...{ conversationId, subject: "Later", note: "", keep: true, dispositionId: null },
      });
      const member = await org.addMember("customer");
      const written = await Promise.allSettled([
        reply(conversationId),
        customerReply(org.as(actor), { conversationId, clientId: newId(), body: "From outside" }),
        claimVisitorChats(org.as(member), token),
        reply(conversationId),
        customerReply(org.as(actor), { conversationId, clientId: newId(), body: "From outside" }),
      ]);
      const failures = written.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
      expect(failures.filter((failure) => /deadlock|internal/i.test(failure))).toEqual([]);
      expect((await readChat(org, conversationId, member)).length).toBeGreaterThan(2);
    }
  });
});
