import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../../context.ts";
import { type Imports, importsOf } from "../../testing/imports.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";

let desk: TestOrg;
let importFiles: Imports["importFiles"];
let articles: Imports["articles"];
let article: Imports["article"];
beforeEach(async () => {
  desk = await testOrg();
  ({ importFiles, articles, article } = importsOf(desk));
});

const system = { kind: "system", job: "kb.import" } as const;

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
