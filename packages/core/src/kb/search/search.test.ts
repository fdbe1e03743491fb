import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../actor.ts";
import { newId } from "../../ids.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import {
  type IndexedArticle,
  indexArticles,
  indexMissingArticles,
  removeSynonym,
  retrievePassages,
  saveSynonym,
  searchArticles,
  unindexArticles,
} from "../index.ts";

const visitor: Actor = { kind: "visitor" };

type Draft = Partial<IndexedArticle> & { slug: string; views?: number; group?: string; categoryId?: string };

/** Writes and indexes a published article as it stands. */
async function publish(
  org: TestOrg,
  { slug, views = 0, group, categoryId, ...draft }: Draft,
): Promise<string> {
  const article: IndexedArticle = {
    id: newId(),
    title: slug,
    excerpt: "",
    body: "",
    tags: [],
    intents: [],
    locale: org.org.locale,
    visibility: "public",
    revision: 1,
    ...draft,
  };
  const { id: orgId } = org.org;
  await org.ports.db.withOrg(orgId, async (tx) => {
    const row = {
      orgId,
      slug,
      translationKey: group ?? article.id,
      viewCount: views,
      status: "published",
    } as const;
    await tx.article.create({ data: { ...article, ...row, categoryId: categoryId ?? null } });
    await indexArticles({ tx, org: org.org }, [article]);
  });
  return article.id;
}

const find = async (org: TestOrg, query: string, actor: Actor = visitor, locale?: "en" | "es") =>
  (await searchArticles(org.as(actor), { query, locale, limit: 20 })).map(({ slug }) => slug);

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ tier: "premium" });
  await publish(desk, {
    slug: "gateway",
    title: "Connect the gateway",
    body: "Plug it in, then press Pair.",
  });
  await publish(desk, {
    slug: "webhooks",
    title: "Webhooks",
    body: "We call your address when a ticket changes.",
  });
  await publish(desk, {
    slug: "invoices",
    title: "Download an invoice",
    body: "Open billing and choose a month.",
    tags: ["receipts"],
    intents: ["vat_number"],
    excerpt: "Every payment has a document.",
  });
  await publish(desk, {
    slug: "passwords",
    title: "Reset your password",
    body: "Open the sign-in page.\n\n## Two-factor codes\n\nBackup codes work once. Store them offline.",
  });
  await publish(desk, {
    slug: "github",
    title: "Link a repository",
    body: "Authorise the application on GitHub.",
  });
  await publish(desk, { slug: "cafe", title: "Café opening hours", body: "Open daily, also in São Paulo." });
  await publish(desk, { slug: "dark-mode", title: "Colours at night", body: "Choose dark in your profile." });
});

describe("searchArticles", () => {
  it.each([
    ["connect gateway", "gateway"],
    ["conect gatway", "gateway"],
    ["connetc gatewya", "gateway"],
    ["onnect gateway", "gateway"],
    ["gatew", "gateway"],
    ["GATEWAY!", "gateway"],
    ["how do I connect my gateways to the thing", "gateway"],
    ["web hooks", "webhooks"],
    ["git hub", "github"],
    ["resetpassword", "passwords"],
    ["cafe", "cafe"],
    ["CAFÉ", "cafe"],
    ["sao paulo", "cafe"],
    ["receipts", "invoices"],
    ["vat number", "invoices"],
    ["payment document", "invoices"],
    ["backup codes", "passwords"],
    ["choosing colors at nigth", "dark-mode"],
    ["pasword", "passwords"],
  ])("%j finds %s first", async (query, slug) => {
    expect((await find(desk, query))[0]).toBe(slug);
  });

  it.each([
    "",
    " \n ",
    "?!… ---",
    "🎉🎉",
    "the and of",
    "' OR 1=1; DROP TABLE article; --",
    "a:* & !b | (c <-> d) \\",
    "%_%",
    "x".repeat(500),
    "\u0000\u0001",
    "\ud800",
    "مرحبا كيف الحال",
    "\u202egnp.exe",
    "zzzz qqqq",
  ])("%j breaks nothing and finds nothing", async (query) => {
    expect(await find(desk, query)).toEqual([]);
  });

  it("takes a question of five hundred letters", async () => {
    const question = `${"I have been trying for hours and nothing works. ".repeat(9)}How do I pair my gateway?`;
    expect((await find(desk, question.slice(0, 500)))[0]).toBe("gateway");
  });

  it("scores from nothing to one, the surer the more of the question is said", async () => {
    const scoreOf = async (query: string) =>
      (await searchArticles(desk.as(visitor), { query }))[0]?.score ?? 0;
    const [sure, half] = [await scoreOf("connect the gateway"), await scoreOf("connect the zeppelin")];
    expect(sure).toBeLessThanOrEqual(1);
    expect(sure).toBeGreaterThan(half);
    expect(half).toBeGreaterThan(0);
  });

  it("quotes the passage that answers, and marks what was found in it and in the title", async () => {
    const [hit] = await searchArticles(desk.as(visitor), { query: "bakup codes password" });
    expect(hit?.passage).toMatchObject({ heading: "Two-factor codes", revision: 1 });
    const marked = (text = "", marks: { start: number; end: number }[] = []) =>
      marks.map(({ start, end }) => text.slice(start, end));
    expect(marked(hit?.snippet?.text, hit?.snippet?.highlights)).toEqual(["Backup", "codes"]);
    expect(marked(hit?.title, hit?.titleHighlights)).toEqual(["password"]);
  });
});

