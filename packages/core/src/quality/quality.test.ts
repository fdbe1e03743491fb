import { beforeEach, describe, expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { taughtOrg } from "../testing/taught-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { growGoldenSet } from "./grow-golden-set.ts";
import {
  addGolden,
  evaluate,
  excludeGolden,
  failEvaluation,
  getScorecard,
  improveEngine,
  listGolden,
  startQualityRun,
} from "./index.ts";

const job = (org: TestOrg) => org.as({ kind: "system", job: "quality.evaluate" });
const admin = (org: TestOrg) => org.as(org.admin);
const listed = async (org: TestOrg, isExcluded = false) =>
  (await listGolden(admin(org), { isExcluded, limit: 25 })).items;
const kindsOf = (org: TestOrg) =>
  org.ports.db.withOrg(org.org.id, async (tx) =>
    (await tx.event.findMany({ where: { orgId: org.org.id }, orderBy: { id: "asc" } })).map(
      ({ kind }) => kind,
    ),
  );

/** A ticket that was filed under billing and resolved; `number` finds it again. */
async function settled(org: TestOrg, given: Partial<Parameters<typeof openTestTicket>[1]> = {}) {
  const opened = await openTestTicket(org.as(org.customer), { ...answerable, type: "question", ...given });
  await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.updateMany({
      where: { orgId: org.org.id, id: opened.id },
      data: { categoryId: org.categories.billing, status: "resolved" },
    }),
  );
  return opened;
}

/** The answer of AI that a colleague let out on a ticket. */
const approve = (org: TestOrg, ticketId: string, articleId: string) =>
  org.ports.db.withOrg(org.org.id, async (tx) => {
    const orgId = org.org.id;
    const conversation = await tx.conversation.findFirstOrThrow({ where: { orgId, ticketId } });
    const call = {
      orgId,
      id: newId(),
      kind: "answer",
      model: "local",
      prompt: "",
      response: "",
      latencyMs: 1,
    };
    await tx.aiInteraction.create({ data: call });
    await tx.message.create({
      data: {
        orgId,
        id: newId(),
        conversationId: conversation.id,
        seq: 900,
        changeSeq: 900,
        senderKind: "ai",
        senderMembershipId: org.agent.membershipId,
        aiInteractionId: call.id,
        body: "Press Download.",
        sources: [{ text: "Press Download beside the invoice.", articleId }],
      },
    });
  });

