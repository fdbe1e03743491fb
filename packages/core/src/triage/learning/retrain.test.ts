import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createModel } from "../../adapters/ai.ts";
import type { ServiceContext } from "../../context.ts";
import { openTestTicket } from "../../testing/desk.ts";
import { taughtOrg, twoKinds } from "../../testing/taught-org.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import { changeCategory, correctTriage } from "../../tickets/index.ts";
import { classify } from "../classify.ts";
import { runTriage } from "../run.ts";
import { readSorting } from "../sorting.ts";
import { decodeModel, encodeModel } from "./codec.ts";
import { readModel } from "./models.ts";
import { retrainEngine } from "./retrain.ts";

const job = (org: TestOrg, now?: Date) =>
  org.as({ kind: "system", job: "triage.engine_retraining" }, now ? { now } : {});
/** Past any rest that a short training asks for. */
const later = (hours = 1) => new Date(Date.now() + hours * 3_600_000);
const reported = { type: "question", severity: "medium" } as const;
const sort = (org: TestOrg, body: string) =>
  classify(org.as({ kind: "assistant" }), { subject: "", body, reported });

const currentModel = async (ctx: ServiceContext) => readModel(ctx, (await readSorting(ctx)).newest);

const storedModels = (org: TestOrg) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.triageModel.findMany({ where: { orgId: org.org.id }, orderBy: { version: "asc" } }),
  );

describe("retrainEngine", () => {
  it("learns from resolved tickets, says how well, and sorts by it from then on", async () => {
    const org = await taughtOrg({ ai: createModel({}) });
    const text = "The calendar stays empty and crashes";
    const untaught = await sort(org, text);
    const outcome = await retrainEngine(job(org));
    expect(outcome).toMatchObject({ kind: "learned", version: 1, before: null });
    const sorted = await sort(org, text);
    expect(sorted).toMatchObject({ category: { key: "technical" }, failure: null });
    expect(sorted.confidence).toBeGreaterThan(untaught.confidence);
    expect(JSON.parse(sorted.interaction.prompt).task.learned).toMatchObject({ version: 1 });
    expect((await sort(org, "I was charged twice for my membership")).category?.key).toBe("billing");
    const events = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.event.findMany({ where: { orgId: org.org.id, kind: "engine.retrained" } }),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toMatchObject({ version: 1, report: { from: null } });
  });

  it("does not learn the same twice, and keeps three versions", async () => {
    const org = await taughtOrg();
    expect((await retrainEngine(job(org))).kind).toBe("learned");
    expect((await retrainEngine(job(org, later()))).kind).toBe("unchanged");
    for (const hours of [1, 2, 3]) {
      await openAndFile(org, `The gadget number ${hours} is broken`, "technical");
      expect((await retrainEngine(job(org, later(hours)))).kind).toBe("learned");
    }
    expect((await storedModels(org)).map(({ version }) => version)).toEqual([2, 3, 4]);
  });

  it("rests after learning, and puts off what is asked meanwhile", async () => {
    const org = await taughtOrg();
    await retrainEngine(job(org));
    await openAndFile(org, "The gadget is broken", "technical");
    org.ports.enqueued.splice(0);
    expect((await retrainEngine(job(org, new Date(Date.now() - 60_000)))).kind).toBe("put_off");
    expect(org.ports.enqueued).toEqual([
      { name: "triage.engine_retraining", payload: { orgId: org.org.id } },
    ]);
  });

  it("leaves an organisation without enough tickets to the rules, and forgets what it has no ground for any more", async () => {
    const fresh = await testOrg({ ai: createModel({}) });
    expect((await retrainEngine(job(fresh))).kind).toBe("not_enough");
    expect(await currentModel(job(fresh))).toBeNull();
    const org = await taughtOrg({ ai: createModel({}) });
    await retrainEngine(job(org));
    expect(await currentModel(job(org))).not.toBeNull();
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.ticket.updateMany({ where: { orgId: org.org.id }, data: { status: "open" } }),
    );
    expect((await retrainEngine(job(org, later()))).kind).toBe("not_enough");
    expect(await storedModels(org)).toEqual([]);
    expect(await currentModel(job(org))).toBeNull();
    expect((await sort(org, "The chart stays empty")).interaction.prompt).toContain('"learned":null');
  });

  it("stops when it is told to, and writes nothing", async () => {
    const org = await taughtOrg();
    const stop = AbortSignal.abort(new Error("the worker stops"));
    await expect(retrainEngine(job(org), stop)).rejects.toThrow("the worker stops");
    expect(await storedModels(org)).toEqual([]);
  });
});

