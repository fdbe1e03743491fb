import { triageRecordSchema } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/append-message.ts";
import { rateAnswer } from "../conversations/index.ts";
import { escalatingOrg, notificationsOf } from "../testing/escalating-org.ts";
import { resolveTicket } from "../tickets/index.ts";
import { listEscalations } from "./index.ts";

describe("rules", () => {
  it("hand a ticket up in one go: status, team, priority, record with all that is known, note, event, who is told", async () => {
    const { test, teams, rule, open, check, ticketOf } = await escalatingOrg();
    await rule();
    const ticket = await open("This is unacceptable! I want to talk to a person.");
    expect(await check(ticket.id)).toBe("escalated");
    expect(await ticketOf(ticket.id)).toMatchObject({
      status: "escalated",
      teamId: teams.second,
      assigneeId: null,
      priority: "high",
    });
    const [escalation] = await listEscalations(test.as(test.agent), { ticketId: ticket.id });
    expect(escalation).toMatchObject({
      by: "rule",
      targetKind: "team",
      targetName: "Second line",
      stopped: null,
      pack: {
        ticket: { number: ticket.number, subject: "A question", status: "open" },
        customer: { name: test.customer.name, openTickets: 1 },
        messages: [{ from: "customer", text: expect.stringContaining("unacceptable") }],
      },
    });
    const told = await notificationsOf(test, ticket.id);
    expect(told.map(({ membershipId }) => membershipId).sort()).toEqual(
      [test.agent.membershipId, test.otherAgent.membershipId].sort(),
    );
    const events = await test.ports.db.withOrg(test.org.id, (tx) =>
      tx.event.findMany({ where: { ticketId: ticket.id, kind: "ticket.escalated" } }),
    );
    expect(events).toMatchObject([
      { actorKind: "system", data: { status: { from: "open", to: "escalated" } } },
    ]);
    const toCustomer = test.ports.published.filter(({ channels }) =>
      channels.some((channel) => channel.endsWith(`conversation-${ticket.conversationId}`)),
    );
    expect(JSON.stringify(toCustomer)).not.toContain("Second line");
  });

  it("look when something new is there, and only where there are rules", async () => {
    const { test, rule, open, say, answer } = await escalatingOrg();
    const asked = () => test.ports.enqueued.filter(({ name }) => name === "escalation.check").length;
    const ticket = await open();
    await say(ticket.conversationId, "Hello?");
    expect(asked()).toBe(0);
    await rule();
    await answer(ticket.conversationId);
    expect(asked()).toBe(0);
    await say(ticket.conversationId, "It did not help.");
    expect(asked()).toBe(1);
    const { id } = await withTransaction(test.as(test.agent), (ctx) =>
      appendMessage(ctx, { conversationId: ticket.conversationId, senderKind: "ai", body: "Press it." }),
    );
    await rateAnswer(test.as(test.customer), { messageId: id, helpful: true });
    expect(asked()).toBe(1);
    await rateAnswer(test.as(test.customer), { messageId: id, helpful: false });
    expect(asked()).toBe(2);
  });

  it.each([
    ["nothing in particular", async () => undefined, "nothing"],
    [
      "two replies to answers",
      async ({ say, answer }, id) => {
        await answer(id);
        await say(id, "It did not change anything.");
        await say(id, "Still the same.");
      },
      "escalated",
    ],
    [
      "two replies before any answer",
      async ({ say }, id) => {
        await say(id, "One more thing.");
        await say(id, "And another.");
      },
      "nothing",
    ],
    [
      "an answer that did not help",
      async ({ test }, conversationId) => {
        const { id } = await withTransaction(test.as(test.agent), (ctx) =>
          appendMessage(ctx, { conversationId, senderKind: "ai", body: "Press it." }),
        );
        await rateAnswer(test.as(test.customer), { messageId: id, helpful: false });
      },
      "escalated",
    ],
    [
      "anger later on",
      async ({ say }, id) => void (await say(id, "I am furious, this is a scam.")),
      "escalated",
    ],
    ["a wish later on", async ({ say }, id) => void (await say(id, "Let me speak to a human")), "escalated"],
  ] as const satisfies readonly (readonly [
    string,
    (given: Awaited<ReturnType<typeof escalatingOrg>>, conversationId: string) => Promise<void>,
    string,
  ])[])("see %s", async (_name, happen, outcome) => {
    const given = await escalatingOrg();
    await given.rule();
    const ticket = await given.open();
    await happen(given, ticket.conversationId);
    expect(await given.check(ticket.id)).toBe(outcome);
  });

  it("see what triage was not sure of", async () => {
    const { test, rule, open, check } = await escalatingOrg();
    await rule({ triggers: ["low_confidence"] });
    const ticket = await open();
    expect(await check(ticket.id)).toBe("nothing");
    const record = triageRecordSchema.parse({
      state: "done",
      at: new Date().toISOString(),
      model: "test",
      categoryId: null,
      category: null,
      type: "question",
      priority: "normal",
      severity: "medium",
      intent: null,
      sentiment: "neutral",
      language: "en",
      summary: "About an address",
      confidence: 0.2,
      gate: "none",
      why: "no_answer",
    });
    await test.ports.db.withOrg(test.org.id, (tx) =>
      tx.ticket.updateMany({ where: { id: ticket.id }, data: { triage: record } }),
    );
    expect(await check(ticket.id)).toBe("escalated");
    const [escalation] = await listEscalations(test.as(test.agent), { ticketId: ticket.id });
    expect(escalation).toMatchObject({ trigger: "low_confidence", pack: { summary: "About an address" } });
  });

  it("of two at once one hands up, the other finds it done", async () => {
    const { test, rule, open, check } = await escalatingOrg();
    await rule();
    const ticket = await open("I want to speak to a person");
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => check(ticket.id)));
    expect(outcomes.sort()).toEqual(["escalated", "nothing", "nothing", "nothing"]);
    expect(await listEscalations(test.as(test.agent), { ticketId: ticket.id })).toHaveLength(1);
  });

  it("leave alone what is solved", async () => {
    const { test, rule, open, check, ticketOf } = await escalatingOrg();
    await rule();
    const ticket = await open("I want to speak to a person");
    const { version } = await ticketOf(ticket.id);
    await resolveTicket(test.as(test.agent), { ticketId: ticket.id, version, resolution: "Called back." });
    expect(await check(ticket.id)).toBe("nothing");
  });
});
