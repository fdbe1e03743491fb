import { describe, expect, it } from "vitest";
import type { Actor } from "../../actor.ts";
import { newId } from "../../ids.ts";
import { findSlugs as find, publishIndexed as publish } from "../../testing/indexed-articles.ts";
import { testOrg } from "../../testing/test-org.ts";
import { removeSynonym, saveSynonym, searchArticles } from "../index.ts";

const visitor: Actor = { kind: "visitor" };

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