async function openAndFile(org: TestOrg, subject: string, category: keyof TestOrg["categories"]) {
  const { id } = await openTestTicket(org.as(org.customer), { subject, description: subject });
  const agent = org.as(org.agent);
  return changeCategory(agent, { ticketId: id, version: 1, categoryId: org.categories[category] });
}

describe("corrections", () => {
  it("are learned: what an agent refiles is sorted so after the next training", async () => {
    const org = await taughtOrg({ ai: createModel({}) });
    await retrainEngine(job(org));
    const text = "The zibble shows an error";
    expect((await sort(org, text)).category?.key).toBe("technical");
    org.ports.enqueued.splice(0);
    for (const fault of ["shows an error", "stays empty", "does not load", "is an error", "error"]) {
      const { id } = await openTestTicket(org.as(org.customer), {
        subject: `The zibble ${fault}`,
        description: `My zibble ${fault}`,
      });
      await runTriage(job(org), { ticketId: id });
      const ticket = await ticketOf(org, id);
      expect(ticket.categoryId).toBe(org.categories.technical);
      const { billing: categoryId } = org.categories;
      await correctTriage(org.as(org.agent), {
        ticketId: id,
        version: ticket.version,
        categoryId,
        type: "billing",
      });
    }
    expect(org.ports.enqueued.map(({ name }) => name)).toContain("triage.engine_retraining");
    expect((await sort(org, text)).category?.key).toBe("technical");
    expect((await retrainEngine(job(org, later()))).kind).toBe("learned");
    expect((await sort(org, text)).category?.key).toBe("billing");
    expect((await sort(org, "The chart shows an error")).category?.key).toBe("technical");
  });

  it("teach nothing when it was no person", async () => {
    const org = await taughtOrg();
    await retrainEngine(job(org));
    const { id } = await openTestTicket(org.as(org.customer));
    const { version } = await ticketOf(org, id);
    org.ports.enqueued.splice(0);
    const { billing: categoryId } = org.categories;
    await changeCategory(job(org), { ticketId: id, version, categoryId });
    expect(org.ports.enqueued).toEqual([]);
    expect((await retrainEngine(job(org, later()))).kind).toBe("unchanged");
  });
});

const ticketOf = (org: TestOrg, id: string) =>
  org.ports.db.withOrg(org.org.id, (tx) => tx.ticket.findFirstOrThrow({ where: { orgId: org.org.id, id } }));

describe("what is learned stays in its organisation", () => {
  it("T5: the same tickets filed the other way round teach another organisation the opposite, and nothing here", async () => {
    const org = await taughtOrg({ ai: createModel({}) });
    await retrainEngine(job(org));
    const alone = (await storedModels(org))[0];
    const swapped = twoKinds.map((lesson) => ({
      ...lesson,
      category: lesson.category === "billing" ? ("technical" as const) : ("billing" as const),
    }));
    const other = await taughtOrg({ ai: createModel({}) }, [...swapped, ...swapped]);
    await retrainEngine(job(other));
    const text = "The filter does not load";
    expect((await sort(org, text)).category?.key).toBe("technical");
    expect((await sort(other, text)).category?.key).toBe("billing");
    const again = await taughtOrg({});
    await retrainEngine(job(again));
    const [twin] = await storedModels(again);
    expect(twin?.fingerprint).toBe(alone?.fingerprint);
    expect(twin && Buffer.from(twin.content).equals(Buffer.from(alone?.content ?? []))).toBe(true);
  });

  it("T9: another organisation's model cannot be read or taken away, the filter left out", async () => {
    const [org, other] = await Promise.all([taughtOrg(), testOrg()]);
    await retrainEngine(job(org));
    const seen = await other.ports.db.withOrg(other.org.id, async (tx) => ({
      models: await tx.triageModel.findMany({ where: { orgId: org.org.id } }),
      removed: await tx.triageModel.deleteMany({ where: { orgId: org.org.id } }),
    }));
    expect(seen).toEqual({ models: [], removed: { count: 0 } });
    expect(await storedModels(org)).toHaveLength(1);
  });

  it("I8: no word of a ticket is in what is stored", async () => {
    const org = await taughtOrg();
    await retrainEngine(job(org));
    const [stored] = await storedModels(org);
    const content = stored?.content ?? new Uint8Array();
    const bytes = inflateSync(content).toString("latin1");
    expect(bytes).toContain('"labels":["billing","technical"]');
    for (const word of ["dashboard", "invoice", "crashes"]) expect(bytes).not.toContain(word);
    const model = await decodeModel(content);
    expect(await decodeModel(await encodeModel(model))).toEqual(model);
    await expect(decodeModel(content.subarray(0, content.length - 9))).rejects.toThrow();
  });
});
