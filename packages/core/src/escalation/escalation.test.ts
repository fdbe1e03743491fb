import { randomUUID } from "node:crypto";
import { escalationLimits, triageRecordSchema } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import type { MemberActor } from "../actor.ts";
import { createKey, resolveKey } from "../api-keys/index.ts";
import { withTransaction } from "../context.ts";
import { appendMessage } from "../conversations/append-message.ts";
import { agentReply, customerReply, rateAnswer } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { assignTicket, openTicket, resolveTicket } from "../tickets/index.ts";
import {
  checkEscalation,
  escalateByKey,
  escalateTicket,
  listEscalationRules,
  listEscalations,
  saveEscalationRule,
} from "./index.ts";

const minuteMs = 60_000;
const system = { kind: "system", job: "escalation.check" } as const;

async function setUp(options: Parameters<typeof testOrg>[0] = {}) {
  const test = await testOrg({ tier: "premium", ...options });
  const orgId = test.org.id;
  const teams = { first: newId(), second: newId() };
  await test.ports.db.withOrg(orgId, async (tx) => {
    await tx.team.create({ data: { orgId, id: teams.first, name: "First line" } });
    await tx.team.create({ data: { orgId, id: teams.second, name: "Second line" } });
    for (const { membershipId } of [test.agent, test.otherAgent])
      await tx.teamMember.create({ data: { orgId, teamId: teams.second, membershipId } });
  });
  const rule = (given: Partial<Parameters<typeof saveEscalationRule>[1]> = {}) =>
    saveEscalationRule(test.as(test.admin), {
      id: null,
      version: null,
      name: `Rule ${randomUUID()}`,
      triggers: ["asked", "angry", "critical", "low_confidence", "unsolved", "not_helpful"],
      conditions: { categoryIds: [], tiers: [], confidenceBelow: 0.4, repliesUnsolved: 2 },
      targetKind: "team",
      teamId: teams.second,
      memberId: null,
      priority: "high",
      ...given,
    });
  const open = (description = "How do I change my address?", who: MemberActor = test.customer) =>
    openTicket(test.as(who), {
      idempotencyKey: randomUUID(),
      subject: "A question",
      description,
      type: "question",
      severity: "medium",
    });
  const check = (ticketId: string, minutes = 0) =>
    checkEscalation(test.as(system, { now: new Date(Date.now() + minutes * minuteMs) }), { ticketId });
  const ticketOf = (id: string) =>
    test.ports.db.withOrg(orgId, (tx) =>
      tx.ticket.findFirstOrThrow({
        where: { id },
        select: { status: true, teamId: true, assigneeId: true, priority: true, version: true },
      }),
    );
  const say = (conversationId: string, body: string) =>
    customerReply(test.as(test.customer), { conversationId, clientId: randomUUID(), body });
  const answer = (conversationId: string) =>
    agentReply(test.as(test.agent), {
      conversationId,
      clientId: randomUUID(),
      body: "Try it once more.",
      lastSeenSeq: 1_000,
      setStatus: "pending_customer",
    });
  return { test, teams, rule, open, check, ticketOf, say, answer };
}

const notificationsOf = (test: TestOrg, ticketId: string) =>
  test.ports.db.withOrg(test.org.id, (tx) =>
    tx.notification.findMany({
      where: { ticketId, kind: { in: ["escalated", "escalation_stopped"] } },
      select: { membershipId: true, kind: true },
    }),
  );

