import { staffArticlesInput } from "@handrail/contracts/inputs/kb-admin";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { visitor, writeArticle as write } from "../testing/written-articles.ts";
import {
  getArticle,
  listArticles,
  listCategories,
  listForStaff,
  listPopular,
  publishArticle,
  recordFeedback,
  recordView,
  retrievePassages,
  searchArticles,
  updateArticle,
} from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg({ tier: "premium" });
  await write(desk, {
    slug: "renew-token",
    title: "Renew the token of a bot",
    excerpt: "When Telegram refuses the token.",
    body: "Tokens expire.\n\n## Steps\n\n1. Open BotFather\n2. Send /revoke\n\n## Limits\n\nAt most 20 bots have a token.",
    categoryId: desk.categories.technical,
    tags: ["telegram", "token"],
    intents: ["bot_token"],
  });
  await write(desk, {
    slug: "refunds",
    title: "Refunds and invoices",
    body: "We return the money within 14 days.",
    categoryId: desk.categories.billing,
    tags: ["money"],
  });
  await write(desk, {
    slug: "internal-refunds",
    title: "How agents grant a refund",
    body: "Refunds above 100 need an admin.",
    visibility: "internal",
    tags: ["money"],
  });
  await write(
    desk,
    { slug: "draft-refunds", title: "Refund of a draft", body: "Refunds are drafted." },
    false,
  );
});

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

describe("writing", () => {
  it("finds the text of the newest revision only, and keeps the earlier one", async () => {
    const org = await testOrg();
    const draft = { slug: "moving", title: "Moving", body: "About giraffes." };
    const { id } = await write(org, draft);
    const next = { excerpt: "", categoryId: null, tags: [], intents: [], visibility: "public" as const };
    await updateArticle(org.as(org.admin), id, 1, { ...next, ...draft, body: "About elephants." });
    const find = async (query: string) => (await searchArticles(org.as(visitor), { query })).length;
    expect([await find("giraffe"), await find("elephant")]).toEqual([0, 1]);
    const again = updateArticle(org.as(org.admin), id, 1, { ...next, ...draft, body: "Lost." });
    expect(await outcomeOf(again)).toBe("CONFLICT: draft_changed");
    const revisions = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.articleRevision.findMany({ where: { articleId: id }, orderBy: { revision: "asc" } }),
    );
    expect(revisions.map(({ body }) => body)).toEqual(["About giraffes.", "About elephants."]);
  });

  it("refuses a taken slug, a foreign category and a foreign article", async () => {
    const foreign = await testOrg();
    expect(await outcomeOf(write(desk, { slug: "refunds" }))).toBe("CONFLICT: slug_taken");
    const lost = write(desk, { slug: "lost", categoryId: foreign.categories.billing });
    expect(await outcomeOf(lost)).toBe("NOT_FOUND: not_found");
    const article = await getArticle(desk.as(desk.admin), { slug: "draft-refunds" });
    const published = publishArticle(foreign.as(foreign.admin), { articleId: article.id });
    expect(await outcomeOf(published)).toBe("NOT_FOUND: not_found");
  });

  it("publishes once, with one event", async () => {
    const org = await testOrg();
    const { id } = await write(org, { slug: "once" });
    await publishArticle(org.as(org.admin), { articleId: id });
    const events = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.event.findMany({ where: { subjectId: id } }),
    );
    expect(events.map((event) => event.kind).toSorted()).toEqual(["article.published", "article.saved"]);
  });
});

describe("reading", () => {
  it("shows a draft to staff alone, and related articles of the reader's own world", async () => {
    expect(await outcomeOf(getArticle(desk.as(visitor), { slug: "draft-refunds" }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect(await outcomeOf(getArticle(desk.as(desk.customer), { slug: "internal-refunds" }))).toBe(
      "NOT_FOUND: not_found",
    );
    expect((await getArticle(desk.as(desk.agent), { slug: "draft-refunds" })).status).toBe("draft");
    expect((await getArticle(desk.as(visitor), { slug: "refunds" })).related).toEqual([]);
    const { related } = await getArticle(desk.as(desk.agent), { slug: "refunds" });
    expect(related.map((article) => article.slug)).toEqual(["internal-refunds"]);
  });

  it.each(["popular", "recent"] as const)("lists published articles by %s in pages", async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listArticles>> = await listArticles(desk.as(visitor), {
        sort,
        limit: 1,
        cursor,
      });
      seen.push(...page.articles.map((article) => article.slug));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(["refunds", "renew-token"]);
  });

  it("lists drafts for editors, and counts categories as the reader sees them", async () => {
    const { articles } = await listForStaff(desk.as(desk.agent), staffArticlesInput.parse({}));
    expect(articles).toHaveLength(4);
    const drafts = await listForStaff(
      desk.as(desk.agent),
      staffArticlesInput.parse({ search: "REFUND", status: "draft" }),
    );
    expect(drafts.articles.map((article) => article.slug)).toEqual(["draft-refunds"]);
    const categories = await listCategories(desk.as(visitor));
    expect(categories.map(({ key, articleCount }) => [key, articleCount])).toEqual([
      ["billing", 1],
      ["technical", 1],
    ]);
  });

  it("counts a reader once, and staff never", async () => {
    const org = await testOrg();
    const { id: articleId } = await write(org, { slug: "read" });
    await write(org, { slug: "unread" });
    const visitorKey = newId();
    const view = (actor: Actor, key = visitorKey) =>
      recordView(
        org.as(actor),
        { articleId, visitorKey: key },
        {
          address: "192.0.2.1",
          userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        },
      );
    await Promise.all([view(visitor), view(visitor), view(visitor)]);
    await view(org.customer, newId());
    await view(org.agent, newId());
    const popular = await listPopular(org.as(visitor), { limit: 5 });
    expect(popular.map(({ slug, viewCount }) => [slug, viewCount])).toEqual([
      ["read", 2],
      ["unread", 0],
    ]);
  });

  it("keeps one vote for each reader, and lets it change", async () => {
    const org = await testOrg();
    const { id: articleId } = await write(org, { slug: "voted" });
    const visitorKey = newId();
    const vote = (helpful: boolean, key = visitorKey) =>
      recordFeedback(org.as(visitor), { articleId, visitorKey: key, helpful, comment: "" }, "192.0.2.1");
    await Promise.all([vote(true), vote(true), vote(true)]);
    await vote(true, newId());
    await vote(false);
    const article = await getArticle(org.as(visitor), { slug: "voted" });
    expect(article).toMatchObject({ helpfulCount: 1, notHelpfulCount: 1 });
    const draft = recordFeedback(
      org.as(org.agent),
      { articleId: newId(), visitorKey, helpful: true },
      "192.0.2.1",
    );
    expect(await outcomeOf(draft)).toBe("NOT_FOUND: not_found");
  });
});
