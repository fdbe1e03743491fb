import { normaliseAdmonitions } from "@handrail/contracts/admonitions";
import { isCostlyMarkdown } from "@handrail/contracts/markdown-cost";
import { describe, expect, it } from "vitest";
import { categoryName, categoryRoot } from "./category-names.ts";
import { placeImages } from "./images.ts";
import { LinkMap } from "./link-map.ts";
import { localeOfPath } from "./locale-of-path.ts";
import { readFields } from "./page-fields.ts";
import { firstHeading, titleOfPath } from "./read-page.ts";
import { SlugBook, slugOf, slugWishes } from "./slugs.ts";
import { readable } from "./text/convert-page.ts";
import { decodeText } from "./text/decode.ts";
import { splitFrontMatter } from "./text/front-matter.ts";
import { headingTargets, targetOf } from "./text/heading-ids.ts";

describe("front matter", () => {
  it.each([
    ["---\ntitle: A\n---\nBody", { title: "A" }, "Body"],
    ['+++\ntitle = "A"\n+++\nBody', { title: "A" }, "Body"],
    ["---\n---\nBody", {}, "Body"],
    ["No front\n\n---\n\nmatter", {}, "No front\n\n---\n\nmatter"],
    ["---\njust words\n---\nBody", {}, "---\njust words\n---\nBody"],
  ])("%j", (text, data, body) => {
    expect(splitFrontMatter(text)).toMatchObject({ data, body, problem: null });
  });

  it("tells what it cannot read, and goes on", () => {
    const split = splitFrontMatter("---\ntitle: [unclosed\n: x\n---\nBody");
    expect(split).toMatchObject({ data: {}, body: "Body" });
    expect(split.problem).toBeTruthy();
  });

  it("F3: aliases do not grow beyond measure, tags make nothing", () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
      .split("")
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghij"[i]}`).join(",")}]`)
      .join("\n")}`;
    expect(splitFrontMatter(`---\n${bomb}\n---\nBody`).problem).toMatch(/alias/i);
    expect(splitFrontMatter('---\nx: !!js/function "alert(1)"\n---\nBody').data.x).not.toBeTypeOf("function");
  });

  it("knows common spellings", () => {
    expect(
      readFields({
        Title: "A",
        permalink: "/x/a",
        Summary: "S",
        section: "C",
        keywords: "one, two",
        tags: ["#two"],
        lang: "es-MX",
        draft: true,
        private: true,
      }),
    ).toEqual({
      ...{ title: "A", slug: "/x/a", excerpt: "S", category: "C", tags: ["two", "one"], intents: [] },
      ...{ language: { locale: "es" }, status: "draft", visibility: "internal", articleId: null },
    });
    expect(readFields({ language: "fr" }).language).toEqual({ unknown: "fr" });
  });
});

it.each([
  ["pages.es/a.md", "pages/a.md", "es"],
  ["es/guide/a.md", "guide/a.md", "es"],
  ["guide/a.es.md", "guide/a.md", "es"],
  ["i18n/es/docusaurus-plugin-content-docs/current/a.md", "docs/a.md", "es"],
  ["guide/a.md", "guide/a.md", null],
  ["fr/a.md", "fr/a.md", null],
  ["en.md", "en.md", null],
])("the language of %j", (path, key, locale) => {
  expect(localeOfPath(path)).toEqual({ key, locale });
});

it("titles come from headings and names of files", () => {
  expect(firstHeading("```\n# no\n```\n\n# A *b* `c` {#d}\n")).toBe("A b c");
  expect(firstHeading("Title\n=====\n")).toBe("Title");
  expect(firstHeading("## Second\n\n# First")).toBeNull();
  expect(titleOfPath("docs/02-getting_started.md")).toBe("Getting started");
  expect(titleOfPath("docs/setUp/index.md")).toBe("Set Up");
});

it("addresses are the same for the same page and never two pages' at once", () => {
  expect(slugOf("Instalación de Ñandú & Co.")).toBe("instalacion-de-nandu-co");
  const wishes = slugWishes({ key: "server/setup.md", slug: null, title: "Set up" });
  expect(wishes).toEqual(["setup", "server-setup", expect.stringMatching(/^setup-[0-9a-f]{8}$/)]);
  const book = new SlugBook();
  expect(book.choose(wishes, "a")).toBe("setup");
  expect(book.choose(wishes, "b")).toBe("server-setup");
  expect(book.choose(wishes, "c")).toBe(wishes[2]);
  expect(book.isFree("setup", "a")).toBe(true);
});

