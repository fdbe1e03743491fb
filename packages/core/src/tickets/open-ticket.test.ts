import { beforeAll, describe, expect, it } from "vitest";
import { syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getOwnTicket, getTicket, listHistory } from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
});

const markup = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "[click](javascript:alert(1))",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=alert(1)>">',
  "{{constructor.constructor('alert(1)')()}} <%= 7*7 %>",
  "'; DROP TABLE ticket; --",
];

describe("openTicket", () => {
  it("writes ticket, conversation, message, event and triage job, and tells of it", async () => {
    const ctx = desk.as(desk.customer);
    const opened = await openTestTicket(ctx, { categoryId: desk.categories.technical });
    expect(opened.number).toMatch(/^TICKET-\d{4}$/);
    expect(opened).toMatchObject({ status: "open", version: 1, isDuplicate: false });

    const own = await getOwnTicket(ctx, { number: opened.number });
    expect(own).toMatchObject({ id: opened.id, conversationId: opened.conversationId });
    const { messages } = await syncConversation(ctx, {
      conversationId: opened.conversationId,
      afterSeq: 0,
      limit: 50,
    });
    expect(messages).toMatchObject([
      { seq: 1, body: "Since this morning it is silent.", senderKind: "customer" },
    ]);

    const { events } = await listHistory(desk.as(desk.agent), { ticketId: opened.id, limit: 10 });
    expect(events).toMatchObject([{ kind: "ticket.opened", actorName: desk.customer.name }]);
    expect(desk.ports.enqueued).toContainEqual({
      name: "triage.run",
      payload: { orgId: desk.org.id, ticketId: opened.id },
    });
    const push = desk.ports.published.find(
      (each) => each.name === "ticket" && each.data.ticketId === opened.id,
    );
    expect(push?.data).toMatchObject({ isNew: true, status: "open" });
  });

  it("is the same ticket for the same key, also when both come at once", async () => {
    const ctx = desk.as(desk.customer);
    const idempotencyKey = newId();
    const both = await Promise.all([
      openTestTicket(ctx, { idempotencyKey }),
      openTestTicket(ctx, { idempotencyKey }),
    ]);
    const later = await openTestTicket(ctx, { idempotencyKey, subject: "Another subject" });
    expect(new Set([...both, later].map((each) => each.id)).size).toBe(1);
    expect(later.isDuplicate).toBe(true);
    const other = await openTestTicket(desk.as(desk.otherCustomer), { idempotencyKey });
    expect(other.id).not.toBe(later.id);
  });

  it("gives every ticket its own number when many are opened at once", async () => {
    const opened = await Promise.all(
      Array.from({ length: 40 }, () => openTestTicket(desk.as(desk.customer))),
    );
    expect(new Set(opened.map((each) => each.number)).size).toBe(40);
  });

  it("stores the context without its secrets", async () => {
    const opened = await openTestTicket(desk.as(desk.customer), {
      context: { url: "https://app.example/?token=very-secret", browser: "Firefox" },
    });
    const ticket = await getTicket(desk.as(desk.agent), { ticketId: opened.id });
    expect(ticket.context).toEqual({ url: "https://app.example/?token=[redacted]", browser: "Firefox" });
  });

  it("refuses a category and a quick issue of another organisation, and writes nothing", async () => {
    const foreign = await testOrg();
    const ctx = desk.as(desk.customer);
    await expect(openTestTicket(ctx, { categoryId: foreign.categories.billing })).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { categoryId: ["not found"] },
    });
    await expect(openTestTicket(ctx, { quickIssueId: newId() })).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { quickIssueId: ["not found"] },
    });
  });

  it("stops at the rate limit, but not for a retry", async () => {
    const limited = await testOrg();
    const ctx = limited.as(limited.customer);
    const idempotencyKey = newId();
    await openTestTicket(ctx, { idempotencyKey });
    limited.ports.limiter.consume = async () => {
      throw new Error("limit");
    };
    await expect(openTestTicket(ctx)).rejects.toThrow("limit");
    await expect(openTestTicket(ctx, { idempotencyKey })).resolves.toMatchObject({ isDuplicate: true });
  });

  it("belongs to the customer's branch", async () => {
    const branched = await testOrg({ branches: ["North", "South"] });
    const opened = await openTestTicket(branched.as(branched.otherCustomer));
    await expect(getTicket(branched.as(branched.agent), { ticketId: opened.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const ticket = await getTicket(branched.as(branched.otherAgent), { ticketId: opened.id });
    expect(ticket.branch?.name).toBe("South");
  });

  it("is for people who have signed in", async () => {
    await expect(openTestTicket(desk.as({ kind: "visitor" }))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it.each(markup)("C1: keeps %j as the text that it is", async (hostile) => {
    const opened = await openTestTicket(desk.as(desk.customer), { subject: hostile, description: hostile });
    const ticket = await getTicket(desk.as(desk.agent), { ticketId: opened.id });
    const { messages } = await syncConversation(desk.as(desk.agent), {
      conversationId: opened.conversationId,
      afterSeq: 0,
      limit: 10,
    });
    expect(ticket.subject).toBe(hostile);
    expect(messages[0]?.body).toBe(hostile);
  });
});
