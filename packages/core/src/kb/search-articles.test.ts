import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { kbDesk } from "../testing/kb-desk.ts";
import { testOrg } from "../testing/test-org.ts";
import { visitor, writeArticle as write } from "../testing/written-articles.ts";
import { retrievePassages, searchArticles } from "./index.ts";

const desk = await kbDesk();
const slugs = async (query: string, actor: Actor = visitor) =>
  (await searchArticles(desk.as(actor), { query })).map((hit) => hit.slug);

describe("searchArticles", () => {
  it.each([
    ["my token expired", "renew-token"],
    ["TOKÉN", "renew-token"],
    ["botfather revoke", "renew-token"],
    ["invoice", "refunds"],
    ["refun", "refunds"],
    ["renw the tokn", "renew-token"],
    ["money back please!", "refunds"],
    ["bot token", "renew-token"],
  ])("%j finds %s first", async (query, slug) => {
    expect((await slugs(query))[0]).toBe(slug);
  });

  it.each(["", "   ", "?", "the", "zzzz", "' | & ! :* <-> (", "\\", "a".repeat(500), "%_"])(
    "%j finds nothing and breaks nothing",
    async (query) => {
      expect(await slugs(query)).toEqual([]);
    },
  );

  it("quotes the passage that answers, with what was found marked", async () => {
    const [hit] = await searchArticles(desk.as(visitor), { query: "revoke" });
    expect(hit).toMatchObject({ passage: { heading: "Steps", revision: 1 }, category: { key: "technical" } });
    const { text, highlights } = hit?.snippet ?? { text: "", highlights: [] };
    expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(["revoke"]);
  });

  it("I3: shows internal articles to staff alone, drafts to nobody, and nothing of another organisation", async () => {
    expect(await slugs("refund")).toEqual(["refunds"]);
    expect(await slugs("refund", desk.customer)).toEqual(["refunds"]);
    expect((await slugs("refund", desk.agent)).toSorted()).toEqual(["internal-refunds", "refunds"]);
    const passages = await retrievePassages(desk.as(desk.agent), { query: "refund", limit: 10 });
    expect(passages.map((passage) => passage.slug)).toEqual(["refunds"]);
    const foreign = await testOrg({ tier: "premium" });
    expect(await searchArticles(foreign.as(foreign.admin), { query: "refund" })).toEqual([]);
  });

  it("keeps to one category", async () => {
    const categoryId = desk.categories.billing;
    const hits = await searchArticles(desk.as(visitor), { query: "token money", categoryId });
    expect(hits.map((hit) => hit.slug)).toEqual(["refunds"]);
  });

  it.each([
    ["beta", 3, false],
    ["pro", 5, true],
    ["premium", 8, true],
  ] as const)("O6: on %s suggests %i articles, with snippets: %s", async (tier, count, hasSnippets) => {
    const org = await testOrg({ tier });
    for (let index = 0; index < 9; index += 1) {
      await write(org, { slug: `article-${index}`, title: `Gateway ${index}`, body: "About the gateway." });
    }
    const hits = await searchArticles(org.as(org.customer), { query: "gateway", limit: 20 });
    expect(hits).toHaveLength(count);
    expect(hits.every((hit) => (hit.snippet !== null) === hasSnippets)).toBe(true);
  });

  it("stems Spanish where the organisation speaks it", async () => {
    const org = await testOrg({ locale: "es" });
    await write(org, {
      slug: "lentes",
      title: "Devolución de lentes",
      body: "Aceptamos devoluciones en 30 días.",
    });
    const hits = await searchArticles(org.as(visitor), { query: "quiero devolver mis lentes; devolucion" });
    expect(hits.map((hit) => hit.slug)).toEqual(["lentes"]);
  });

  it("retrieves several passages of one article, ready to cite", async () => {
    const passages = await retrievePassages(desk.as({ kind: "assistant" }), { query: "token", limit: 10 });
    expect(passages.map((passage) => passage.heading).toSorted()).toEqual(["", "Limits", "Steps"]);
    expect(passages[0]).toMatchObject({ slug: "renew-token", revision: 1, intents: ["bot_token"] });
  });
});
