import { describe, expect, it } from "vitest";
import { convertPage, type PageToConvert } from "./convert-page.ts";

const convert = (body: string, page: Partial<PageToConvert> = {}) =>
  convertPage({
    body,
    isMdx: false,
    isOwn: false,
    partials: new Map(),
    images: new Map(),
    rewrite: (url) => (url.endsWith(".md") ? `/help/${url.replace(/^.*\//, "").slice(0, -3)}` : null),
    ...page,
  });
const mdx = (body: string, page: Partial<PageToConvert> = {}) => convert(body, { isMdx: true, ...page }).body;

describe("Markdown", () => {
  it("stays as it was written, to the letter, but for addresses", () => {
    const source =
      'Setext\n======\n\n* one\n+ two\n\n_a_ __b__ [c](../x/d.md "t") ![e](f.png)\n\n    code [x](y.md)\n\n[g]: h.md';
    expect(convert(source).body).toBe(
      'Setext\n======\n\n* one\n+ two\n\n_a_ __b__ [c](/help/d "t") ![e](f.png)\n\n    code [x](y.md)\n\n[g]: /help/h',
    );
  });

  it("says what HTML says", () => {
    const { body } = convert(
      'Press <kbd>Ctrl</kbd>, <b>then</b> <a href="a.md">go</a>.\n\n<details>\n<summary>More</summary>\n\nInside **it**.\n\n</details>\n\n<table><tr><th>A</th></tr><tr><td>1</td></tr></table>\n\n<img src="x.png" alt="Y">',
    );
    expect(body).toBe(
      "Press `Ctrl`, **then** [go](/help/a).\n\nMore\n\nInside **it**.\n\n| A |\n| - |\n| 1 |\n\n![Y](x.png)",
    );
  });

  it("keeps what people write in angle brackets", () => {
    expect(convert("Run it with <name> and <b>care</b>.").body).toBe("Run it with \\<name> and **care**.");
  });

  it("keeps admonitions, in the one form that is read", () => {
    expect(convert(":::tip Read this\nIt helps.\n:::").body).toBe(":::tip[Read this]\nIt helps.\n:::");
    expect(convert("```\n:::tip Not this\n```").body).toBe("```\n:::tip Not this\n```");
  });

  it("leaves nothing that runs", () => {
    const { body } = convert(
      "<script>alert(1)</script>\n\n<style>a{}</style>\n\nText <img src=x onerror=alert(1)>",
    );
    expect(body).not.toMatch(/script|alert|style|onerror/);
    expect(body).toContain("Text");
  });
});

describe("MDX", () => {
  it("drops imports and exports, keeps code that looks like them", () => {
    expect(mdx("import A from './a';\nexport const b = 1;\n\nText\n\n```js\nimport c from 'd';\n```")).toBe(
      "Text\n\n```js\nimport c from 'd';\n```",
    );
  });

  it("says what tabs, cards and alerts say", () => {
    expect(
      mdx(
        '<Tabs>\n<TabItem value="npm" label="With npm">\n\n```bash title="x.sh"\nnpm i\n```\n\n</TabItem>\n</Tabs>\n\n<Alert type="danger" title="Careful">\nIt bites.\n</Alert>\n\n<Card title="Start" href="./start.md" description="The first steps" />',
      ),
    ).toBe(
      '**With npm**\n\n```bash title="x.sh"\nnpm i\n```\n\n:::caution[Careful]\nIt bites.\n:::\n\n[Start](/help/start)\n\nThe first steps',
    );
  });

  it("reads texts and elements inside expressions", () => {
    const body = mdx(
      'A{" "}b {/* not this */}\n\n<Secrets items={[{ kind: "key", steps: ["Open the page", "Copy the key"], body: (<Note title="Mind">Keep it <code>safe</code>.</Note>) }]} />',
    );
    expect(body).toBe("A b\n\n- Open the page\n- Copy the key\n\n:::note[Mind]\nKeep it `safe`.\n:::");
  });

  it("puts pages into pages and finds imported pictures", () => {
    expect(
      mdx("<Shared />\n\n<img src={shot} alt='Shot' />", {
        partials: new Map([["Shared", "Said **once**."]]),
        images: new Map([["shot", "./shot.png"]]),
      }),
    ).toBe("Said **once**.\n\n![Shot](./shot.png)");
  });

  it("is read as Markdown where it is not well formed, and says so", () => {
    const { body, notes } = convert("import A from './a'\n\n<A>never closed\n\nText {with braces", {
      isMdx: true,
    });
    expect(body).toContain("Text {with braces");
    expect(body).not.toContain("import A");
    expect(notes.map(({ code }) => code)).toEqual(["mdx_unreadable"]);
  });
});

it("what an export wrote comes back as it was", () => {
  const body = "A <name> stays, {so} does this.\n\n<div>and this</div>\n\n:::tip Title\nx\n:::";
  expect(convert(body, { isOwn: true }).body).toBe(body);
});
