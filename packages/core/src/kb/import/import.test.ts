import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../../context.ts";
import { newId } from "../../ids.ts";
import { sourceOf, type TestFiles } from "../../testing/archive.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import { publishDraft } from "../publish-draft.ts";
import { saveDraft } from "../save-draft.ts";
import { searchArticles } from "../search-articles.ts";
import { listFiles } from "./queries.ts";
import { runImport } from "./run-import.ts";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
});

const system = { kind: "system", job: "kb.import" } as const;
const options: KbImportOptions = {
  ...{ locale: "en", status: "published", visibility: "public", categories: "auto", categoryId: null },
  ...{ createCategories: true, source: "" },
};

/** Runs an import of these files; what came of each, by path. */
async function importFiles(
  files: TestFiles,
  given: Partial<KbImportOptions> = {},
  isCheck = false,
  at = desk,
) {
  const ctx = at.as(system);
  const importId = newId();
  await withTransaction(ctx, ({ tx }) =>
    tx.kbImport.create({ data: { orgId: at.org.id, id: importId, state: "importing", name: "test" } }),
  );
  const source = sourceOf(files);
  await runImport(ctx, {
    importId,
    authorId: at.admin.membershipId,
    source,
    options: { ...options, ...given },
    isCheck,
  });
  await withTransaction(ctx, ({ tx }) =>
    tx.kbImport.updateMany({ where: { orgId: at.org.id, id: importId }, data: { state: "done" } }),
  );
  const report = await listFiles(ctx, { importId, limit: 100, noted: false });
  return Object.fromEntries(report.files.map((file) => [file.path, file]));
}

const articles = (at = desk) =>
  withTransaction(at.as(system), ({ tx }) =>
    tx.article.findMany({
      where: { orgId: at.org.id },
      orderBy: { importPath: "asc" },
      include: { category: { select: { name: true } }, revisions: { orderBy: { revision: "asc" } } },
    }),
  );
const article = async (path: string) => {
  const found = (await articles()).find(({ importPath }) => importPath === path);
  if (!found) throw new Error(`no article from ${path}`);
  return found;
};

const guide = {
  "docs/start/index.md":
    "---\ndescription: First steps\ntags: [setup, first]\n---\n# Get started\n\nSee [tokens](../bots/tokens.md#renewing-them).",
  "docs/bots/tokens.md": "# Bot tokens\n\nA token is a zebra.\n\n## Renewing them\n\nAsk BotFather.",
  "docs/bots/_category_.json": '{"label":"Bots and tokens","position":3}',
  "docs/notes.txt": "not a page",
};

