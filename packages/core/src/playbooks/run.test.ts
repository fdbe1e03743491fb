import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { runStepsSchema } from "@handrail/contracts";
import { afterEach, describe, expect, test } from "vitest";
import { createOutbound } from "../adapters/outbound.ts";
import {
  actOrg,
  addPlaybook,
  callsOf,
  lookUpStep,
  runsOf,
  sortedTicket,
  workOff,
} from "../testing/act-org.ts";
import { outcomeOf } from "../testing/desk.ts";
import { listen } from "../testing/listen.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { correctTriage, getTicket, listHistory } from "../tickets/index.ts";
import {
  approveRun,
  declineRun,
  listTicketRuns,
  proposeRuns,
  retryRun,
  runPlaybook,
  startRun,
  undoRun,
} from "./index.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const answer = (json: unknown) =>
  ({ kind: "answered", status: 200, body: JSON.stringify(json), json, attempts: 1, latencyMs: 3 }) as const;
const failed = (status: number) =>
  ({ kind: "failed", reason: "status", status, body: "{}", attempts: 1, latencyMs: 3 }) as const;
const job = (org: TestOrg) => org.as({ kind: "system", job: "playbook.run" });
const propose = (org: TestOrg, ticketId: string) => proposeRuns(job(org), { ticketId });
const stepsOf = (run: { steps: unknown } | undefined) => runStepsSchema.parse(run?.steps);

const refundSteps = [
  { kind: "tool", tool: "token_refund", input: { order: { from: "words", entity: "order" } } },
] as const;
const refund = (org: TestOrg) =>
  addPlaybook(org, {
    name: "Refund",
    kind: "token_refund",
    steps: [...refundSteps],
    risk: "high",
    needsApproval: true,
  });

async function waiting(tier: "pro" | "premium" | "beta" = "pro") {
  const org = await actOrg({ tier });
  await refund(org);
  const ticket = await sortedTicket(org);
  await propose(org, ticket.id);
  const [run] = await runsOf(org, ticket.id);
  if (!run) throw new Error("nothing was proposed");
  org.ports.answer = () => answer({ refund: "R-1" });
  return { org, ticket, run, agent: org.as(org.agent), other: org.as(org.otherAgent) };
}

describe("what a ticket sets going", () => {
  test("of low risk on premium runs by itself, with a trail", async () => {
    const org = await actOrg();
    await addPlaybook(org, {
      steps: [lookUpStep, { kind: "draft", body: "Your order {order} is {status}." }],
    });
    const ticket = await sortedTicket(org);
    org.ports.answer = () => answer({ status: "on its way" });
    await propose(org, ticket.id);
    await propose(org, ticket.id);
    await workOff(org);
    const runs = await runsOf(org, ticket.id);
    expect(runs).toMatchObject([{ state: "done", origin: "trigger", waitsFor: null }]);
    expect(stepsOf(runs[0])).toMatchObject([
      { kind: "tool", state: "done", output: { status: "on its way" } },
      { kind: "draft", state: "done" },
    ]);
    expect(org.ports.posted).toHaveLength(1);
    const messages = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.findMany({
        where: { orgId: org.org.id, conversationId: ticket.conversationId, state: "draft" },
      }),
    );
    expect(messages).toMatchObject([{ senderKind: "ai", body: "Your order AB-1042 is on its way." }]);
    const { events } = await listHistory(org.as(org.agent), { ticketId: ticket.id, limit: 20 });
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["run.started", "run.finished"]));
    expect(events.find(({ kind }) => kind === "run.started")).toMatchObject({ actorKind: "ai" });
  });

  test.each([
    ["O6: on pro waits for a person", { tier: "pro" } as const, {}, "approval"],
    ["O6: on beta is a suggestion", { tier: "beta" } as const, {}, "tier"],
    ["names no order: a person has to say it", {}, { text: "Where is my order?" }, "incomplete"],
    [
      "is angry: a person",
      {},
      { record: { checks: { hasAnswer: false, intentMatchesKb: false, risk: "high" } } } as const,
      "risky",
    ],
    ["is not understood: a person", {}, { record: { confidence: 0.4 } }, "unsure"],
  ])("%s", async (_what, options, given, waitsFor) => {
    const org = await actOrg(options);
    await addPlaybook(org);
    const ticket = await sortedTicket(org, given);
    await propose(org, ticket.id);
    await workOff(org);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "proposed", waitsFor }]);
    expect(org.ports.posted).toEqual([]);
  });

  test("is nothing where no playbook fits, a tool is off, or somebody is done with it", async () => {
    const org = await actOrg();
    await addPlaybook(org, { trigger: { intents: ["something_else"] } });
    await addPlaybook(org, { name: "By hand", trigger: {} });
    const ticket = await sortedTicket(org);
    await propose(org, ticket.id);
    expect(await runsOf(org, ticket.id)).toEqual([]);
  });
});

