import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { createOutbound } from "../adapters/outbound.ts";
import { actOrg, addPlaybook, runsOf, sortedTicket, workOff } from "../testing/act-org.ts";
import { listen } from "../testing/listen.ts";
import { answered, callFailed } from "../testing/tool-answers.ts";
import { playbookJob, propose, waitingRun } from "../testing/waiting-run.ts";
import { listHistory } from "../tickets/index.ts";
import { approveRun, listTicketRuns, retryRun, runPlaybook, undoRun } from "./index.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe("what goes wrong", () => {
  test("a worker that dies after the call calls again with the same key: once effective", async () => {
    const { org, ticket, run, agent } = await waitingRun();
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
    const ctx = playbookJob(org);
    const died = runPlaybook({ ...ctx, ports: { ...ctx.ports, db: dying } }, { runId: run.id });
    await expect(died).rejects.toThrow("killed");
    await runPlaybook(playbookJob(org), { runId: run.id });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect([...effects.values()]).toEqual([1]);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done" }]);
  });

  test("two workers at the same run: one goes on, and the key is one", async () => {
    const { org, ticket, run, agent } = await waitingRun();
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    await Promise.all([
      runPlaybook(playbookJob(org), { runId: run.id }),
      runPlaybook(playbookJob(org), { runId: run.id }),
    ]);
    expect(new Set(org.ports.posted.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done" }]);
    const { events } = await listHistory(agent, { ticketId: ticket.id, limit: 20 });
    expect(events.filter(({ kind }) => kind === "run.finished")).toHaveLength(1);
  });

  test("a failure is shown; tried again it is the same call, unless it was refused for good", async () => {
    const { org, ticket, run, agent } = await waitingRun();
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    const again = async () => {
      const [now] = await runsOf(org, ticket.id);
      await retryRun(agent, { runId: run.id, version: now?.version ?? 0 });
      await workOff(org);
    };
    org.ports.answer = () => callFailed(503);
    await workOff(org);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "failed", error: "status" }]);
    org.ports.answer = () => callFailed(422);
    await again();
    org.ports.answer = () => answered({ refund: "R-1" });
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
  org.ports.answer = () => answered({ status: "on its way" });
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
