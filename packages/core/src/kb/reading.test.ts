import type { Locale } from "@handrail/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { organizationById } from "../organization/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  type ArticleDraft,
  createArticle,
  getArticle,
  listAddresses,
  listArticles,
  listCategories,
  listPopular,
  publishArticle,
  readArticle,
  readArticles,
  readCategories,
  recordFeedback,
  recordView,
} from "./index.ts";

const visitor: Actor = { kind: "visitor" };
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function write(org: TestOrg, draft: Partial<ArticleDraft> & { slug: string }, isPublished = true) {
  const ctx = org.as(org.admin);
  const { id } = await createArticle(ctx, {
    title: draft.slug,
    excerpt: "",
    body: "",
    categoryId: null,
    tags: [],
    intents: [],
    visibility: "public",
    ...draft,
  });
  if (isPublished) await publishArticle(ctx, { articleId: id });
  return id;
}

/** The same article in another language. */
const translate = (org: TestOrg, of: string, id: string) =>
  withTransaction(org.as(org.admin), ({ tx }) =>
    tx.article.updateMany({ where: { orgId: org.org.id, id }, data: { translationKey: of } }),
  );

const change = (org: TestOrg, id: string, data: { title?: string; slug?: string; status?: "draft" }) =>
  withTransaction(org.as(org.admin), ({ tx }) =>
    tx.article.updateMany({ where: { orgId: org.org.id, id }, data }),
  );

const move = (org: TestOrg, articleId: string, locale: Locale, slug: string) =>
  withTransaction(org.as(org.admin), ({ tx }) =>
    tx.articleRedirect.create({ data: { orgId: org.org.id, articleId, locale, slug } }),
  );

/** A context as a request of this moment has it. */
async function requestOf(org: TestOrg, actor: Actor = visitor): Promise<ServiceContext> {
  const snapshot = await organizationById(org.ports.db, org.org.id);
  return { ...org.as(actor), org: snapshot ?? org.org };
}

describe("languages", () => {
  let desk: TestOrg;
  let english: string;
  beforeAll(async () => {
    desk = await testOrg();
    const { technical: categoryId } = desk.categories;
    english = await write(desk, { slug: "gateways", title: "Gateways", locale: "en", categoryId });
    const spanish = await write(desk, { slug: "pasarelas", title: "Pasarelas", locale: "es", categoryId });
    await translate(desk, english, spanish);
    await write(desk, { slug: "only-english", locale: "en", categoryId });
    await write(desk, { slug: "solo-en-castellano", locale: "es", categoryId });
    const internal = await write(desk, { slug: "interno", locale: "es", visibility: "internal" });
    await translate(desk, await write(desk, { slug: "guide", locale: "en" }), internal);
    await move(desk, english, "en", "old-gateways");
    await move(desk, spanish, "es", "antiguas");
    await move(desk, internal, "es", "antes-interno");
  });
  const read = async (slug: string, locale: Locale, actor: Actor = visitor) => {
    const article = await getArticle(desk.as(actor), { slug, locale });
    return [article.slug, article.locale, article.movedTo];
  };

  it.each([
    ["gateways", "en", ["gateways", "en", null]],
    ["gateways", "es", ["pasarelas", "es", null]],
    ["pasarelas", "en", ["gateways", "en", null]],
    ["only-english", "es", ["only-english", "en", null]],
    ["solo-en-castellano", "en", ["solo-en-castellano", "es", null]],
    ["guide", "es", ["guide", "en", null]],
    ["old-gateways", "en", ["gateways", "en", "gateways"]],
    ["old-gateways", "es", ["pasarelas", "es", "gateways"]],
    ["antiguas", "en", ["gateways", "en", "pasarelas"]],
  ] as const)("%s, wanted in %s, is %j", async (slug, locale, expected) => {
    expect(await read(slug, locale)).toEqual(expected);
  });

  it("does not tell of a moved article that the reader may not see", async () => {
    expect(await outcomeOf(read("antes-interno", "es"))).toBe("NOT_FOUND: not_found");
    expect(await read("antes-interno", "es", desk.agent)).toEqual(["interno", "es", "interno"]);
  });

  it("prefers an article that has the address now to one that had it, but not to one in the reader's language", async () => {
    const org = await testOrg();
    const now = await write(org, { slug: "now", locale: "en" });
    const spanish = await write(org, { slug: "ahora", locale: "es" });
    await move(org, now, "en", "same");
    await move(org, spanish, "es", "same");
    const slugIn = async (locale: Locale) =>
      (await getArticle(org.as(visitor), { slug: "same", locale })).slug;
    expect([await slugIn("en"), await slugIn("es")]).toEqual(["now", "ahora"]);
    await write(org, { slug: "same", locale: "en" });
    expect([await slugIn("en"), await slugIn("es")]).toEqual(["same", "ahora"]);
  });

  it("tells of the languages that there are", async () => {
    const { translations } = await getArticle(desk.as(visitor), { slug: "gateways" });
    expect(translations.map(({ locale, slug }) => [locale, slug])).toEqual([
      ["en", "gateways"],
      ["es", "pasarelas"],
    ]);
  });

  it.each(["popular", "recent"] as const)("lists every article once, by %s, in pages", async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listArticles>> = await listArticles(desk.as(visitor), {
        ...{ sort, limit: 2, cursor, locale: "es" },
      });
      seen.push(...page.articles.map((article) => article.slug));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(["guide", "only-english", "pasarelas", "solo-en-castellano"]);
    const english = await listPopular(desk.as(visitor), { limit: 20 });
    expect(english.map(({ slug }) => slug).toSorted()).toEqual([
      "gateways",
      "guide",
      "only-english",
      "solo-en-castellano",
    ]);
  });

  it("counts every article once in its category", async () => {
    const counts = await listCategories(desk.as(visitor), { locale: "es" });
    expect(counts.map(({ key, articleCount }) => [key, articleCount])).toEqual([
      ["billing", 0],
      ["technical", 3],
    ]);
  });

  it("names every public address, in every language, and nothing else", async () => {
    const slugs = (await listAddresses(desk.as(desk.admin))).map(({ slug }) => slug);
    expect(slugs.toSorted()).toEqual([
      "gateways",
      "guide",
      "only-english",
      "pasarelas",
      "solo-en-castellano",
    ]);
  });

  it("does not lead staff from a published article to the draft of its translation", async () => {
    const org = await testOrg();
    const published = await write(org, { slug: "published", locale: "en" });
    const draft = await write(org, { slug: "borrador", locale: "es" }, false);
    await translate(org, published, draft);
    const read = async (slug: string) => (await getArticle(org.as(org.agent), { slug, locale: "es" })).slug;
    expect([await read("published"), await read("borrador")]).toEqual(["published", "borrador"]);
  });
});