describe("a folder of Markdown", () => {
  it("becomes articles: title, excerpt, tags, category, links to one another", async () => {
    const report = await importFiles(guide);
    const start = await article("docs/start/index.md");
    expect(start).toMatchObject({
      ...{ title: "Get started", slug: "start", excerpt: "First steps", tags: ["setup", "first"] },
      ...{
        status: "published",
        visibility: "public",
        revision: 1,
        importRevision: 1,
        category: { name: "Start" },
      },
    });
    expect(start.body).toBe("See [tokens](/help/tokens#section-renewing-them).");
    expect(start.revisions).toMatchObject([
      { revision: 1, authorId: desk.admin.membershipId, body: start.body },
    ]);
    expect((await article("docs/bots/tokens.md")).category?.name).toBe("Bots and tokens");
    expect(
      Object.fromEntries(
        Object.entries(report).map(([path, { outcome, reason }]) => [path, reason ?? outcome]),
      ),
    ).toEqual({
      "docs/start/index.md": "created",
      "docs/bots/tokens.md": "created",
      "docs/bots/_category_.json": "used",
      "docs/notes.txt": "not_a_page",
    });
  });

  it("is found at once", async () => {
    await importFiles(guide);
    const hits = await searchArticles(desk.as({ kind: "visitor" }), { query: "zebra", limit: 5 });
    expect(hits.map(({ slug }) => slug)).toEqual(["tokens"]);
  });

  it("writes nothing in a check, and tells the same", async () => {
    const checked = await importFiles(guide, {}, true);
    expect(await articles()).toEqual([]);
    expect(await withTransaction(desk.as(system), ({ tx }) => tx.category.count())).toBe(2);
    const imported = await importFiles(guide);
    const told = (report: typeof checked) =>
      Object.entries(report).map(([path, { outcome, slug, notes }]) => ({ path, outcome, slug, notes }));
    expect(told(checked)).toEqual(told(imported));
  });

  it("changes the same articles the second time, and only those that differ", async () => {
    await importFiles(guide);
    const before = await article("docs/bots/tokens.md");
    const report = await importFiles({
      ...guide,
      "docs/bots/tokens.md": "# All about tokens\n\nA token is a walrus.",
    });
    const after = await article("docs/bots/tokens.md");
    expect(after).toMatchObject({ id: before.id, slug: "tokens", title: "All about tokens", revision: 2 });
    expect(after.revisions.map(({ body }) => body)).toEqual([before.body, "A token is a walrus."]);
    expect(report["docs/bots/tokens.md"]?.outcome).toBe("updated");
    expect(report["docs/start/index.md"]?.outcome).toBe("updated");
    const again = await importFiles({
      ...guide,
      "docs/bots/tokens.md": "# All about tokens\n\nA token is a walrus.",
    });
    expect(Object.values(again).map(({ outcome }) => outcome)).toEqual([
      "used",
      "skipped",
      "unchanged",
      "unchanged",
    ]);
    const hits = await searchArticles(desk.as({ kind: "visitor" }), { query: "zebra", limit: 5 });
    expect(hits).toEqual([]);
  });

  it("joins languages by the names of files, at the addresses of their siblings", async () => {
    await importFiles({ "pages/a/tar.md": "# tar\n\nPacks files.", "pages/b/tar.md": "# tar\n\nOther." });
    await importFiles({ "pages.es/b/tar.md": "# tar\n\nOtra." }, { locale: "es" });
    const rows = await articles();
    expect(rows.map(({ importPath, locale, slug }) => `${importPath} ${locale} ${slug}`)).toEqual([
      "pages/a/tar.md en tar",
      "pages/b/tar.md en b-tar",
      "pages/b/tar.md es b-tar",
    ]);
    expect(rows[1]?.translationKey).toBe(rows[2]?.translationKey);
    expect(rows[0]?.translationKey).not.toBe(rows[1]?.translationKey);
  });

  it("obeys what pages say of themselves", async () => {
    const report = await importFiles({
      "a.md":
        "---\ntitle: A\ndraft: true\nvisibility: internal\ncategory: billing\nslug: /x/own-address\nlang: es\n---\nText",
      "b.md": "---\ntitle: B\nlanguage: fr\n---\nTexte",
    });
    expect(await article("a.md")).toMatchObject({
      ...{ status: "draft", visibility: "internal", slug: "own-address", locale: "es", publishedAt: null },
      categoryId: desk.categories.billing,
    });
    expect(report["b.md"]).toMatchObject({
      outcome: "skipped",
      reason: "unsupported_language",
      detail: "fr",
    });
  });

  it("keeps what was edited here as a revision, and says so", async () => {
    await importFiles({ "a.md": "# A\n\nOne." });
    const before = await article("a.md");
    const ctx = desk.as(desk.admin);
    const { slug, title, excerpt, categoryId, tags, intents, visibility } = before;
    const fields = { slug, title, excerpt, categoryId, tags, intents, visibility, body: "Edited here." };
    await saveDraft(ctx, { articleId: before.id, version: 0, revision: 1, fields });
    await publishDraft(ctx, { articleId: before.id, version: 1, revision: 1 });
    expect((await importFiles({ "a.md": "# A\n\nOne." }))["a.md"]?.outcome).toBe("unchanged");
    expect((await article("a.md")).body).toBe("Edited here.");
    const report = await importFiles({ "a.md": "# A\n\nTwo." });
    expect(report["a.md"]).toMatchObject({ outcome: "updated", notes: [{ code: "edited_here" }] });
    expect((await article("a.md")).revisions.map(({ body }) => body)).toEqual([
      "One.",
      "Edited here.",
      "Two.",
    ]);
  });

  it("keeps old addresses working, names what is gone and leaves it", async () => {
    await importFiles({ "d/a.md": "---\nslug: old\n---\n# A\n\nx", "d/b.md": "# B\n\ny" });
    const report = await importFiles({ "d/a.md": "---\nslug: new\n---\n# A\n\nx" });
    const redirects = await withTransaction(desk.as(system), ({ tx }) =>
      tx.articleRedirect.findMany({ where: { orgId: desk.org.id } }),
    );
    expect(redirects).toMatchObject([{ slug: "old", articleId: (await article("d/a.md")).id }]);
    expect(report["d/b.md"]).toMatchObject({ outcome: "gone", slug: "b" });
    expect(await articles()).toHaveLength(2);
  });

  it("tells folders with the same paths apart by their names", async () => {
    await importFiles({ "readme.md": "# One\n\nx" }, { source: "one" });
    await importFiles({ "readme.md": "# Two\n\ny" }, { source: "two" });
    expect((await articles()).map(({ title, importPath }) => `${importPath} ${title}`)).toEqual([
      "one:readme.md One",
      "two:readme.md Two",
    ]);
  });
});