test("put right by a person, a ticket is looked at again", async () => {
  const org = await actOrg({ tier: "pro" });
  await addPlaybook(org, { trigger: { categoryIds: [org.categories.technical] } });
  const ticket = await sortedTicket(org);
  await propose(org, ticket.id);
  expect(await runsOf(org, ticket.id)).toEqual([]);
  const { version } = await getTicket(org.as(org.agent), { ticketId: ticket.id });
  const categoryId = org.categories.technical;
  await correctTriage(org.as(org.agent), { ticketId: ticket.id, version, categoryId });
  expect(org.ports.enqueued).toContainEqual({
    name: "playbook.propose",
    payload: { orgId: org.org.id, ticketId: ticket.id },
  });
  await propose(org, ticket.id);
  expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "proposed", waitsFor: "approval" }]);
});

describe("a person decides", () => {
  test("approved, it runs once in the approver's name", async () => {
    const { org, ticket, run, agent } = await waiting();
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    await workOff(org);
    const [done] = await runsOf(org, ticket.id);
    expect(done).toMatchObject({ state: "done", decidedById: org.agent.membershipId });
    expect(await callsOf(org, ticket.id)).toMatchObject([
      { outcome: "done", toolKey: "token_refund", actorName: org.agent.name, runId: run.id },
    ]);
  });

  test("of two at once one wins, and the tool is called once", async () => {
    const { org, run, agent, other } = await waiting();
    const both = await Promise.all(
      [agent, other].map((ctx) =>
        outcomeOf(approveRun(ctx, { runId: run.id, version: run.version, input: {} })),
      ),
    );
    expect(both.sort()).toEqual(["CONFLICT: run_changed", "ok"]);
    await workOff(org);
    expect(org.ports.posted).toHaveLength(1);
  });

  test("approving and declining at once: one of them", async () => {
    const { run, agent, other } = await waiting();
    const seen = { runId: run.id, version: run.version };
    const both = await Promise.all([
      outcomeOf(approveRun(agent, { ...seen, input: {} })),
      outcomeOf(declineRun(other, { ...seen, reason: "Not needed" })),
    ]);
    expect(both.filter((outcome) => outcome === "ok")).toHaveLength(1);
  });

  test("declined, nothing runs and the reason stays", async () => {
    const { org, ticket, run, agent } = await waiting();
    await declineRun(agent, { runId: run.id, version: run.version, reason: "Paid twice already" });
    await workOff(org);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "declined", reason: "Paid twice already" }]);
    expect(org.ports.posted).toEqual([]);
    const seen = { runId: run.id, version: run.version + 1, input: {} };
    expect(await outcomeOf(approveRun(agent, seen))).toBe("CONFLICT: run_changed");
  });

  test("what is missing is said by the person, in the tool's own type", async () => {
    const org = await actOrg({ tier: "pro" });
    await refund(org);
    const ticket = await sortedTicket(org, { text: "Please refund my order." });
    await propose(org, ticket.id);
    const agent = org.as(org.agent);
    const [run] = (await listTicketRuns(agent, { ticketId: ticket.id })).runs;
    if (!run) throw new Error("nothing was proposed");
    expect(run.missing).toEqual(["0.order"]);
    const seen = { runId: run.id, version: run.version };
    expect(await outcomeOf(approveRun(agent, { ...seen, input: {} }))).toBe("INVALID: values_missing");
    expect(await outcomeOf(approveRun(agent, { ...seen, input: { "0.customer": "x" } }))).toBe(
      "INVALID: invalid_input",
    );
    org.ports.answer = () => answer({ refund: "R-1" });
    await approveRun(agent, { ...seen, input: { "0.order": "AB-7777" } });
    await workOff(org);
    expect(org.ports.posted[0]?.body).toMatchObject({ input: { order: "AB-7777" } });
  });

  test("O6: on a plan without playbooks nobody can start one", async () => {
    const { run, agent, org, ticket } = await waiting("beta");
    const approved = approveRun(agent, { runId: run.id, version: run.version, input: {} });
    expect(await outcomeOf(approved)).toBe("FORBIDDEN: tier_too_low");
    const playbookId = run.playbookId ?? "";
    expect(await outcomeOf(startRun(agent, { playbookId, ticketId: ticket.id, input: {} }))).toBe(
      "FORBIDDEN: tier_too_low",
    );
    expect(org.ports.posted).toEqual([]);
  });

  test("I2: for a customer who is not proven, nobody can start what is about a customer's data", async () => {
    const { org, run, agent } = await waiting();
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.contact.updateMany({
        where: { orgId: org.org.id, id: org.customer.contactId },
        data: { isVerified: false },
      }),
    );
    const approved = approveRun(agent, { runId: run.id, version: run.version, input: {} });
    expect(await outcomeOf(approved)).toBe("PRECONDITION: customer_unverified");
  });

  test("T6: what a tool's permission asks is asked of the approver, then and when it runs", async () => {
    const { org, run, agent, ticket } = await waiting();
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.tool.updateMany({
        where: { orgId: org.org.id, key: "token_refund" },
        data: { permission: "settings:write" },
      }),
    );
    await workOff(org);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "failed", error: "not_permitted" }]);
    const [failedRun] = await runsOf(org, ticket.id);
    const again = { runId: run.id, version: failedRun?.version ?? 0 };
    expect(await outcomeOf(retryRun(agent, again))).toBe("FORBIDDEN: forbidden");
    await retryRun(org.as(org.admin), again);
    await workOff(org);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done" }]);
  });
});