describe("related articles", () => {
  it("are those that say the same, whatever their category, and never the article itself", async () => {
    const org = await testOrg({ tier: "beta" });
    const { technical, billing } = org.categories;
    const body = "The gateway reconnects with a fresh token. Ask BotFather for the token of the gateway.";
    await write(org, { slug: "gateway", title: "A gateway disconnects", body, categoryId: technical });
    await write(org, { slug: "token", title: "Renew the token of a gateway", body, categoryId: billing });
    await write(org, { slug: "alike", title: "Gateways and BotFather", body, categoryId: null });
    for (let index = 0; index < 4; index += 1) {
      await write(org, {
        slug: `other-${index}`,
        title: `Colours ${index}`,
        body: "Choose a colour.",
        categoryId: technical,
      });
    }
    const internal = { title: "A gateway from inside", body, visibility: "internal" as const };
    await write(org, { slug: "inside", ...internal });
    await write(org, { slug: "draft", title: "A gateway to come", body }, false);
    const { related } = await getArticle(org.as(visitor), { slug: "gateway" });
    const slugs = related.map(({ slug }) => slug);
    expect(slugs.slice(0, 2).toSorted()).toEqual(["alike", "token"]);
    expect(slugs).toHaveLength(4);
    expect(new Set(slugs)).toEqual(
      new Set(["alike", "token", ...slugs.filter((slug) => /^other/.test(slug))]),
    );
  });
});

