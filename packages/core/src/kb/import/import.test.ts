import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../../context.ts";
import { type Imports, importsOf } from "../../testing/imports.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import { publishDraft } from "../publish-draft.ts";
import { saveDraft } from "../save-draft.ts";
import { searchArticles } from "../search-articles.ts";

let desk: TestOrg;
let importFiles: Imports["importFiles"];
let articles: Imports["articles"];
let article: Imports["article"];
beforeEach(async () => {
  desk = await testOrg();
  ({ importFiles, articles, article } = importsOf(desk));
});

const system = { kind: "system", job: "kb.import" } as const;

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