describe("rules", () => {
  it("hand a ticket up in one go: status, team, priority, record with all that is known, note, event, who is told", async () => {
    const { test, teams, rule, open, check, ticketOf } = await setUp();
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
    const { test, rule, open, say, answer } = await setUp();
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
    (given: Awaited<ReturnType<typeof setUp>>, conversationId: string) => Promise<void>,
    string,
  ])[])("see %s", async (_name, happen, outcome) => {
    const given = await setUp();
    await given.rule();
    const ticket = await given.open();
    await happen(given, ticket.conversationId);
    expect(await given.check(ticket.id)).toBe(outcome);
  });

  it("see what triage was not sure of", async () => {
    const { test, rule, open, check } = await setUp();
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
    const { test, rule, open, check } = await setUp();
    await rule();
    const ticket = await open("I want to speak to a person");
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => check(ticket.id)));
    expect(outcomes.sort()).toEqual(["escalated", "nothing", "nothing", "nothing"]);
    expect(await listEscalations(test.as(test.agent), { ticketId: ticket.id })).toHaveLength(1);
  });

  it("leave alone what is solved", async () => {
    const { test, rule, open, check, ticketOf } = await setUp();
    await rule();
    const ticket = await open("I want to speak to a person");
    const { version } = await ticketOf(ticket.id);
    await resolveTicket(test.as(test.agent), { ticketId: ticket.id, version, resolution: "Called back." });
    expect(await check(ticket.id)).toBe("nothing");
  });

  it.each([
    ["beta", "team", "nobody"],
    ["pro", "team", "the team"],
    ["pro", "member", "nobody"],
    ["premium", "member", "the person"],
  ] as const)(
    "O6: on %s a rule for a %s gives the ticket to %s; they are told all the same",
    async (tier, kind, who) => {
      const { test, teams, rule, open, check, ticketOf } = await setUp({ tier });
      const { membershipId } = test.otherAgent;
      await rule(kind === "member" ? { targetKind: kind, teamId: null, memberId: membershipId } : {});
      const ticket = await open("I want to speak to a person");
      expect(await check(ticket.id)).toBe("escalated");
      const now = await ticketOf(ticket.id);
      expect([now.status, now.teamId, now.assigneeId]).toEqual([
        "escalated",
        who === "the team" ? teams.second : null,
        who === "the person" ? membershipId : null,
      ]);
      expect((await notificationsOf(test, ticket.id)).map((each) => each.membershipId)).toContain(
        membershipId,
      );
    },
  );

  it("T4 T6: lead neither to another organisation nor to who does not see the branch", async () => {
    const { test, rule, open, check } = await setUp({ branches: ["North", "South"] });
    const other = await setUp();
    const foreign = { targetKind: "member", teamId: null, memberId: other.test.agent.membershipId } as const;
    await expect(rule(foreign)).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { memberId: expect.anything() },
    });
    await expect(rule({ teamId: other.teams.first })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await rule({ targetKind: "member", teamId: null, memberId: test.otherAgent.membershipId });
    const ticket = await open("I want to speak to a person");
    expect(await check(ticket.id)).toBe("stopped");
    const [escalation] = await listEscalations(test.as(test.agent), { ticketId: ticket.id });
    expect(escalation).toMatchObject({ stopped: "no_target" });
    expect(await notificationsOf(test, ticket.id)).toMatchObject([
      { membershipId: test.admin.membershipId, kind: "escalation_stopped" },
    ]);
    expect(await listEscalationRules(other.test.as(other.test.admin))).toEqual([]);
  });

  it("go to who knows the category with the least open work", async () => {
    const { test, rule, open, check, ticketOf } = await setUp();
    await rule({ targetKind: "skilled", teamId: null });
    const { org, ports, categories } = test;
    await ports.db.withOrg(org.id, async (tx) => {
      const data = { skills: ["technical"] };
      await tx.agentProfile.updateMany({ where: { membershipId: test.agent.membershipId }, data });
      await tx.agentProfile.updateMany({ where: { membershipId: test.otherAgent.membershipId }, data });
    });
    const busy = await open();
    await assignTicket(test.as(test.admin), {
      ticketId: busy.id,
      version: (await ticketOf(busy.id)).version,
      assigneeId: test.agent.membershipId,
    });
    const ticket = await open("I want to speak to a person");
    await ports.db.withOrg(org.id, (tx) =>
      tx.ticket.updateMany({ where: { id: ticket.id }, data: { categoryId: categories.technical } }),
    );
    expect(await check(ticket.id)).toBe("escalated");
    expect(await ticketOf(ticket.id)).toMatchObject({ assigneeId: test.otherAgent.membershipId });
  });
});