describe("the golden set", () => {
  let org: Awaited<ReturnType<typeof answerableOrg>>;
  beforeEach(async () => {
    org = await answerableOrg({ tier: "premium" });
  });

  it("grows by one in five settled tickets, each once, without what points at a person", async () => {
    const text = `Write to ${org.customer.email}. Where is invoice 99887766?`;
    for (let count = 0; count < 40; count += 1) await settled(org, { description: text });
    const open = await openTestTicket(org.as(org.customer));
    const grown = await growGoldenSet(job(org));
    expect(grown).toBeGreaterThan(0);
    expect(grown).toBeLessThan(25);
    expect(await growGoldenSet(job(org))).toBe(0);
    const items = await listed(org);
    expect(items).toHaveLength(Math.min(25, grown));
    expect(items[0]).toMatchObject({ origin: "resolved", category: "Billing", article: null });
    expect(JSON.stringify(items)).not.toContain(org.customer.email);
    expect(JSON.stringify(items)).not.toContain("99887766");
    expect(items.map(({ number }) => number)).not.toContain(open.number);
  });

  it("is excluded from and added to by hand, and both are in the history", async () => {
    const { id, number } = await settled(org);
    await approve(org, id, org.articleId);
    const added = await addGolden(admin(org), { number: number.toLowerCase() });
    expect(await listed(org)).toMatchObject([
      { id: added.id, origin: "added", number, category: "Billing", article: "Download an invoice" },
    ]);
    expect(await outcomeOf(addGolden(admin(org), { number }))).toBe("INVALID: invalid_input");
    expect(await outcomeOf(addGolden(admin(org), { number: "TICKET-9999" }))).toBe("INVALID: invalid_input");
    await excludeGolden(admin(org), { id: added.id, isExcluded: true });
    await excludeGolden(admin(org), { id: added.id, isExcluded: true });
    expect(await listed(org)).toEqual([]);
    expect(await listed(org, true)).toHaveLength(1);
    await excludeGolden(admin(org), { id: added.id, isExcluded: false });
    const kinds = (await kindsOf(org)).filter((kind) => kind.startsWith("golden."));
    expect(kinds).toEqual(["golden.added", "golden.excluded", "golden.included"]);
  });

  it("needs to know what is right", async () => {
    const { number } = await openTestTicket(org.as(org.customer));
    expect(await outcomeOf(addGolden(admin(org), { number }))).toBe("INVALID: invalid_input");
  });

  it("is nobody else's", async () => {
    const { number } = await settled(org);
    const { id } = await addGolden(admin(org), { number });
    const other = await testOrg();
    expect(await outcomeOf(excludeGolden(admin(other), { id, isExcluded: true }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(addGolden(admin(other), { number }))).toBe("INVALID: invalid_input");
    expect((await getScorecard(admin(other))).items).toBe(0);
  });

  it("forgets what was taken away for good", async () => {
    const { id, number } = await settled(org);
    await addGolden(admin(org), { number });
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.updateMany({
        where: { conversation: { is: { ticketId: id } } },
        data: { redactedAt: new Date() },
      }),
    );
    await growGoldenSet(job(org));
    expect(await listed(org)).toEqual([]);
  });
});

describe("the organisation's own test", () => {
  it("puts every item to triage and answers, and says how it was before", async () => {
    const org = await answerableOrg({ tier: "premium" });
    expect(await outcomeOf(startQualityRun(admin(org)))).toBe("PRECONDITION: golden_empty");
    for (let count = 0; count < 3; count += 1) {
      const { id, number } = await settled(org);
      await approve(org, id, org.articleId);
      await addGolden(admin(org), { number });
    }
    const { runId } = await startQualityRun(admin(org));
    expect(await startQualityRun(admin(org))).toEqual({ runId });
    expect(org.ports.enqueued.filter(({ name }) => name === "quality.evaluate")).toHaveLength(1);
    expect((await getScorecard(admin(org))).open).toMatchObject({ id: runId, state: "queued" });
    await evaluate(job(org), { runId });
    const { runs, open, items, answerable: known } = await getScorecard(admin(org));
    expect({ open, items, known }).toEqual({ open: null, items: 3, known: 3 });
    expect(runs).toMatchObject([
      {
        state: "done",
        trigger: "person",
        items: 3,
        figures: { sorted: 1, answered: 1, precision: 1, abstained: 1 },
      },
    ]);
    await evaluate(job(org), { runId });
    const kinds = (await kindsOf(org)).filter((kind) => kind.startsWith("quality."));
    expect(kinds).toEqual(["quality.started", "quality.measured"]);
  });

  it("finds what is wrong", async () => {
    const org = await answerableOrg({ tier: "premium" });
    const { id, number } = await settled(org);
    await approve(org, id, org.articleId);
    const { id: item } = await addGolden(admin(org), { number });
    const orgId = org.org.id;
    await org.ports.db.withOrg(orgId, async (tx) => {
      await tx.goldenItem.updateMany({ where: { orgId, id: item }, data: { category: "technical" } });
      await tx.passage.deleteMany({ where: { orgId } });
      await tx.searchPosting.deleteMany({ where: { orgId } });
    });
    const { runId } = await startQualityRun(admin(org));
    await evaluate(job(org), { runId });
    expect((await getScorecard(admin(org))).runs[0]?.figures).toMatchObject({
      sorted: 0,
      answered: 0,
      precision: null,
    });
  });

  it("ends where it cannot be made, and can be made again", async () => {
    const org = await answerableOrg();
    const { number } = await settled(org);
    const { id } = await addGolden(admin(org), { number });
    const { runId } = await startQualityRun(admin(org));
    await excludeGolden(admin(org), { id, isExcluded: true });
    await evaluate(job(org), { runId });
    expect((await getScorecard(admin(org))).runs).toMatchObject([{ state: "failed", figures: null }]);
    await failEvaluation(job(org), { runId });
    await excludeGolden(admin(org), { id, isExcluded: false });
    expect((await startQualityRun(admin(org))).runId).not.toBe(runId);
  });

  it("is made when the classifier has learned, from tickets that are not in it", async () => {
    const org = await taughtOrg({ ai: createModel({}) });
    const ctx = org.as({ kind: "system", job: "triage.engine_retraining" });
    expect((await improveEngine(ctx)).kind).toBe("learned");
    const { items, open, learned } = await getScorecard(admin(org));
    expect(items).toBeGreaterThan(0);
    expect(open).toMatchObject({ trigger: "retraining", state: "queued" });
    expect(learned).toMatchObject({ version: 1, report: { from: null } });
    await evaluate(job(org), { runId: open?.id ?? "" });
    const [run] = (await getScorecard(admin(org))).runs;
    expect(run).toMatchObject({ state: "done", engine: 1, items });
    expect(run?.figures?.sorted).toBeGreaterThanOrEqual(0.6);
  });
});
