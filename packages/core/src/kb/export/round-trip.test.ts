import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withTransaction } from "../../context.ts";
import { storeArticleImage } from "../../files/index.ts";
import { newId } from "../../ids.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import { importFolder } from "../import/index.ts";
import { publishArticle } from "../publish-article.ts";
import { createArticle } from "../save-article.ts";
import { exportTo } from "./index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "export-"));
});
afterEach(() => rm(folder, { recursive: true }));

const options = {
  ...({ locale: "en", status: "draft", visibility: "public", categories: "auto", categoryId: null } as const),
  ...{ createCategories: true, source: "" },
};

/** What an export must bring back, under any ids. */
async function contents({ org, ports, as, admin }: TestOrg) {
  const rows = await withTransaction(as(admin), ({ tx }) =>
    tx.article.findMany({
      where: { orgId: org.id },
      orderBy: [{ slug: "asc" }, { locale: "asc" }],
      include: { category: true },
    }),
  );
  const groups = [...new Set(rows.map(({ translationKey }) => translationKey))];
  void ports;
  return rows.map(
    ({
      slug,
      title,
      excerpt,
      body,
      tags,
      intents,
      locale,
      status,
      visibility,
      category,
      translationKey,
    }) => ({
      ...{
        slug,
        title,
        excerpt,
        tags,
        intents,
        locale,
        status,
        visibility,
        category: category?.name ?? null,
      },
      group: groups.indexOf(translationKey),
      body: body.replaceAll(/\/api\/files\/article\/[a-z0-9-]+\/[0-9a-f-]{36}/g, "<image>"),
    }),
  );
}

/** Bodies that an importer of foreign pages would change. */
const bodies = [
  "Plain *text* with a [link](/help/two#section-x) and `code [x](/help/two)`.\n\n* odd\n+ bullets",
  "# Own heading\n\nA <name> stays, {braces} too, <div>and this</div>.\n\n:::tip Title\nx\n:::",
  "---\n\nA rule first, then | a table |\n\n| a | b |\n|---|:-:|\n| 1 | [two](/help/two) |",
  "import x from 'y';\n\nexport const z = 1;\n\n```mdx\n<Tab>[a](/help/one)</Tab>\n```\n\n[def]: /help/one \"T\"",
  "Quotes \"and\" 'those': colons - dashes\n\n    indented [x](/help/one)\n\nNaïve café – señor 👋🏽",
];

async function filled() {
  const desk = await testOrg();
  const ctx = desk.as(desk.admin);
  const png = await sharp({ create: { width: 20, height: 10, channels: 3, background: "#0a7" } })
    .png()
    .toBuffer();
  const { url } = await storeArticleImage(ctx, { bytes: png, name: "a b.png" });
  const names = ["one", "two", "three", "four", "five"];
  for (const [index, text] of bodies.entries()) {
    const translationKey = newId();
    for (const locale of index < 2 ? (["en", "es"] as const) : (["en"] as const)) {
      const { id } = await createArticle(ctx, {
        ...{
          slug: names[index] ?? "",
          title: `${locale}: "Title" #${index} – é`,
          excerpt: index ? `Excerpt: ${index}` : "",
        },
        body: `${text}\n\n![Shot](${url})`,
        categoryId: index % 2 ? desk.categories.billing : index === 0 ? null : desk.categories.technical,
        ...{ tags: ["a: b", "yes", "1"].slice(0, index), intents: index ? ["how do I?"] : [] },
        visibility: index === 3 ? "internal" : "public",
        ...{ locale, translationKey },
      });
      if (index !== 4) await publishArticle(ctx, { articleId: id });
    }
  }
  return desk;
}

it.each(["kb.zip", "kb"])("what is exported as %s and imported elsewhere is the same", async (name) => {
  const desk = await filled();
  const place = path.join(folder, name);
  expect(await exportTo(desk.as(desk.admin), place)).toBe(8);
  const other = await testOrg();
  const { counts } = await importFolder(other.as({ kind: "system", job: "kb.import" }), {
    place,
    options,
    isCheck: false,
  });
  expect(counts).toEqual({ created: 7, used: 1 });
  expect(await contents(other)).toEqual(await contents(desk));
});

it("what is exported and imported again changes nothing, in a check and in truth", async () => {
  const desk = await filled();
  const before = await withTransaction(desk.as(desk.admin), ({ tx }) =>
    tx.article.findMany({ where: { orgId: desk.org.id }, orderBy: { id: "asc" } }),
  );
  const place = path.join(folder, "kb");
  await exportTo(desk.as(desk.admin), place);
  const system = desk.as({ kind: "system", job: "kb.import" });
  for (const isCheck of [true, false]) {
    const { counts } = await importFolder(system, { place, options, isCheck });
    expect(counts).toEqual({ unchanged: 7, used: 1 });
  }
  const after = await withTransaction(desk.as(desk.admin), ({ tx }) =>
    tx.article.findMany({ where: { orgId: desk.org.id }, orderBy: { id: "asc" } }),
  );
  expect(after.map(({ body, revision }) => [body, revision])).toEqual(
    before.map(({ body, revision }) => [body, revision]),
  );
});

it("links and images work inside the export", async () => {
  const desk = await filled();
  const place = path.join(folder, "kb");
  await exportTo(desk.as(desk.admin), place);
  const text = await readFile(path.join(place, "articles/one.es.md"), "utf8");
  expect(text).toContain("](../billing/two.es.md#section-x)");
  expect(text).toContain("`code [x](/help/two)`");
  expect(text).toMatch(/!\[Shot\]\(\.\.\/images\/[0-9a-f-]{36}\.png\)/);
});
