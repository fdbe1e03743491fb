import { runStepsSchema } from "@handrail/contracts";
import { describe, expect, test } from "vitest";
import { createArticle, publishArticle } from "../kb/index.ts";
import { actOrg, addPlaybook, runsOf, sortedTicket, workOff } from "../testing/act-org.ts";
import { outcomeOf } from "../testing/desk.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { guideStepsOf } from "./guide-steps.ts";
import {
  answerGuide,
  getOwnGuide,
  linkFeature,
  listFeatures,
  listPlaybooks,
  moveGuide,
  proposeRuns,
  startRun,
} from "./index.ts";

const instructions = [
  "Connect it again when it is silent.",
  "1. Open **Integrations**.\n2. Press Disconnect.\n   Wait a minute.\n3. Press Connect.",
].join("\n\n");

test("the steps of an article are those of its first list of instructions", () => {
  expect(guideStepsOf(instructions)).toEqual([
    "Open **Integrations**.",
    "Press Disconnect.\nWait a minute.",
    "Press Connect.",
  ]);
  expect(guideStepsOf("No list.\n\n- one\n- two\n\n1. alone")).toEqual([]);
});

async function article(org: TestOrg, visibility: "public" | "internal" = "public") {
  const admin = org.as(org.admin);
  const { id } = await createArticle(admin, {
    slug: `connect-${visibility}`,
    title: "Connect the bot again",
    excerpt: "",
    body: instructions,
    categoryId: org.categories.billing,
    tags: [],
    intents: [],
    visibility,
  });
  await publishArticle(admin, { articleId: id });
  return id;
}

async function scene(options: Parameters<typeof actOrg>[0] = {}) {
  const org = await actOrg(options);
  const articleId = await article(org);
  await addPlaybook(org, {
    name: "Walk through",
    kind: "guided_resolution",
    steps: [{ kind: "guide", articleId }],
  });
  const ticket = await sortedTicket(org);
  await proposeRuns(org.as({ kind: "system", job: "playbook.propose" }), { ticketId: ticket.id });
  await workOff(org);
  const customer = org.as(org.customer);
  const guide = await getOwnGuide(customer, { ticketId: ticket.id });
  return { org, ticket, customer, guide, runId: guide?.runId ?? "" };
}

describe("a customer is walked through an article", () => {
  test("step by step, where the place is remembered", async () => {
    const { org, ticket, customer, guide, runId } = await scene();
    expect(guide).toMatchObject({ title: "Connect the bot again", position: 0, steps: expect.any(Array) });
    expect(guide?.steps).toHaveLength(3);
    expect(await getOwnTicket(customer, ticket)).toMatchObject({ status: "pending_customer" });
    const sent = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.findMany({
        where: { orgId: org.org.id, conversationId: ticket.conversationId, senderKind: "ai" },
      }),
    );
    expect(sent).toMatchObject([
      { state: "sent", body: expect.stringContaining("2. Press Disconnect.\n   Wait") },
    ]);
    await moveGuide(customer, { runId, position: 2 });
    expect(await getOwnGuide(customer, { ticketId: ticket.id })).toMatchObject({ position: 2 });
    await moveGuide(customer, { runId, position: 50 });
    expect(await getOwnGuide(customer, { ticketId: ticket.id })).toMatchObject({ position: 3 });
  });

  test("it worked: the ticket is solved, and may be opened again", async () => {
    const { org, ticket, customer, runId } = await scene();
    await answerGuide(customer, { runId, worked: true });
    expect(await getOwnTicket(customer, ticket)).toMatchObject({
      status: "resolved",
      canReopen: true,
      resolution: "The steps of “Connect the bot again” solved it.",
    });
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done" }]);
    expect(await getOwnGuide(customer, { ticketId: ticket.id })).toBeNull();
    expect(await outcomeOf(answerGuide(customer, { runId, worked: false }))).toBe("NOT_FOUND: not_found");
  });

  test("an answer at the same moment as the last steps is not lost", async () => {
    const { org, ticket, customer, runId } = await scene();
    const moves = [1, 2, 3].map((position) => outcomeOf(moveGuide(customer, { runId, position })));
    expect(await answerGuide(customer, { runId, worked: true })).toEqual({ worked: true });
    for (const outcome of await Promise.all(moves)) expect(outcome).not.toContain("CONFLICT");
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "done" }]);
  });

  test("I4: it did not work: a person sees it, with the customer's word", async () => {
    const { org, ticket, customer, runId } = await scene();
    await answerGuide(customer, { runId, worked: false });
    expect(await getOwnTicket(customer, ticket)).toMatchObject({ status: "in_progress" });
    expect(await runsOf(org, ticket.id)).toMatchObject([{ state: "failed", error: "not_helped" }]);
    const [last] = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.findMany({
        where: { orgId: org.org.id, conversationId: ticket.conversationId },
        orderBy: { seq: "desc" },
        take: 1,
      }),
    );
    expect(last).toMatchObject({
      senderKind: "customer",
      body: "I followed the steps, but it still does not work.",
    });
  });

  test("T5: nobody else's walk exists", async () => {
    const { org, ticket, runId } = await scene();
    const other = org.as(org.otherCustomer);
    expect(await outcomeOf(getOwnGuide(other, { ticketId: ticket.id }))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(moveGuide(other, { runId, position: 1 }))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(answerGuide(other, { runId, worked: true }))).toBe("NOT_FOUND: not_found");
  });

  test("I3 O6: not by itself below premium, and never through what is internal", async () => {
    const pro = await scene({ tier: "pro" });
    expect(pro.guide).toBeNull();
    expect(await runsOf(pro.org, pro.ticket.id)).toMatchObject([{ state: "proposed", waitsFor: "approval" }]);
    const org = await actOrg();
    const articleId = await article(org, "internal");
    await addPlaybook(org, { kind: "guided_resolution", steps: [{ kind: "guide", articleId }] });
    const ticket = await sortedTicket(org);
    await proposeRuns(org.as({ kind: "system", job: "playbook.propose" }), { ticketId: ticket.id });
    expect(await runsOf(org, ticket.id)).toEqual([]);
  });
});

