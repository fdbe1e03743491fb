import type { ErrorDetails } from "@handrail/contracts";
import { newId } from "@handrail/core";
import { openTestTicket } from "@handrail/core/testing/desk";
import { type TestOrg, testOrg } from "@handrail/core/testing/test-org";
import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { toErrorDetails } from "../error-mapping.ts";
import { createCaller } from "../root.ts";

/** What goes wrong in the path of a ticket, and that the answer names the field. */
let desk: TestOrg;
let ticket: Awaited<ReturnType<typeof openTestTicket>>;
beforeAll(async () => {
  desk = await testOrg();
  ticket = await openTestTicket(desk.as(desk.customer));
});

type Caller = ReturnType<typeof createCaller>;

const callerOf = (actor: "customer" | "agent"): Caller =>
  createCaller({
    requestId: "request-1",
    clientIp: "192.0.2.1",
    userAgent: "",
    service: desk.as(desk[actor]),
    memberships: [],
    ports: desk.ports,
    now: () => new Date(),
  });

async function refusal(work: Promise<unknown>): Promise<ErrorDetails> {
  try {
    await work;
  } catch (error) {
    if (error instanceof TRPCError) return toErrorDetails(error, "request-1");
    throw error;
  }
  throw new Error("was not refused");
}

/** Sends what the types would not allow, as a client can. */
const raw = (input: Record<string, unknown>): never => input as never;

const good = () => ({
  idempotencyKey: newId(),
  subject: "My bot is silent",
  description: "Since this morning.",
});

describe("tickets.open", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["an empty subject", { subject: "" }, "subject"],
    ["a subject of spaces", { subject: " \n\t " }, "subject"],
    ["a subject of invisible characters", { subject: "\u200b\u202e\u0000" }, "subject"],
    ["a long subject", { subject: "x".repeat(201) }, "subject"],
    ["a description beyond the limit", { description: "x".repeat(20_001) }, "description"],
    ["an endless description", { description: "x".repeat(2_000_000) }, "description"],
    ["no description", { description: undefined }, "description"],
    ["a number for a subject", { subject: 7 }, "subject"],
    ["an array for a subject", { subject: ["a"] }, "subject"],
    ["an unknown type", { type: "complaint" }, "type"],
    ["an unknown severity", { severity: "fatal" }, "severity"],
    ["a category that is no id", { categoryId: "billing" }, "categoryId"],
    ["an upper-case id", { categoryId: newId().toUpperCase() }, "categoryId"],
    ["a category that does not exist", { categoryId: newId() }, "categoryId"],
    ["no key", { idempotencyKey: "" }, "idempotencyKey"],
    ["a context of the wrong type", { context: { url: 7 } }, "context.url"],
    ["T3: an organisation", { orgId: newId() }, "orgId"],
    ["T3: a contact", { contactId: newId() }, "contactId"],
    ["T3: a status", { status: "closed" }, "status"],
    ["T3: a priority", { priority: "urgent" }, "priority"],
    ["T3: an assignee", { assigneeId: newId() }, "assigneeId"],
    ["T3: a prototype", JSON.parse('{"__proto__x": {"isAdmin": true}}'), "__proto__x"],
  ])("refuses %s and names the field", async (_name, given, field) => {
    const details = await refusal(callerOf("customer").tickets.open(raw({ ...good(), ...given })));
    expect(["INVALID", "NOT_FOUND"]).toContain(details.code);
    expect(Object.keys(details.fields ?? {})).toEqual([field]);
    expect(details.requestId).toBe("request-1");
  });

  it("takes a double click for one", async () => {
    const input = good();
    const both = await Promise.all([
      callerOf("customer").tickets.open(input),
      callerOf("customer").tickets.open(input),
    ]);
    expect(both[0]?.number).toBe(both[1]?.number);
  });
});

