import { describe, expect, test } from "vitest";
import { newId } from "../ids.ts";
import { actOrg, callsOf, orderLookup, sortedTicket, tokenRefund } from "../testing/act-org.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { answered, callFailed } from "../testing/tool-answers.ts";
import type { ToolCallInput } from "./call-tool.ts";
import { callTool, rotateSecret, saveTool, testTool } from "./index.ts";

const system = (org: TestOrg) => org.as({ kind: "system", job: "playbook.run" });

async function scene(options: Parameters<typeof actOrg>[0] = {}) {
  const org = await actOrg(options);
  const ticket = await sortedTicket(org);
  org.ports.answer = () => answered({ status: "on its way", total: 20 });
  const call = (given: Partial<ToolCallInput> = {}) =>
    callTool(system(org), {
      tool: { key: "order_lookup" },
      ticketId: ticket.id,
      onWord: { kind: "nobody" },
      input: { order: "AB-1042" },
      unvouched: ["order"],
      idempotencyKey: newId(),
      ...given,
    });
  return { org, ticket, call };
}

test("a tool is sent what it takes, and who the customer is, by the server's word", async () => {
  const { org, ticket, call } = await scene();
  const result = await call();
  expect(result).toEqual({
    ok: true,
    input: { order: "AB-1042" },
    output: { status: "on its way", total: 20 },
  });
  const [request] = org.ports.posted;
  expect(request?.secrets).toEqual([org.lookup.secret]);
  expect(request?.body).toMatchObject({
    tool: "order_lookup",
    isTest: false,
    ticket: ticket.number,
    customer: { id: org.customer.contactId, email: org.customer.email },
    input: { order: "AB-1042" },
  });
  expect(await callsOf(org, ticket.id)).toMatchObject([{ outcome: "done", reason: null, status: 200 }]);
});

describe("I2: a tool is not called", () => {
  test("for another organisation's ticket, nor is another organisation's tool", async () => {
    const { org, call } = await scene();
    const other = await scene();
    expect(await call({ ticketId: other.ticket.id })).toMatchObject({ ok: false, reason: "not_permitted" });
    expect(await call({ tool: { id: other.org.lookup.id } })).toMatchObject({ reason: "unknown_tool" });
    expect(org.ports.posted).toEqual([]);
    expect(await callsOf(other.org, other.ticket.id)).toEqual([]);
  });

  test("for a customer who only says who he is", async () => {
    const { org, ticket, call } = await scene();
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.contact.updateMany({
        where: { orgId: org.org.id, id: org.customer.contactId },
        data: { isVerified: false },
      }),
    );
    expect(await call()).toMatchObject({ ok: false, reason: "unverified" });
    expect(await callsOf(org, ticket.id)).toMatchObject([{ outcome: "refused", reason: "unverified" }]);
  });

  test("without anybody's word, where it is risky, wants approval or more rights", async () => {
    const { org, call } = await scene();
    expect(await call({ tool: { key: "token_refund" } })).toMatchObject({ reason: "needs_approval" });
    expect(org.ports.posted).toEqual([]);
  });

  test("on the word of somebody who may not, or no longer works here", async () => {
    const { org, call } = await scene();
    const word = (membershipId: string) => call({ onWord: { kind: "person", membershipId } });
    expect(await word(org.customer.membershipId)).toMatchObject({ reason: "not_permitted" });
    expect(await word(newId())).toMatchObject({ reason: "not_permitted" });
    expect(await word(org.agent.membershipId)).toMatchObject({ ok: true });
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.membership.updateMany({
        where: { orgId: org.org.id, id: org.agent.membershipId },
        data: { removedAt: new Date() },
      }),
    );
    expect(await word(org.agent.membershipId)).toMatchObject({ reason: "not_permitted" });
  });

  test.each([
    ["a key too many", { order: "AB-1042", customer: "somebody" }, "input_invalid"],
    ["another type", { order: 1042 }, "input_invalid"],
    ["nothing", {}, "input_invalid"],
    ["a value that nobody said", { order: "ZZ-9999" }, "not_said"],
    ["a part of what was said", { order: "AB-10" }, "not_said"],
  ])("with %s", async (_what, input, reason) => {
    const { org, ticket, call } = await scene();
    expect(await call({ input })).toMatchObject({ ok: false, reason, isRefusal: true });
    expect(org.ports.posted).toEqual([]);
    expect(await callsOf(org, ticket.id)).toMatchObject([{ outcome: "refused", reason }]);
  });

  test("with another person's address, even where the customer wrote it", async () => {
    const org = await actOrg();
    const email = { type: "string", format: "email" } as const;
    await saveTool(org.as(org.admin), {
      ...orderLookup,
      key: "by_mail",
      name: "By mail",
      input: { type: "object", properties: { email }, required: ["email"], additionalProperties: false },
    });
    const { otherCustomer } = org;
    const ticket = await sortedTicket(org, { text: `Look at ${otherCustomer.email}, please.` });
    const call = (email: string) =>
      callTool(system(org), {
        tool: { key: "by_mail" },
        ticketId: ticket.id,
        onWord: { kind: "person", membershipId: org.agent.membershipId },
        input: { email },
        idempotencyKey: newId(),
      });
    org.ports.answer = () => answered({ status: "fine" });
    expect(await call(otherCustomer.email)).toMatchObject({ ok: false, reason: "other_person" });
    expect(await call(org.customer.email)).toMatchObject({ ok: true });
  });
});