describe("what readers are shown from memory", () => {
  it("is loaded once, and anew as soon as anything has changed", async () => {
    const org = await testOrg();
    const id = await write(org, { slug: "kept", title: "First" });
    const read = async (actor: Actor = visitor) => readArticle(await requestOf(org, actor), { slug: "kept" });
    const first = await read();
    expect(await read(org.customer)).toBe(first);
    await change(org, id, { title: "Second" });
    const second = await read();
    expect(second.title).toBe("Second");
    expect(await read()).toBe(second);
    await change(org, id, { status: "draft" });
    expect(await outcomeOf(read())).toBe("NOT_FOUND: not_found");
    expect((await read(org.agent)).status).toBe("draft");
  });

  it("changes with slugs, moved addresses and categories, too", async () => {
    const org = await testOrg();
    const id = await write(org, { slug: "before", categoryId: org.categories.billing });
    const at = async () => requestOf(org);
    const versions = [(await at()).org.kbVersion];
    expect((await readArticles(await at(), { sort: "recent", limit: 5 })).articles[0]?.slug).toBe("before");
    await change(org, id, { slug: "after" });
    versions.push((await at()).org.kbVersion);
    expect((await readArticles(await at(), { sort: "recent", limit: 5 })).articles[0]?.slug).toBe("after");
    await move(org, id, "en", "before");
    versions.push((await at()).org.kbVersion);
    expect((await readArticle(await at(), { slug: "before" })).movedTo).toBe("after");
    await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.category.updateMany({ where: { orgId: org.org.id, key: "billing" }, data: { name: "Money" } }),
    );
    versions.push((await at()).org.kbVersion);
    expect((await readCategories(await at(), undefined)).map(({ name }) => name)).toContain("Money");
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  });

  it("I3: never holds what staff alone may read, nor another organisation's", async () => {
    const org = await testOrg();
    const other = await testOrg();
    await write(org, { slug: "secret", visibility: "internal" });
    await write(org, { slug: "draft" }, false);
    await write(org, { slug: "shared", title: "Ours" });
    await write(other, { slug: "shared", title: "Theirs" });
    for (const slug of ["secret", "draft"]) {
      expect((await readArticle(await requestOf(org, org.agent), { slug })).slug).toBe(slug);
      expect(await outcomeOf(readArticle(await requestOf(org), { slug }))).toBe("NOT_FOUND: not_found");
      expect(await outcomeOf(readArticle(await requestOf(org, org.customer), { slug }))).toBe(
        "NOT_FOUND: not_found",
      );
    }
    const list = async (actor: Actor) =>
      (await readArticles(await requestOf(org, actor), { sort: "recent", limit: 9 })).articles.map(
        ({ slug }) => slug,
      );
    expect((await list(org.agent)).toSorted()).toEqual(["secret", "shared"]);
    expect(await list(visitor)).toEqual(["shared"]);
    expect((await readArticle(await requestOf(org), { slug: "shared" })).title).toBe("Ours");
    expect((await readArticle(await requestOf(other), { slug: "shared" })).title).toBe("Theirs");
  });

  it("does not remember that something failed", async () => {
    const org = await testOrg();
    const ctx = await requestOf(org);
    expect(await outcomeOf(readArticle(ctx, { slug: "late" }))).toBe("NOT_FOUND: not_found");
    await write(org, { slug: "late" });
    expect((await readArticle(ctx, { slug: "late" })).slug).toBe("late");
  });
});

describe("readers", () => {
  it("are counted once each, whatever browser a customer uses, and crawlers and staff never", async () => {
    const org = await testOrg();
    const articleId = await write(org, { slug: "read" });
    const view = (actor: Actor, visitorKey: string, userAgent = browser) =>
      recordView(org.as(actor), { articleId, visitorKey }, { address: "192.0.2.7", userAgent });
    const key = newId();
    await Promise.all([view(visitor, key), view(visitor, key)]);
    await view(visitor, newId());
    await view(org.customer, newId());
    await view(org.customer, newId());
    await view(org.agent, newId());
    await view(org.admin, newId());
    for (const crawler of [
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
      "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
      "curl/8.5.0",
    ]) {
      expect(await view(visitor, newId(), crawler)).toEqual({ counted: false });
    }
    expect((await getArticle(org.as(visitor), { slug: "read" })).viewCount).toBe(3);
  });

  it("are not counted for what they cannot read", async () => {
    const org = await testOrg();
    const draft = await write(org, { slug: "draft" }, false);
    const view = recordView(
      org.as(visitor),
      { articleId: draft, visitorKey: newId() },
      { address: "192.0.2.8", userAgent: browser },
    );
    expect(await outcomeOf(view)).toBe("NOT_FOUND: not_found");
  });

  it("have one vote each, which they may change, comment included", async () => {
    const org = await testOrg();
    const articleId = await write(org, { slug: "voted" });
    const vote = (actor: Actor, visitorKey: string, helpful: boolean, comment: string | null = null) =>
      recordFeedback(org.as(actor), { articleId, visitorKey, helpful, comment }, "192.0.2.9");
    const counts = async () => {
      const { helpfulCount, notHelpfulCount } = await getArticle(org.as(visitor), { slug: "voted" });
      return [helpfulCount, notHelpfulCount];
    };
    const key = newId();
    await vote(visitor, key, true);
    await vote(visitor, key, true, "Short and clear");
    await vote(org.customer, newId(), false);
    await vote(org.customer, newId(), false);
    expect(await counts()).toEqual([1, 1]);
    await vote(visitor, key, false, "It does not say where");
    await vote(org.customer, newId(), true);
    expect(await counts()).toEqual([1, 1]);
    const kept = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.articleFeedback.findMany({ where: { articleId }, orderBy: { helpful: "asc" } }),
    );
    expect(kept.map(({ helpful, comment }) => [helpful, comment])).toEqual([
      [false, "It does not say where"],
      [true, null],
    ]);
  });
});