describe("conversations", () => {
  const words = () => ({ conversationId: ticket.conversationId, clientId: newId(), body: "Hello" });

  it.each<[string, Record<string, unknown>, string]>([
    ["an empty reply", { body: "" }, "body"],
    ["a reply of spaces", { body: " \n " }, "body"],
    ["a reply beyond the limit", { body: "x".repeat(20_001) }, "body"],
    ["a reply without a key", { clientId: undefined }, "clientId"],
    ["T3: an internal reply", { isInternal: false }, "isInternal"],
    ["T3: somebody else's name", { senderName: "Admin" }, "senderName"],
  ])("refuses %s and names the field", async (_name, given, field) => {
    for (const send of [
      () => callerOf("customer").conversations.customerReply(raw({ ...words(), ...given })),
      () => callerOf("agent").conversations.agentReply(raw({ ...words(), lastSeenSeq: 1, ...given })),
      () => callerOf("agent").conversations.note(raw({ ...words(), ...given })),
    ]) {
      const details = await refusal(send());
      expect(details.code).toBe("INVALID");
      expect(Object.keys(details.fields ?? {})).toEqual([field]);
    }
  });

  it("T2: refuses ids of the wrong shape", async () => {
    for (const conversationId of ["", null, [], {}, 7, "x", newId().toUpperCase()]) {
      const asked = callerOf("customer").conversations.sync(raw({ conversationId, afterSeq: 0 }));
      expect(await refusal(asked)).toMatchObject({
        code: "INVALID",
        fields: { conversationId: expect.anything() },
      });
    }
  });

  it("keeps the longest text, with every kind of character", async () => {
    const body = "🎉é\u{1F468}\u200d\u{1F469}漢".repeat(2_000).slice(0, 19_990);
    const { message } = await callerOf("customer").conversations.customerReply({ ...words(), body });
    expect(message?.body).toBe(body.replace(/\p{Cs}$/u, ""));
  });
});

describe("characters that PostgreSQL cannot store", () => {
  const odd = "a\u0000b\ud800c\u0007";

  it("are taken out of what is written", async () => {
    const opened = await callerOf("customer").tickets.open({
      ...good(),
      subject: `${odd} subject`,
      description: `${odd} description`,
      context: { url: odd, error: { message: odd }, facts: [{ label: odd, value: odd }] },
    });
    const own = await callerOf("customer").tickets.ownByNumber({ number: `${opened.number}\u0000` });
    expect(own.subject).toBe("abc subject");
    expect(own.context).toMatchObject({ url: "abc", facts: [{ label: "abc", value: "abc" }] });
    const { conversationId } = opened;
    const sent = await callerOf("agent").conversations.agentReply({
      conversationId,
      clientId: newId(),
      body: odd,
      lastSeenSeq: 1,
    });
    expect(sent.message.body).toBe("abc");
  });

  it("are taken out of what is looked for", async () => {
    const agent = callerOf("agent");
    expect((await agent.queue.list({ search: odd })).tickets).toHaveLength(1);
    expect(await agent.kb.search({ query: odd })).toEqual([]);
    expect(await agent.contacts.find({ search: odd })).toEqual([]);
    expect((await agent.kbAdmin.list({ search: odd })).articles).toEqual([]);
  });
});

describe("queue", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["a cursor that is none", { cursor: "nonsense" }, "cursor"],
    ["too large a page", { limit: 101 }, "limit"],
    [
      "an unknown status",
      { filters: [{ field: "status", operator: "is", value: "waiting" }] },
      "filters.0.value",
    ],
    ["an unknown field", { filters: [{ field: "secret", operator: "is", value: "x" }] }, "filters.0.field"],
    [
      "an operator of another field",
      { filters: [{ field: "unread", operator: "contains", value: true }] },
      "filters.0.operator",
    ],
    ["an unknown view", { view: "team:everybody" }, "view"],
    ["an unknown sort", { sort: "subject" }, "sort"],
    ["an object for a search", { search: { contains: "x" } }, "search"],
  ])("refuses %s and names the field", async (_name, given, field) => {
    const details = await refusal(callerOf("agent").queue.list(raw(given)));
    expect(details.code).toBe("INVALID");
    expect(Object.keys(details.fields ?? {})).toEqual([field]);
  });
});