describe("images", () => {
  const png = () =>
    sharp({ create: { width: 30, height: 10, channels: 3, background: "#a31" } })
      .png()
      .toBuffer();

  it("are stored once, shown where pages show them, and told of", async () => {
    const report = await importFiles({
      "a.md": "# A\n\n![One](./img/one.png) and ![Two](/img/one.png)",
      "b.md": "# B\n\n![None](./img/none.png) ![Bad](img/bad.png) ![Far](https://example.test/x.png)",
      "img/one.png": await png(),
      "img/bad.png": "no picture",
      "img/unused.png": await png(),
    });
    const { id, body } = await article("a.md");
    const [, url] = /!\[One\]\((\S+)\) and/.exec(body) ?? [];
    expect(url).toMatch(new RegExp(`^/api/files/article/${desk.org.slug}/[0-9a-f-]{36}\\?size=30x10$`));
    expect(body).toBe(`![One](${url}) and ![Two](${url})`);
    const shown = await withTransaction(desk.as(system), ({ tx }) =>
      tx.articleImage.findMany({ where: { articleId: id } }),
    );
    expect(shown).toMatchObject([{ inBody: true }]);
    expect((await article("b.md")).body).toBe("None Bad ![Far](https://example.test/x.png)");
    expect(report["b.md"]?.notes).toEqual([{ code: "image_missing", detail: "./img/none.png" }]);
    expect(report["img/bad.png"]?.reason).toBe("image_refused");
    expect(report["img/one.png"]?.outcome).toBe("used");
    expect(report["img/unused.png"]?.reason).toBe("image_unused");
  });

  it("change their pages when they change", async () => {
    const page = { "a.md": "# A\n\n![One](one.png)" };
    await importFiles({ ...page, "one.png": await png() });
    expect((await importFiles({ ...page, "one.png": await png() }))["a.md"]?.outcome).toBe("unchanged");
    const other = await sharp(await png())
      .resize(20)
      .png()
      .toBuffer();
    expect((await importFiles({ ...page, "one.png": other }))["a.md"]?.outcome).toBe("updated");
  });
});

describe("hostile pages", () => {
  it("go in as far as they can, and the rest with them", async () => {
    const report = await importFiles({
      "bad.md": "---\ntitle: [a\n  b: {\n---\n# Bad front matter\n\nText",
      "binary.md": Buffer.from([0, 1, 2, 3]),
      "latin.md": Buffer.from("# Señal\n\nAño", "latin1"),
      "empty.md": "  \n",
      "long.md": `# Long\n\n${"word ".repeat(50_000)}`,
      "title.md": `---\ntitle: ${"t".repeat(300)}\n---\nText`,
      "one/setup.md": "# Setup\n\nx",
      "two/setup.md": "# Setup\n\ny",
      "crlf.md": "\ufeff---\r\ntitle: CRLF\r\n---\r\n\r\nOne\r\nTwo",
      "good.md": "# Good\n\nText",
    });
    const told = Object.fromEntries(
      Object.entries(report).map(([path, { outcome, reason, notes }]) => [
        path,
        [reason ?? outcome, ...notes.map(({ code }) => code)].join(" "),
      ]),
    );
    expect(told).toEqual({
      "bad.md": "created front_matter_unreadable",
      "binary.md": "binary",
      "latin.md": "created not_utf8",
      "empty.md": "empty",
      "long.md": "text_too_long",
      "title.md": "created title_cut",
      "one/setup.md": "created",
      "two/setup.md": "created slug_changed",
      "crlf.md": "created",
      "good.md": "created",
    });
    expect(await article("crlf.md")).toMatchObject({ title: "CRLF", body: "One\nTwo" });
    expect(await article("bad.md")).toMatchObject({ title: "Bad front matter", body: "Text" });
    expect((await article("two/setup.md")).slug).toBe("two-setup");
  });

  it("O7: an import touches its own organisation alone, whatever ids and addresses its pages name", async () => {
    const other = await testOrg();
    await importFiles({ "a.md": "# Theirs\n\nSecret." }, {}, false, other);
    const [theirs] = await articles(other);
    const page = `---\ntitle: Mine\nslug: ${theirs?.slug}\narticle_id: ${theirs?.id}\ncategory: ${other.categories.billing}\norg_id: ${other.org.id}\norgId: ${other.org.id}\n---\nMine.`;
    const report = await importFiles({ "a.md": page });
    expect(report["a.md"]).toMatchObject({ outcome: "created", slug: theirs?.slug });
    expect((await articles(other))[0]).toMatchObject({ title: "Theirs", body: "Secret.", revision: 1 });
    expect((await article("a.md")).id).not.toBe(theirs?.id);
    await expect(
      importFiles({ "b.md": "# B\n\nx" }, { categoryId: other.categories.billing }),
    ).rejects.toThrow("NOT_FOUND");
    expect(await articles(other)).toHaveLength(1);
  });
});