describe("ranking", () => {
  it("weighs rare words more than common ones, and the title more than the text", async () => {
    const org = await testOrg({ tier: "premium" });
    for (let index = 0; index < 6; index += 1) {
      await publish(org, {
        slug: `account-${index}`,
        title: "Account account",
        body: "Account account account.",
      });
    }
    await publish(org, {
      slug: "rare",
      title: "Settings",
      body: "An account can be merged with a zeppelin.",
    });
    await publish(org, { slug: "titled", title: "Zeppelin", body: "Nothing else." });
    const found = await find(org, "account zeppelin");
    expect(found.slice(0, 2).toSorted()).toEqual(["rare", "titled"]);
    expect((await find(org, "zeppelin"))[0]).toBe("titled");
  });

  it("lets what is read often go first among equals, and overturns nothing", async () => {
    const org = await testOrg({ tier: "premium" });
    await publish(org, { slug: "quiet", title: "Export a table", body: "Press Export." });
    await publish(org, { slug: "loud", title: "Export a table", body: "Press Export.", views: 50_000 });
    await publish(org, {
      slug: "other",
      title: "Tables",
      body: "About tables and an export.",
      views: 1_000_000,
    });
    expect(await find(org, "export a table")).toEqual(["loud", "quiet", "other"]);
  });

  it("finds a long article by one part of it", async () => {
    const org = await testOrg({ tier: "premium" });
    const filler = "Nothing of interest is said in this sentence at all. ".repeat(40);
    await publish(org, {
      slug: "long",
      title: "Handbook",
      body: `${filler}\n\n## Zeppelins\n\nMoor it at dawn.\n\n${filler}`,
    });
    await publish(org, { slug: "short", title: "Dawn", body: "The morning." });
    expect((await find(org, "moor a zeppelin"))[0]).toBe("long");
  });

  it("knows a command that is called like a common word", async () => {
    const org = await testOrg({ tier: "premium" });
    await publish(org, { slug: "who", title: "who", body: "Shows the people who are signed in." });
    await publish(org, { slug: "what", title: "Signing in", body: "Who signs in, and how." });
    expect(await find(org, "who")).toEqual(["who"]);
  });
});

describe("languages", () => {
  it("stems each article in its own, and understands a query in either", async () => {
    const org = await testOrg({ tier: "premium", locale: "es" });
    await publish(org, {
      slug: "devoluciones",
      title: "Devolución de lentes",
      body: "Aceptamos devoluciones.",
    });
    await publish(org, { slug: "shipping", title: "Shipping times", body: "We ship daily.", locale: "en" });
    expect((await find(org, "quiero devolver mis lentes; devolucion"))[0]).toBe("devoluciones");
    expect((await find(org, "shipped"))[0]).toBe("shipping");
    expect((await find(org, "devoluciom de lemtes"))[0]).toBe("devoluciones");
  });

  it("shows one article of a group, in the reader's language where there is one", async () => {
    const org = await testOrg({ tier: "premium" });
    const group = newId();
    await publish(org, { slug: "tar", title: "tar archives", body: "Extract an archive with tar.", group });
    await publish(org, {
      slug: "tar",
      title: "archivos tar",
      body: "Extrae un archivo con tar.",
      group,
      locale: "es",
    });
    await publish(org, { slug: "zip", title: "zip archives", body: "Extract a zip." });
    const hits = async (query: string, locale?: "en" | "es") =>
      (await searchArticles(org.as(visitor), { query, locale })).map((hit) => `${hit.locale} ${hit.title}`);
    expect(await hits("tar")).toEqual(["en tar archives"]);
    expect(await hits("tar", "es")).toEqual(["es archivos tar"]);
    expect(await hits("extract an archive", "es")).toEqual(["es archivos tar", "en zip archives"]);
  });
});

describe("synonyms", () => {
  it("stand for one another, also as phrases, from the next search on until they are removed", async () => {
    const org = await testOrg({ tier: "premium" });
    await publish(org, { slug: "phone", title: "Set up a mobile phone", body: "Install the app." });
    await publish(org, { slug: "cell", title: "Cellular coverage", body: "Where it works." });
    expect(await find(org, "handset")).toEqual([]);
    const input = { phrases: ["handset", "mobile phone"] };
    const { id } = await saveSynonym(org.as(org.admin), input);
    expect((await find(org, "handset"))[0]).toBe("phone");
    await saveSynonym(org.as(org.admin), { id, phrases: ["mobile phone", "cellular", "handset"] });
    expect((await find(org, "my mobile phone does not work")).toSorted()).toEqual(["cell", "phone"]);
    await removeSynonym(org.as(org.admin), { id });
    expect(await find(org, "handset")).toEqual([]);
  });
});

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