it("links lead to the file that the site builders mean", () => {
  const links = new LinkMap();
  for (const path of [
    "docs/server/index.md",
    "docs/server/routers.md",
    "docs/client/routers.md",
    "docs/01-intro.mdx",
  ]) {
    links.addPage(path, path.includes("intro") ? "/welcome" : null);
  }
  links.addFile("static/img/a.png");
  const from = "docs/server/index.md";
  expect(links.resolve(from, "./routers.md")).toBe("docs/server/routers.md");
  expect(links.resolve(from, "routers")).toBe("docs/server/routers.md");
  expect(links.resolve(from, "../client/routers")).toBe("docs/client/routers.md");
  expect(links.resolve(from, "/docs/server")).toBe("docs/server/index.md");
  expect(links.resolve(from, "/docs/welcome")).toBe("docs/01-intro.mdx");
  expect(links.resolve(from, "/img/a.png")).toBe("static/img/a.png");
  expect(links.resolve(from, "/routers")).toBeNull();
  expect(links.resolve(from, "../../../etc/passwd")).toBeNull();
});

it("headings are found by every name that they have", () => {
  const targets = headingTargets("# Über `uns`\n\n## Set up {#own}\n\n```\n## not this\n```");
  expect(targetOf(targets, "own")).toBe("section-set-up");
  expect(targetOf(targets, "set-up")).toBe("section-set-up");
  expect(targetOf(targets, "section-set-up")).toBe("section-set-up");
  expect(targetOf(targets, "not-this")).toBeNull();
});

it("categories are the folders that tell pages apart", () => {
  const paths = [
    "LICENSE.md",
    ...Array.from({ length: 20 }, (_, i) => `pages/${i % 2 ? "linux" : "common"}/${i}.md`),
  ];
  expect(categoryRoot(paths)).toBe("pages");
  const page = {
    key: "pages/linux/a.md",
    path: "pages.es/linux/a.md",
    fields: readFields({ category: "Own" }),
  };
  const folders = new Map([["pages.es/linux", { label: "On Linux", description: null, position: 1 }]]);
  expect(categoryName(page, "pages", "auto", folders)).toBe("Own");
  expect(categoryName(page, "pages", "folder", folders)).toBe("On Linux");
  expect(categoryName(page, "pages", "folder", new Map())).toBe("Linux");
  expect(categoryName(page, "pages", "none", folders)).toBeNull();
});

it("text is read in the encodings that people have", () => {
  const read = (bytes: Buffer) => decodeText(bytes);
  expect(read(Buffer.from("\ufeffA\r\nB\rC"))).toEqual({ text: "A\nB\nC", isGuess: false });
  expect(read(Buffer.from("a\u00f1o", "latin1"))).toEqual({ text: "año", isGuess: true });
  expect(read(Buffer.from("\ufeffaño", "utf16le"))).toEqual({ text: "año", isGuess: false });
  expect(() => read(Buffer.from([1, 0, 2]))).toThrow("binary");
  expect(() => read(Buffer.from(" \n "))).toThrow("empty");
});

describe("F3: a page that is made to take long", () => {
  const many = 200_000;
  it.each([
    ["spaces in a heading", `# a${" ".repeat(many)}b`],
    ["marks at its end", `# a${"#".repeat(many)}b`],
    ["angle brackets in a heading", `# ${"<".repeat(1_900)}`],
    ["a long line before a rule", `${"<".repeat(many)}\n===`],
    ["empty lines", `${"\n".repeat(many)}x`],
    ["comments that do not end", "<!--".repeat(many)],
    ["ids of a heading", `# a${" {#".repeat(many)}`],
    ["the title of a block", `:::note a${" ".repeat(many)}b`],
    ["pictures without an end", "![".repeat(many)],
  ])("%s", { timeout: 20_000 }, (_what, text) => {
    const since = performance.now();
    firstHeading(text);
    headingTargets(text);
    normaliseAdmonitions(text);
    readable(text);
    placeImages(text, [null, null, null]);
    expect(performance.now() - since).toBeLessThan(2_000);
  });

  it("comments go, and what is none stays", () => {
    expect(readable("a<!-- b -->c<!-- d\n# E {#e}\n")).toBe("ac<!-- d\n# E\n");
    expect(readable("<!---->a<!-->b-->")).toBe("a");
  });

  it("is told apart by its marks", () => {
    expect(isCostlyMarkdown("]".repeat(6_000))).toBe(true);
    expect(isCostlyMarkdown("a [b](c) *d*\n\n".repeat(6_000))).toBe(false);
  });
});