test("O6: on a plan without playbooks nothing is called; on pro nothing without a person", async () => {
  const beta = await scene({ tier: "beta" });
  const word = { kind: "person", membershipId: beta.org.agent.membershipId } as const;
  expect(await beta.call({ onWord: word })).toMatchObject({ reason: "tier" });
  const pro = await scene({ tier: "pro" });
  expect(await pro.call()).toMatchObject({ reason: "tier" });
  const person = { kind: "person", membershipId: pro.org.agent.membershipId } as const;
  expect(await pro.call({ onWord: person })).toMatchObject({ ok: true });
});

test("what an endpoint answers is read by the contract alone", async () => {
  const { org, call } = await scene();
  org.ports.answer = () => answered({ status: "sent", secret: "x", total: null });
  expect(await call()).toMatchObject({ ok: true, output: { status: "sent" } });
  for (const wrong of [{ state: "sent" }, { status: 1 }, "sent", null, [{ status: "sent" }]]) {
    org.ports.answer = () => answered(wrong);
    expect(await call()).toMatchObject({ ok: false, reason: "output_invalid", isRefusal: false });
  }
});

test("a refusal of the endpoint is told with its words; another failure may be tried again", async () => {
  const { org, call } = await scene();
  org.ports.answer = () => callFailed(422, '{"error":{"message":"No such order."}}');
  expect(await call()).toMatchObject({
    ok: false,
    reason: "status",
    isRefusal: true,
    said: "No such order.",
  });
  org.ports.answer = () => callFailed(503, "<html>");
  expect(await call()).toMatchObject({ ok: false, reason: "status", isRefusal: false, said: null });
});

test("I8: the log masks addresses and secrets", async () => {
  const { org, ticket, call } = await scene();
  org.ports.answer = () => answered({ status: "ana.lopez@example.test has sk-live-abcdefghijklmnop1234" });
  await call();
  const [row] = await callsOf(org, ticket.id);
  expect(JSON.stringify(row?.output)).not.toMatch(/ana\.lopez|abcdefghijkl/);
});

describe("secrets", () => {
  test("are told once, kept sealed, and two are valid while one replaces the other", async () => {
    const { org, call } = await scene();
    const stored = () =>
      org.ports.db.withOrg(org.org.id, (tx) =>
        tx.tool.findFirstOrThrow({ where: { orgId: org.org.id, id: org.lookup.id } }),
      );
    expect(JSON.stringify(await stored())).not.toContain(org.lookup.secret);
    const { secret } = await rotateSecret(org.as(org.admin), { id: org.lookup.id });
    await call();
    expect(org.ports.posted.at(-1)?.secrets).toEqual([secret, org.lookup.secret]);
  });

  test("of another tool open nothing", async () => {
    const { org, call } = await scene();
    await org.ports.db.withOrg(org.org.id, async (tx) => {
      const where = { orgId: org.org.id };
      const other = await tx.tool.findFirstOrThrow({ where: { ...where, key: "token_refund" } });
      await tx.tool.updateMany({ where: { ...where, key: "order_lookup" }, data: { secret: other.secret } });
    });
    expect(await call()).toMatchObject({ ok: false, reason: "secret_unreadable" });
    expect(org.ports.posted).toEqual([]);
  });
});

test("a test says to be one, for the admin's own sake, and what came back", async () => {
  const { org } = await scene();
  const test = (input: Record<string, string>) => testTool(org.as(org.admin), { id: org.lookup.id, input });
  expect(await test({ order: "anything" })).toMatchObject({
    outcome: "done",
    output: { status: "on its way" },
  });
  expect(org.ports.posted[0]?.body).toMatchObject({ isTest: true, customer: { email: org.admin.email } });
  await expect(test({ order: "x" })).rejects.toMatchObject({
    code: "INVALID",
    fields: { "input.order": [expect.any(String)] },
  });
});

test("S1: an address inside one's own network is not accepted", async () => {
  const org = await actOrg();
  org.ports.outbound.check = () => "private_address";
  const saved = saveTool(org.as(org.admin), { ...tokenRefund, key: "inside", name: "Inside" });
  await expect(saved).rejects.toMatchObject({ code: "INVALID", fields: { url: ["private_address"] } });
});