describe("what goes wrong", () => {
  test("a worker that dies after the call calls again with the same key: once effective", async () => {
    const { org, ticket, run, agent } = await waiting();
    const effects = new Map<string, number>();
    const keys: string[] = [];
    const server = createServer(async (request, response) => {
      await text(request);
      const key = String(request.headers["idempotency-key"]);
      keys.push(key);
      effects.set(key, 1);
      response.end('{"refund":"R-1"}');
    });
    const { baseUrl, close } = await listen(server);
    closing.push(close);
    const { host, origin } = new URL(baseUrl);
    org.ports.outbound = createOutbound({ allowedHosts: [host] });
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.tool.updateMany({ where: { orgId: org.org.id }, data: { url: `${origin}/refund` } }),
    );
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    const db = org.ports.db;
    let writes = 0;
    const dying = {
      ...db,
      withOrg: ((orgId, work) => {
        writes += 1;
        if (writes === 4) throw new Error("killed");
        return db.withOrg(orgId, work);
      }) as typeof db.withOrg,
    };
    const ctx = job(org);
    const died = runPlaybook({ ...ctx, ports: { ...ctx.ports, db: dying } }, { runId: run.id });
    await expect(died).rejects.toThrow("killed");
    await runPlaybook(job(org), { runId: run.id });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect([...effects.values()]).toEqual([1]);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done" }]);
  });

  test("two workers at the same run: one goes on, and the key is one", async () => {
    const { org, ticket, run, agent } = await waiting();
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    await Promise.all([runPlaybook(job(org), { runId: run.id }), runPlaybook(job(org), { runId: run.id })]);
    expect(new Set(org.ports.posted.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done" }]);
    const { events } = await listHistory(agent, { ticketId: ticket.id, limit: 20 });
    expect(events.filter(({ kind }) => kind === "run.finished")).toHaveLength(1);
  });

  test("a failure is shown; tried again it is the same call, unless it was refused for good", async () => {
    const { org, ticket, run, agent } = await waiting();
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    const again = async () => {
      const [now] = await runsOf(org, ticket.id);
      await retryRun(agent, { runId: run.id, version: now?.version ?? 0 });
      await workOff(org);
    };
    org.ports.answer = () => failed(503);
    await workOff(org);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "failed", error: "status" }]);
    org.ports.answer = () => failed(422);
    await again();
    org.ports.answer = () => answer({ refund: "R-1" });
    await again();
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done", error: null }]);
    const [first, second, third] = org.ports.posted.map(({ idempotencyKey }) => idempotencyKey);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
  });
});

test("what was done is taken back where the playbook says how", async () => {
  const org = await actOrg();
  await addPlaybook(org, {
    undo: [
      { kind: "tool", tool: "order_lookup", input: { order: { from: "given", step: 0, field: "order" } } },
    ],
  });
  const ticket = await sortedTicket(org);
  org.ports.answer = () => answer({ status: "on its way" });
  await propose(org, ticket.id);
  await workOff(org);
  const agent = org.as(org.agent);
  const [run] = (await listTicketRuns(agent, { ticketId: ticket.id })).runs;
  if (!run) throw new Error("nothing ran");
  expect(run.isUndoable).toBe(true);
  await undoRun(agent, { runId: run.id, version: run.version });
  await workOff(org);
  expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "undone" }]);
  const [done, undone] = org.ports.posted;
  expect(undone?.body).toMatchObject({ input: { order: "AB-1042" } });
  expect(undone?.idempotencyKey).not.toBe(done?.idempotencyKey);
});

test("T1 T5: runs of a ticket that is not theirs do not exist, for customers, branches and organisations", async () => {
  const { org, ticket, run } = await waiting();
  const stranger = await actOrg();
  const seen = { runId: run.id, version: run.version };
  for (const ctx of [org.as(org.customer), stranger.as(stranger.agent), stranger.as(stranger.admin)]) {
    expect(await outcomeOf(approveRun(ctx, { ...seen, input: {} }))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(declineRun(ctx, { ...seen, reason: "x" }))).toBe("NOT_FOUND: not_found");
  }
  expect(await outcomeOf(listTicketRuns(stranger.as(stranger.admin), { ticketId: ticket.id }))).toBe(
    "NOT_FOUND: not_found",
  );
  const branches = await actOrg({ tier: "pro", branches: ["North", "South"] });
  await refund(branches);
  const there = await sortedTicket(branches);
  await propose(branches, there.id);
  const [hidden] = await runsOf(branches, there.id);
  const other = approveRun(branches.as(branches.otherAgent), {
    runId: hidden?.id ?? "",
    version: 1,
    input: {},
  });
  expect(await outcomeOf(other)).toBe("NOT_FOUND: not_found");
  expect((await getTicket(branches.as(branches.agent), { ticketId: there.id })).id).toBe(there.id);
});
