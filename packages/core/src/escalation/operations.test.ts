import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OutboundOutcome } from "../ports.ts";
import { testOrg } from "../testing/test-org.ts";
import { openTicket } from "../tickets/index.ts";
import {
  checkEscalation,
  deliver,
  escalateTicket,
  getOperations,
  listDeliveries,
  listEscalations,
  redeliver,
  rotateOperationsSecret,
  saveEscalationRule,
  saveOperations,
  testOperations,
} from "./index.ts";

const url = "https://operations.example/hook";
const facts = { attempts: 1, latencyMs: 1 };
const failed = (reason: "network" | "status", status?: number): OutboundOutcome => ({
  kind: "failed",
  reason,
  ...(status === undefined ? {} : { status }),
  ...facts,
});

async function setUp() {
  const test = await testOrg({ tier: "premium" });
  const admin = test.as(test.admin);
  const { secret } = await saveOperations(admin, { version: null, url, isActive: true });
  const planned = () => {
    const job = test.ports.enqueued.findLast(({ name }) => name === "operations.deliver");
    return String(Reflect.get(Object(job?.payload), "deliveryId"));
  };
  const send = (isLast = false, deliveryId = planned()) =>
    deliver(test.as({ kind: "system", job: "operations.deliver" }), { deliveryId, isLast });
  const latest = async () => (await listDeliveries(admin))[0];
  return { test, admin, secret, send, latest, planned };
}

async function escalated({ test }: Awaited<ReturnType<typeof setUp>>) {
  const ticket = await openTicket(test.as(test.customer), {
    idempotencyKey: randomUUID(),
    subject: "Card 4111 1111 1111 1111 was charged",
    description: "I am Lena Rivera, lena.rivera@mail.example, +34 600 123 456. Let me speak to a person!",
    type: "billing",
    severity: "medium",
  });
  await saveEscalationRule(test.as(test.admin), {
    id: null,
    version: null,
    name: "To the provider",
    triggers: ["asked"],
    conditions: { categoryIds: [], tiers: [], confidenceBelow: 0.4, repliesUnsolved: 3 },
    targetKind: "operations",
    teamId: null,
    memberId: null,
    priority: null,
  });
  const system = test.as({ kind: "system", job: "escalation.check" });
  expect(await checkEscalation(system, { ticketId: ticket.id })).toBe("escalated");
  return ticket;
}

describe("provider operations", () => {
  it("are sent the context of an escalation, signed, without what names or reaches the customer (I8)", async () => {
    const given = await setUp();
    const ticket = await escalated(given);
    expect(await given.send()).toEqual({ again: false });
    const [sent] = given.test.ports.posted;
    expect(sent).toMatchObject({
      url,
      secrets: [given.secret],
      idempotencyKey: given.planned(),
      body: {
        event: "ticket.escalated",
        trigger: "asked",
        rule: "To the provider",
        ticket: { id: ticket.id, number: ticket.number },
        context: { customer: { plan: "premium" }, messages: [{ from: "customer" }] },
      },
    });
    const body = JSON.stringify(sent?.body);
    for (const personal of [
      "4111",
      "lena.rivera",
      "600 123",
      given.test.customer.name,
      given.test.customer.email,
    ])
      expect(body).not.toContain(personal);
    expect(await given.latest()).toMatchObject({ state: "delivered", responseCode: 200, attempts: 1 });
    expect(await given.send()).toEqual({ again: false });
    expect(given.test.ports.posted).toHaveLength(1);
    const [escalation] = await listEscalations(given.test.as(given.test.agent), { ticketId: ticket.id });
    expect(escalation?.deliveries).toMatchObject([{ state: "delivered" }]);
  });

  it.each([
    ["tried again where nobody answers", failed("network"), false, true, "waiting"],
    ["given up after the last attempt", failed("network"), true, false, "failed"],
    ["tried again after an error of theirs", failed("status", 503), false, true, "waiting"],
    ["given up where they say that it is gone", failed("status", 410), false, false, "failed"],
    [
      "given up where the address is one of our own",
      { kind: "refused", reason: "private_address" },
      false,
      false,
      "failed",
    ],
  ] as const)("is %s", async (_name, outcome, isLast, again, state) => {
    const given = await setUp();
    await escalated(given);
    given.test.ports.answer = () => outcome;
    expect(await given.send(isLast)).toEqual({ again });
    expect(await given.latest()).toMatchObject({ state, attempts: 1 });
  });

  it("O2: every attempt has one id, and a secret that is being replaced goes on signing for a day", async () => {
    const given = await setUp();
    await escalated(given);
    given.test.ports.answer = () => failed("network");
    await given.send();
    const { secret } = await rotateOperationsSecret(given.admin);
    await given.send(true);
    const [first, second] = given.test.ports.posted;
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    expect(second?.secrets).toEqual([secret, given.secret]);
    const later = new Date(Date.now() + 25 * 3_600_000);
    const { deliveryId } = await testOperations(given.admin);
    const job = given.test.as({ kind: "system", job: "operations.deliver" }, { now: later });
    await deliver(job, { deliveryId, isLast: true });
    expect(given.test.ports.posted.at(-1)?.secrets).toEqual([secret]);
    expect(JSON.stringify(await getOperations(given.admin))).not.toContain("whsec_");
    expect(await redeliver(given.admin, { deliveryId })).toEqual({ deliveryId });
    await expect(redeliver(given.admin, { deliveryId })).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("S1: are not anywhere that nothing would be sent to", async () => {
    const given = await setUp();
    given.test.ports.outbound.check = () => "private_address";
    const input = { version: 1, url: "https://169.254.169.254/latest", isActive: true };
    await expect(saveOperations(given.admin, input)).rejects.toMatchObject({
      code: "INVALID",
      fields: { url: ["private_address"] },
    });
  });

  it("of two admins who change the address the second is told", async () => {
    const given = await setUp();
    await saveOperations(given.admin, { version: 1, url: `${url}/2`, isActive: true });
    await expect(saveOperations(given.admin, { version: 1, url, isActive: true })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await getOperations(given.admin)).toMatchObject({
      url: `${url}/2`,
      version: 2,
      overlapUntil: null,
    });
  });

  it("are asked by people, too, where they listen", async () => {
    const given = await setUp();
    const { test } = given;
    const { id: ticketId } = await openTicket(test.as(test.customer), {
      idempotencyKey: randomUUID(),
      subject: "Everything is slow",
      description: "Since noon.",
      type: "performance",
      severity: "high",
    });
    const input = {
      ticketId,
      teamId: null,
      memberId: null,
      reason: "All tenants, ask ana@x.example",
      raisePriority: false,
    };
    const { status } = await escalateTicket(test.as(test.agent), {
      ...input,
      version: 1,
      targetKind: "operations",
    });
    expect(status).toBe("escalated");
    await given.send();
    expect(JSON.stringify(test.ports.posted[0]?.body)).not.toContain("ana@x.example");
  });
});
