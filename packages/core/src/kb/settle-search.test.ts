import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { listSynonyms, readSearchInsights, removeSynonym, saveSynonym, settleSearch } from "./index.ts";
import { keptQuery } from "./search-privacy.ts";

const visitor: Actor = { kind: "visitor" };
type Settled = Parameters<typeof settleSearch>[1];

const settle = (
  org: TestOrg,
  input: Partial<Settled> & { query: string },
  actor: Actor = visitor,
  now?: Date,
) =>
  settleSearch(
    org.as(actor, now ? { now } : {}),
    { surface: "help", locale: "en", outcome: "searched", results: 3, ...input },
    "192.0.2.1",
  );
const insights = (org: TestOrg, days = 30) => readSearchInsights(org.as(org.agent), { days, limit: 20 });

describe("keptQuery", () => {
  it.each([
    ["  How do I   RESET my Password? ", "how do i reset my password?"],
    ["mail for jane.doe@example.com please", "mail for … please"],
    ["call +34 600 123 456 now", "call … now"],
    ["order 123456789", "order …"],
    ["ES9121000418450200051332 refund", "… refund"],
    ["error 404", "error 404"],
    ["token sk_live_0123456789abcdef", "token …"],
    ["password: hunter2", "password: …"],
    ["see https://example.com/reset?token=abc", "see …"],
    ["my address 192.0.2.17", "my address …"],
  ])("%j is kept as %j", (query, kept) => {
    expect(keptQuery(query)).toBe(kept);
  });

  it.each(["", "jane@example.com", "+34 600 123 456", "🎉", "x".repeat(50)])(
    "nothing of %j is kept",
    (query) => {
      expect(keptQuery(query)).toBeNull();
    },
  );
});

describe("settleSearch", () => {
  it("counts alike searches together, by what came of them", async () => {
    const org = await testOrg();
    await settle(org, { query: "Refund" });
    await settle(org, { query: "refund ", outcome: "opened" });
    await settle(org, { query: "zeppelin", results: 0 });
    await settle(org, { query: "zeppelin", results: 0, surface: "modal" });
    await settle(org, { query: "zeppelin", outcome: "ticket", surface: "modal", results: 0 });
    const { totals, top, withoutResult, endedInTicket } = await insights(org);
    expect(totals).toEqual({ searches: 3, withoutResult: 2, opened: 1, tickets: 1 });
    expect(top.map(({ query, searches }) => [query, searches])).toEqual([
      ["zeppelin", 2],
      ["refund", 1],
    ]);
    expect(withoutResult).toMatchObject([{ query: "zeppelin", withoutResult: 2 }]);
    expect(endedInTicket).toMatchObject([{ query: "zeppelin", tickets: 1 }]);
  });

  it("keeps nothing of who searched, and counts staff where they work alone", async () => {
    const org = await testOrg();
    expect(await settle(org, { query: "jane.doe@example.com" })).toEqual({ counted: false });
    expect(await settle(org, { query: "by staff" }, org.agent)).toEqual({ counted: false });
    expect(await settle(org, { query: "by staff", surface: "desk" }, org.agent)).toEqual({ counted: true });
    expect(await settle(org, { query: "forged", surface: "desk" })).toEqual({ counted: false });
    await settle(org, { query: "by a customer" }, org.customer);
    const rows = await org.ports.db.withOrg(org.org.id, (tx) => tx.searchQuery.findMany());
    const text = JSON.stringify(rows);
    for (const { userId, membershipId, contactId } of [org.customer, org.agent]) {
      for (const id of [userId, membershipId, contactId]) expect(text).not.toContain(id);
    }
    expect(text).not.toContain("192.0.2.1");
  });

  it("forgets after half a year, and reads no further back than asked", async () => {
    const org = await testOrg();
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    await settle(org, { query: "ancient" }, visitor, daysAgo(200));
    await settle(org, { query: "old" }, visitor, daysAgo(60));
    await settle(org, { query: "new" });
    const rows = await org.ports.db.withOrg(org.org.id, (tx) => tx.searchQuery.findMany());
    expect(rows.map(({ query }) => query).toSorted()).toEqual(["new", "old"]);
    expect((await insights(org)).top.map(({ query }) => query)).toEqual(["new"]);
    expect((await insights(org, 90)).top.map(({ query }) => query)).toEqual(["new", "old"]);
  });

  it("counts every day, also those without a search", async () => {
    const org = await testOrg();
    const now = new Date("2026-11-21T12:00:00Z");
    await settle(org, { query: "refund" }, visitor, new Date("2026-11-19T23:00:00Z"));
    await settle(org, { query: "zeppelin", results: 0 }, visitor, now);
    const { daily } = await readSearchInsights(org.as(org.agent, { now }), { days: 3, limit: 5 });
    expect(daily.map(({ day, searches, withoutResult }) => [day, searches, withoutResult])).toEqual([
      ["2026-11-19", 1, 0],
      ["2026-11-20", 0, 0],
      ["2026-11-21", 1, 1],
    ]);
  });

  it("T5: counts are the organisation's own", async () => {
    const [org, foreign] = [await testOrg(), await testOrg()];
    await settle(org, { query: "refund" });
    expect((await insights(foreign)).totals).toEqual({
      searches: 0,
      withoutResult: 0,
      opened: 0,
      tickets: 0,
    });
  });
});

describe("synonyms", () => {
  it("are listed, changed and removed by their own organisation alone, each time with an event", async () => {
    const [org, foreign] = [await testOrg(), await testOrg()];
    const admin = org.as(org.admin);
    const { id } = await saveSynonym(admin, { phrases: ["Card", "card", "credit card"] });
    expect(await listSynonyms(admin)).toMatchObject([{ id, phrases: ["card", "credit card"] }]);
    await saveSynonym(admin, { id, phrases: ["card", "visa"] });
    const abroad = foreign.as(foreign.admin);
    expect(await outcomeOf(saveSynonym(abroad, { id, phrases: ["a1", "b1"] }))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(removeSynonym(abroad, { id }))).toBe("NOT_FOUND: not_found");
    expect(await listSynonyms(abroad)).toEqual([]);
    await removeSynonym(admin, { id });
    const events = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.event.findMany({ where: { subjectId: id } }),
    );
    expect(events.map(({ kind }) => kind).toSorted()).toEqual([
      "synonym.removed",
      "synonym.saved",
      "synonym.saved",
    ]);
  });

  it.each([[["card", "CARD"]], [["card", "!?"]]])("refuses %j", async (phrases) => {
    const org = await testOrg();
    expect(await outcomeOf(saveSynonym(org.as(org.admin), { phrases }))).toBe("INVALID: invalid_input");
  });
});