describe("wishes", () => {
  test("are opened, found again, and counted once for each person", async () => {
    const org = await actOrg();
    await addPlaybook(org, { kind: "feature_recommendation", steps: [{ kind: "feature" }] });
    const wish = async (actor: TestOrg["customer"]) => {
      const ticket = await sortedTicket(org, { actor });
      await proposeRuns(org.as({ kind: "system", job: "playbook.propose" }), { ticketId: ticket.id });
      await workOff(org);
      return ticket;
    };
    const first = await wish(org.customer);
    await wish(org.customer);
    await wish(org.otherCustomer);
    const agent = org.as(org.agent);
    const features = await listFeatures(agent);
    expect(features).toMatchObject([{ title: "My order", votes: 2, status: "open" }]);
    const [feature] = features;
    const link = { ticketId: first.id, featureId: feature?.id ?? "", title: null, isLinked: false };
    await linkFeature(agent, link);
    expect(await listFeatures(agent)).toMatchObject([{ votes: 1 }]);
    await linkFeature(agent, { ...link, isLinked: true });
    expect(await listFeatures(agent)).toMatchObject([{ votes: 2 }]);
  });

  test("T4: of another organisation are none", async () => {
    const [here, there] = [await actOrg(), await actOrg()];
    const ticket = await sortedTicket(here);
    const theirs = await sortedTicket(there);
    const { featureId } = await linkFeature(there.as(there.agent), {
      ticketId: theirs.id,
      featureId: null,
      title: "A dark mode",
      isLinked: true,
    });
    const linked = linkFeature(here.as(here.agent), {
      ticketId: ticket.id,
      featureId,
      title: null,
      isLinked: true,
    });
    expect(await outcomeOf(linked)).toBe("NOT_FOUND: not_found");
  });
});

test("the classifier learns again by a playbook, and what changed is told", async () => {
  const org = await actOrg();
  await addPlaybook(org, {
    name: "Learn",
    kind: "engine_retraining",
    steps: [{ kind: "retrain" }],
    trigger: {},
  });
  const [playbook] = await listPlaybooks(org.as(org.admin));
  const { runId } = await startRun(org.as(org.admin), {
    playbookId: playbook?.id ?? "",
    ticketId: null,
    input: {},
  });
  await workOff(org);
  const run = await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.resolutionRun.findFirst({ where: { orgId: org.org.id, id: runId } }),
  );
  expect(run).toMatchObject({ state: "done" });
  expect(runStepsSchema.parse(run?.steps)).toMatchObject([
    { kind: "retrain", result: "not_enough", heads: [] },
  ]);
});
