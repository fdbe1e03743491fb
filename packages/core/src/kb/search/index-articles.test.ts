import { describe, expect, it } from "vitest";
import type { Actor } from "../../actor.ts";
import { findSlugs as find, publishIndexed as publish } from "../../testing/indexed-articles.ts";
import { testOrg } from "../../testing/test-org.ts";
import { indexMissingArticles, retrievePassages, searchArticles, unindexArticles } from "../index.ts";

const visitor: Actor = { kind: "visitor" };

describe("I3: who finds what", () => {
  it("never shows internal articles to customers, nor lets their words help a query along", async () => {
    const org = await testOrg({ tier: "premium" });
    await publish(org, {
      slug: "secret",
      title: "Quarantine of zeppelins",
      body: "Codeword kingfisher.",
      visibility: "internal",
    });
    await publish(org, { slug: "public", title: "Kings", body: "And fish." });
    for (const query of ["zeppelin", "quarantine", "kingfisher", "kingfsher", "kingf", "zepelin"]) {
      for (const actor of [visitor, org.customer, { kind: "assistant" } as const]) {
        expect(await find(org, query, actor)).not.toContain("secret");
      }
      const passages = await retrievePassages(org.as(org.admin), { query, limit: 30 });
      expect(passages.map(({ slug }) => slug)).not.toContain("secret");
      expect(await find(org, query, org.agent)).toContain("secret");
    }
  });

  it("never shows drafts, nor what was taken back, nor another organisation's articles (T5)", async () => {
    const [org, foreign] = [await testOrg({ tier: "premium" }), await testOrg({ tier: "premium" })];
    const id = await publish(org, { slug: "zeppelin", title: "Zeppelin", body: "Only here." });
    expect(await find(foreign, "zeppelin", foreign.admin)).toEqual([]);
    expect(await find(foreign, "zepelin", foreign.admin)).toEqual([]);
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.article.updateMany({ where: { orgId: org.org.id, id }, data: { status: "draft" } }),
    );
    expect(await find(org, "zeppelin", org.admin)).toEqual([]);
    await org.ports.db.withOrg(org.org.id, (tx) => unindexArticles({ tx, org: org.org }, [id]));
    const left = await org.ports.db.withOrg(org.org.id, async (tx) => ({
      postings: await tx.searchPosting.count(),
      passages: await tx.passage.count(),
      articles: await tx.searchDictionary.aggregate({ _sum: { articles: true } }),
      terms: await tx.searchTerm.aggregate({ _sum: { articles: true } }),
    }));
    expect(left).toEqual({
      postings: 0,
      passages: 0,
      articles: { _sum: { articles: 0 } },
      terms: { _sum: { articles: 0 } },
    });
  });

  it("keeps to one category, and to what is visible in it", async () => {
    const org = await testOrg({ tier: "premium" });
    await publish(org, { slug: "bill", title: "Zeppelin bills", categoryId: org.categories.billing });
    await publish(org, { slug: "tech", title: "Zeppelin parts", categoryId: org.categories.technical });
    const hits = await searchArticles(org.as(visitor), {
      query: "zeppelin",
      categoryId: org.categories.billing,
    });
    expect(hits.map(({ slug }) => slug)).toEqual(["bill"]);
  });
});

describe("indexArticles", () => {
  it("counts rightly when many are published at once", async () => {
    const org = await testOrg({ tier: "premium" });
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        publish(org, { slug: `at-once-${index}`, title: `Zeppelin ${index}`, body: "Moored at dawn." }),
      ),
    );
    expect(await find(org, "zeppelin")).toHaveLength(8);
    const counts = await org.ports.db.withOrg(org.org.id, async (tx) => ({
      term: await tx.searchTerm.findFirst({ where: { lexeme: "zeppelin" }, select: { articles: true } }),
      dictionary: await tx.searchDictionary.findFirst({ select: { articles: true } }),
      numbers: new Set((await tx.passage.findMany({ select: { number: true } })).map(({ number }) => number))
        .size,
    }));
    expect(counts).toEqual({ term: { articles: 8 }, dictionary: { articles: 8 }, numbers: 8 });
  });
});

describe("indexMissingArticles", () => {
  it("makes published articles searchable that the index does not know, once", async () => {
    const org = await testOrg({ tier: "premium" });
    const id = await publish(org, { slug: "zeppelin", title: "Zeppelin" });
    const { id: orgId } = org.org;
    await org.ports.db.withOrg(orgId, (tx) => unindexArticles({ tx, org: org.org }, [id]));
    expect(await find(org, "zeppelin")).toEqual([]);
    await indexMissingArticles(org.ports.db);
    await indexMissingArticles(org.ports.db);
    expect(await find(org, "zeppelin")).toEqual(["zeppelin"]);
  });
});
