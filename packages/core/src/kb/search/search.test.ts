import { describe, expect, it } from "vitest";
import type { Actor } from "../../actor.ts";
import { findSlugs as find, publishIndexed as publish } from "../../testing/indexed-articles.ts";
import { testOrg } from "../../testing/test-org.ts";
import { searchArticles } from "../index.ts";

const visitor: Actor = { kind: "visitor" };

const desk = await testOrg({ tier: "premium" });
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
