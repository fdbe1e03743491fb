import { describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { type Interaction, recordInteractions, startInteraction } from "../triage/index.ts";
import { anomaliesIn } from "./anomalies.ts";
import { changeAiBudget, expireTraces, getAiBudget, watchUsage } from "./index.ts";

const hour = 3_600_000;
const noon = new Date("2026-11-20T12:00:00Z");
const job = (org: TestOrg, now = noon) => org.as({ kind: "system", job: "ai.usage_monitor" }, { now });

const calls = (org: TestOrg, count: number, now: Date, given: Partial<Interaction> = {}) =>
  withTransaction(org.as(org.admin, { now }), (ctx) =>
    recordInteractions(
      ctx,
      Array.from({ length: count }, () => ({
        ...startInteraction("chat", "a-model", "asked"),
        response: "answered",
        latencyMs: 800,
        costMicros: 1_000,
        currency: "USD",
        ...given,
      })),
      {},
    ),
  );

/** An organisation that asks twenty times an hour, day and night, for two days. */
async function usual() {
  const org = await testOrg();
  for (let ago = 2; ago < 50; ago += 1) await calls(org, 20, new Date(noon.getTime() - ago * hour));
  return org;
}
const recent = new Date(noon.getTime() - hour / 2);

describe("use of AI out of the ordinary", () => {
  it("is nothing where an hour is like the others", async () => {
    const org = await usual();
    await calls(org, 25, recent);
    expect(await watchUsage(job(org))).toEqual({ told: [] });
  });

  it("I6: is told to admins: many calls and their cost, and the same only once a day", async () => {
    const org = await usual();
    await calls(org, 90, recent);
    expect(await watchUsage(job(org))).toEqual({ told: ["volume", "cost"] });
    expect(await watchUsage(job(org))).toEqual({ told: [] });
    const notices = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.notification.findMany({ where: { kind: "ai_anomaly" }, orderBy: { id: "asc" } }),
    );
    expect(notices.map(({ membershipId, detail }) => ({ membershipId, detail }))).toEqual([
      { membershipId: org.admin.membershipId, detail: { what: "volume", value: "90", usual: "20" } },
      {
        membershipId: org.admin.membershipId,
        detail: { what: "cost", value: "0.09 USD", usual: "0.02 USD" },
      },
    ]);
    const next = new Date(noon.getTime() + 25 * hour);
    await calls(org, 400, new Date(next.getTime() - hour / 2));
    expect((await watchUsage(job(org, next))).told).toContain("volume");
  });

  it("is failures and long waits, but not what the budget refused", async () => {
    const org = await usual();
    await calls(org, 12, recent, { error: "unavailable", latencyMs: 9_000 });
    expect(await watchUsage(job(org))).toEqual({ told: ["failures", "latency"] });
    const quiet = await usual();
    await calls(quiet, 12, recent);
    await calls(quiet, 200, recent, { error: "over_budget", latencyMs: 0, costMicros: null });
    expect(await watchUsage(job(quiet))).toEqual({ told: [] });
  });

  it("is not guessed where nothing is known yet", () => {
    const nothing = { hours: 0, calls: 0, cost: 0, failureRate: 0, latencyMs: null };
    expect(anomaliesIn({ calls: 100, failures: 2, cost: 5_000_000, latencyMs: 20_000 }, nothing)).toEqual([]);
    expect(anomaliesIn({ calls: 300, failures: 0, cost: 0, latencyMs: 1 }, nothing)).toMatchObject([
      { what: "volume" },
    ]);
    expect(anomaliesIn({ calls: 4, failures: 4, cost: 0, latencyMs: 1 }, nothing)).toEqual([]);
  });

  it("T1: is the organisation's own", async () => {
    const [org, other] = [await usual(), await testOrg()];
    await calls(org, 500, recent);
    expect(await watchUsage(job(other))).toEqual({ told: [] });
  });
});

describe("traces", () => {
  it("I8: are emptied after as many days as the organisation wants; what they took stays", async () => {
    const [org, other] = [await testOrg(), await testOrg()];
    const { budget } = await getAiBudget(org.as(org.admin));
    await changeAiBudget(org.as(org.admin), { ...budget, traceDays: 30 });
    for (const each of [org, other]) {
      await calls(each, 3, new Date(noon.getTime() - 31 * 24 * hour), { inputTokens: 5 });
      await calls(each, 2, new Date(noon.getTime() - 29 * 24 * hour));
    }
    expect(await expireTraces(job(org))).toEqual({ emptied: 3 });
    expect(await expireTraces(job(org))).toEqual({ emptied: 0 });
    const kept = (each: TestOrg) =>
      withTransaction(each.as(each.admin), ({ tx }) =>
        tx.aiInteraction.findMany({ orderBy: { createdAt: "asc" } }),
      );
    const rows = await kept(org);
    expect(rows.map(({ prompt, response }) => prompt + response)).toEqual([
      ...["", "", ""],
      ...["askedanswered", "askedanswered"],
    ]);
    expect(rows[0]).toMatchObject({ inputTokens: 5, costMicros: 1_000 });
    expect((await kept(other)).every(({ prompt }) => prompt === "asked")).toBe(true);
  });
});
