import { staffArticlesInput } from "@handrail/contracts/inputs/kb-admin";
import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { kbDesk } from "../testing/kb-desk.ts";
import { testOrg } from "../testing/test-org.ts";
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
  searchArticles,
  updateArticle,
} from "./index.ts";

const desk = await kbDesk();

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
