import type { Locale } from "@handrail/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { move, translate, visitor, writeArticle } from "../testing/written-articles.ts";
import { getArticle, listAddresses, listArticles, listCategories, listPopular } from "./index.ts";

const write = async (...given: Parameters<typeof writeArticle>) => (await writeArticle(...given)).id;

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
