import { describe, expect, test } from "vitest";
import { actOrg, callsOf, runsOf, sortedTicket, workOff } from "../testing/act-org.ts";
import { outcomeOf } from "../testing/desk.ts";
import { answered } from "../testing/tool-answers.ts";
import { propose, refundPlaybook, waitingRun } from "../testing/waiting-run.ts";
import { getTicket } from "../tickets/index.ts";
import { approveRun, declineRun, listTicketRuns, retryRun, startRun } from "./index.ts";

describe("a person decides", () => {
  test("approved, it runs once in the approver's name", async () => {
    const { org, ticket, run, agent } = await waitingRun();
    await approveRun(agent, { runId: run.id, version: run.version, input: {} });
    await workOff(org);
    const [done] = await runsOf(org, ticket.id);
    expect(done).toMatchObject({ state: "done", decidedById: org.agent.membershipId });
    expect(await callsOf(org, ticket.id)).toMatchObject([
      { outcome: "done", toolKey: "token_refund", actorName: org.agent.name, runId: run.id },
    ]);
  });

  test("of two at once one wins, and the tool is called once", async () => {
    const { org, run, agent, other } = await waitingRun();
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
    const { run, agent, other } = await waitingRun();
    const seen = { runId: run.id, version: run.version };
    const both = await Promise.all([
      outcomeOf(approveRun(agent, { ...seen, input: {} })),
      outcomeOf(declineRun(other, { ...seen, reason: "Not needed" })),
    ]);
    expect(both.filter((outcome) => outcome === "ok")).toHaveLength(1);
  });

  test("declined, nothing runs and the reason stays", async () => {
    const { org, ticket, run, agent } = await waitingRun();
    await declineRun(agent, { runId: run.id, version: run.version, reason: "Paid twice already" });
    await workOff(org);
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "declined", reason: "Paid twice already" }]);
    expect(org.ports.posted).toEqual([]);
    const seen = { runId: run.id, version: run.version + 1, input: {} };
    expect(await outcomeOf(approveRun(agent, seen))).toBe("CONFLICT: run_changed");
  });

  test("what is missing is said by the person, in the tool's own type", async () => {
    const org = await actOrg({ tier: "pro" });
    await refundPlaybook(org);
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
    org.ports.answer = () => answered({ refund: "R-1" });
    await approveRun(agent, { ...seen, input: { "0.order": "AB-7777" } });
    await workOff(org);
    expect(org.ports.posted[0]?.body).toMatchObject({ input: { order: "AB-7777" } });
  });

  test("O6: on a plan without playbooks nobody can start one", async () => {
    const { run, agent, org, ticket } = await waitingRun("beta");
    const approved = approveRun(agent, { runId: run.id, version: run.version, input: {} });
    expect(await outcomeOf(approved)).toBe("FORBIDDEN: tier_too_low");
    const playbookId = run.playbookId ?? "";
    expect(await outcomeOf(startRun(agent, { playbookId, ticketId: ticket.id, input: {} }))).toBe(
      "FORBIDDEN: tier_too_low",
    );
    expect(org.ports.posted).toEqual([]);
  });

  test("I2: for a customer who is not proven, nobody can start what is about a customer's data", async () => {
    const { org, run, agent } = await waitingRun();
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
    const { org, run, agent, ticket } = await waitingRun();
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

test("T1 T5: runs of a ticket that is not theirs do not exist, for customers, branches and organisations", async () => {
  const { org, ticket, run } = await waitingRun();
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
  await refundPlaybook(branches);
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
