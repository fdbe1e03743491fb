import { runStepsSchema } from "@handrail/contracts";
import { describe, expect, test } from "vitest";
import { actOrg, addPlaybook, lookUpStep, runsOf, sortedTicket, workOff } from "../testing/act-org.ts";
import { answered } from "../testing/tool-answers.ts";
import { propose } from "../testing/waiting-run.ts";
import { correctTriage, getTicket, listHistory } from "../tickets/index.ts";

const stepsOf = (run: { steps: unknown } | undefined) => runStepsSchema.parse(run?.steps);

describe("what a ticket sets going", () => {
  test("of low risk on premium runs by itself, with a trail", async () => {
    const org = await actOrg();
    await addPlaybook(org, {
      steps: [lookUpStep, { kind: "draft", body: "Your order {order} is {status}." }],
    });
    const ticket = await sortedTicket(org);
    org.ports.answer = () => answered({ status: "on its way" });
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