describe("people", () => {
  it("hand a ticket up with a reason, wherever it is alive", async () => {
    const { test, teams, open, ticketOf } = await setUp();
    const ticket = await open();
    const { version } = await ticketOf(ticket.id);
    const input = {
      ticketId: ticket.id,
      version,
      targetKind: "team",
      teamId: teams.second,
      memberId: null,
      reason: "The nightly job fails again.",
      raisePriority: true,
    } as const;
    const ctx = test.as(test.agent);
    await expect(escalateTicket(ctx, { ...input, version: version + 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await escalateTicket(ctx, input)).toMatchObject({
      status: "escalated",
      targetName: "Second line",
    });
    expect(await ticketOf(ticket.id)).toMatchObject({ teamId: teams.second, priority: "high" });
    const told = await notificationsOf(test, ticket.id);
    expect(told).toMatchObject([{ membershipId: test.otherAgent.membershipId }]);
    const [escalation] = await listEscalations(ctx, { ticketId: ticket.id });
    expect(escalation).toMatchObject({ by: "person", byName: test.agent.name, reason: input.reason });
  });

  it("T6: not to who does not see it, nor anywhere that is not", async () => {
    const { test, open, ticketOf } = await setUp({ branches: ["North", "South"] });
    const ticket = await open();
    const { version } = await ticketOf(ticket.id);
    const input = {
      ticketId: ticket.id,
      version,
      reason: "Please look.",
      raisePriority: false,
      teamId: null,
    };
    const ctx = test.as(test.agent);
    const memberId = test.otherAgent.membershipId;
    await expect(escalateTicket(ctx, { ...input, targetKind: "member", memberId })).rejects.toMatchObject({
      code: "NOT_FOUND",
      fields: { memberId: expect.anything() },
    });
    await expect(
      escalateTicket(ctx, { ...input, targetKind: "operations", memberId: null }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      escalateTicket(test.as(test.otherAgent), { ...input, targetKind: "admin", memberId: null }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listEscalations(test.as(test.otherAgent), { ticketId: ticket.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("chains of automatic acts", () => {
  it("end, and a person is told: rules, programs and angry replies in turn, for a week", async () => {
    const { test, teams, rule, open, check, say } = await setUp();
    await rule({ triggers: ["asked"], targetKind: "admin", teamId: null });
    await rule({ triggers: ["angry"], teamId: teams.first });
    const { key } = await createKey(test.as(test.admin), {
      name: "Loop",
      scopes: ["tickets:read", "tickets:assign"],
      branchIds: [],
      lifetimeDays: null,
    });
    const known = await resolveKey({ db: test.ports.db, now: new Date() }, key);
    if (!known) throw new Error("the key is not known");
    const ticket = await open("I want to speak to a person");
    let minutes = 0;
    for (let round = 0; round < 24; round += 1) {
      minutes += escalationLimits.restMinutes + 1;
      const now = new Date(Date.now() + minutes * minuteMs);
      await withTransaction(test.as(test.customer, { now }), (ctx) =>
        appendMessage(ctx, {
          conversationId: ticket.conversationId,
          senderKind: "customer",
          body: round % 2 ? "I am furious, this is a scam." : "Let me speak to a human",
        }),
      );
      await check(ticket.id, minutes + 1);
      const later = new Date(now.getTime() + 2 * minuteMs);
      const team = round % 3 ? "Second line" : undefined;
      await escalateByKey(test.as(known.actor, { now: later }), {
        number: ticket.number,
        reason: "again",
        team,
      });
    }
    await say(ticket.conversationId, "Hello?");
    const rows = await listEscalations(test.as(test.admin), { ticketId: ticket.id });
    const carriedOut = rows.filter(({ stopped }) => stopped === null);
    expect(carriedOut.length).toBeGreaterThan(0);
    expect(carriedOut.length).toBeLessThanOrEqual(escalationLimits.automatic);
    expect(rows.length - carriedOut.length).toBe(1);
    const told = await notificationsOf(test, ticket.id);
    expect(told.filter(({ kind }) => kind === "escalation_stopped").length).toBeGreaterThan(0);
  });

  it("A4: a program needs the scope, and comes within the same limits", async () => {
    const { test, open } = await setUp();
    const ticket = await open();
    const actor = {
      kind: "key",
      keyId: newId(),
      name: "Reader",
      branches: "all",
      scopes: ["tickets:read"],
    } as const;
    const input = { number: ticket.number, reason: "A person has to look." };
    expect(() => escalateByKey(test.as(actor), input)).toThrow(/FORBIDDEN/);
    const may = { ...actor, scopes: ["tickets:read", "tickets:assign"] as const };
    expect(await escalateByKey(test.as(may), input)).toMatchObject({
      outcome: "escalated",
      target: test.admin.name,
    });
    expect(await escalateByKey(test.as(may), input)).toMatchObject({ outcome: "nothing" });
  });
});
