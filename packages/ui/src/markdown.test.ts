import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { articleHtml } from "./article-html.tsx";
import { Markdown } from "./markdown.tsx";
import { MarkdownLite } from "./markdown-lite.tsx";
import { targetOf } from "./markdown-rules.tsx";

type Settings = Partial<Omit<Parameters<typeof Markdown>[0], "children">>;

function render(children: string, settings: Settings = {}, component = Markdown) {
  const props = { children, copyLabel: "copy", copiedLabel: "copied", ...settings };
  return renderToStaticMarkup(createElement(component, props));
}

const callouts = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};
const article = (text: string) => articleHtml(text, { copy: "copy", callouts });

const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><script>alert(1)</script></svg>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<a href='javascript:alert(1)' onclick=alert(1)>x</a>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<details open ontoggle=alert(1)>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<style>*{background:url(https://evil.example/x)}</style>",
  "<base href=https://evil.example/><meta http-equiv=refresh content='0;url=https://evil.example'>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](java&#x0A;script:alert(1))",
  "[x](&#106;avascript&colon;alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x]( javascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](file:///etc/passwd)",
  "[x](blob:https://a.example/1)",
  "[x][ref]\n\n[ref]: javascript:alert(1)",
  "<javascript:alert(1)>",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml;base64,PHN2Zy8+)",
  '![x" onerror="alert(1)](https://a.example/x.png)',
  '[x](https://a.example/" onmouseover="alert(1))',
  '[x](https://a.example "t\\" onmouseover=\\"alert(1)")',
  "```js onload=alert(1)\n</code></pre><script>alert(1)</script>\n```",
  '```"><script>alert(1)</script>\nx\n```',
  "# <img src=x onerror=alert(1)>",
  "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
  "[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))",
  "<!-- --!><script>alert(1)</script> -->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?php echo 1 ?><script>alert(1)</script>",
  "> [!NOTE]\n> <img src=x onerror=alert(1)>",
  ":::note[<script>alert(1)</script>]{onclick=alert(1) .x style=color:red}\n[x](javascript:alert(1))\n:::",
  ':::"><script>alert(1)</script>\nx\n:::',
  ":::script\nalert(1)\n:::",
];

const allowedTags = new Set(
  "div p br hr strong em del code pre span button svg path rect blockquote a img ul ol li input h2 h3 h4 h5 h6 table thead tbody tr th td sup section".split(
    " ",
  ),
);
const allowedAttributes = new Set(
  "class dir href title target rel id src alt width height loading decoding referrerPolicy referrerpolicy type disabled checked start style tabindex tabIndex role xmlns viewBox fill stroke stroke-width stroke-linecap stroke-linejoin d x y rx ry".split(
    " ",
  ),
);

function violations(html: string) {
  const found: string[] = [];
  for (const [, tag = "", rest = ""] of html.matchAll(
    /<([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g,
  )) {
    if (!allowedTags.has(tag)) found.push(`<${tag}>`);
    for (const [, name = "", value = ""] of rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) {
      if (!allowedAttributes.has(name) && !/^(aria|data)-/.test(name)) found.push(`${tag}[${name}]`);
      if ((name === "href" || name === "src") && !/^(https?:\/\/|mailto:|\/(?!\/)|#|[\w.-]+$)/.test(value)) {
        found.push(`${name}=${value}`);
      }
    }
  }
  return found;
}

describe("Markdown", () => {
  it.each(hostile)("renders %j without anything that runs", (text) => {
    for (const settings of [
      {},
      { allowImages: true, variant: "article", headingIds: true },
    ] satisfies Settings[]) {
      for (const component of [Markdown, MarkdownLite]) {
        const html = render(text, settings, component);
        expect(violations(html)).toEqual([]);
        expect(html).not.toMatch(/<(script|iframe|style|form|base|meta|object|embed)\b/i);
      }
    }
    const { html, headings } = article(text);
    expect(violations(html)).toEqual([]);
    expect(html).not.toMatch(/<(script|iframe|style|form|base|meta|object|embed)\b/i);
    expect(headings.every(({ id }) => /^section-[\p{L}\p{N}-]+$/u.test(id))).toBe(true);
  });

  it("opens foreign links elsewhere, untrusted and unnamed to the other side", () => {
    expect(render("[a](https://a.example/b)")).toContain(
      '<a href="https://a.example/b" title="https://a.example/b" target="_blank" rel="noopener noreferrer nofollow ugc">a</a>',
    );
    expect(render("[a](/help/x#y)")).toContain('<a href="/help/x#y">a</a>');
    expect(render("[a](mailto:a@b.example)")).toContain('<a href="mailto:a@b.example">a</a>');
  });

  it("loads no image unless asked to", () => {
    expect(render("![cat](/api/files/cat.png)")).not.toContain("<img");
    const shown = render("![cat](/api/files/cat.png#800x450)", { allowImages: true });
    expect(shown).toContain('width="800" height="450"');
    const foreign = render("![cat](https://a.example/cat.png)", { allowImages: true });
    expect(foreign).not.toContain("<img");
    expect(foreign).toContain('href="https://a.example/cat.png"');
  });

  it.each([
    ["//evil.example/x", "external"],
    ["/\\evil.example/x", "external"],
    ["https:evil.example", "internal"],
    ["help/x", "internal"],
    ["?page=2", "internal"],
  ])("reads %s as a browser would", (value, kind) => {
    expect(targetOf(value)?.kind).toBe(kind);
  });

  it("never passes on an address that another page would read differently", () => {
    expect(targetOf("https:evil.example")?.href).toBe("/evil.example");
  });

  it("refuses addresses that carry a password, which dress one host as another", () => {
    expect(targetOf("https://bank.example@evil.example/")).toBeNull();
  });

  it("gives headings the ids that the list of contents uses", () => {
    const text = "# Start\n\n## **Bold** and `code`\n\n```\n# not one\n```\n\n## Año nuevo\n\n## Start";
    const { html, headings } = article(text);
    for (const shown of [html, render(text, { variant: "article", headingIds: true })]) {
      const ids = [...shown.matchAll(/<h\d id="([^"]+)"/g)].map((match) => match[1]);
      expect(ids).toEqual(headings.map((heading) => heading.id));
      expect(new Set(ids).size).toBe(4);
    }
    expect(headings.map(({ text }) => text)).toEqual(["Start", "Bold and code", "Año nuevo", "Start"]);
  });

  it.each([
    ["> [!WARNING]\n> Mind the gap.", "warning", "Warning", "Mind the gap."],
    ["> [!tip]\n>\n> Two\n>\n> paragraphs", "tip", "Tip", "paragraphs"],
    [":::danger\nHot.\n:::", "caution", "Caution", "Hot."],
    [":::note[Read this]\n\n- one\n- two\n\n:::", "note", "Read this", "two"],
    [":::tip[Short cut]\nPress **k**.\n:::", "tip", "Short cut", "<strong>k</strong>"],
    [":::custom\nText.\n:::", "note", "Custom", "Text."],
  ])("shows %j as a callout", (text, kind, title, body) => {
    for (const html of [article(text).html, render(text, { callouts, variant: "article" })]) {
      expect(html).toContain(`<div class="callout callout-${kind}" role="note">`);
      expect(html).toContain(`<p class="callout-title">${title}</p>`);
      expect(html).toContain(body);
    }
  });

  it.each(["at 10:30", "a :smile: b", "::leaf", "> [!NOTHING] x", "```\n:::note Title\n```", "[!NOTE]"])(
    "leaves %j as the text that it is",
    (text) => {
      const { html } = article(text);
      expect(html).not.toContain("callout");
      expect(html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ")).toContain(
        text
          .replace(/```|^> /g, "")
          .replace(/\s+/g, " ")
          .trim(),
      );
    },
  );

  it("leads from a footnote's mark to the footnote and back", () => {
    for (const html of [article("Text[^1].\n\n[^1]: Note.").html, render("Text[^1].\n\n[^1]: Note.")]) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => `#${match[1]}`);
      const targets = [...html.matchAll(/ href="(#[^"]+)"/g)].map((match) => match[1] ?? "");
      expect(targets.length).toBe(2);
      expect(ids).toEqual(expect.arrayContaining(targets));
    }
  });

  it("tells of the first image that is shown, with its size", () => {
    const { picture } = article("![far](https://a.example/a.png)\n\n![near](/api/files/b.png#800x450)");
    expect(picture).toEqual({ src: "/api/files/b.png#800x450", alt: "near", width: 800, height: 450 });
    expect(article("No image.").picture).toBeNull();
  });

  it("colours code and gives it a button to copy it", () => {
    const { html } = article("```js\nconst a = 1;\n```");
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).toContain(
      '<button type="button" class="code-copy" data-copy="" aria-label="copy" title="copy">',
    );
  });

  it.each([
    ["quotes", "> ".repeat(20_000)],
    ["quotes without spaces", ">".repeat(20_000)],
    ["lists", "- ".repeat(20_000)],
    ["stars", "*a **b ".repeat(4_000)],
    ["brackets", "[".repeat(20_000)],
    ["links", "[a](".repeat(5_000)],
    ["images", "![".repeat(10_000)],
    ["backticks", Array.from({ length: 400 }, (_, n) => "`".repeat(n)).join(" ")],
    ["angle brackets", "<".repeat(50_000)],
    ["pipes", `${"|a".repeat(500)}\n${"|-".repeat(500)}\n${"|a".repeat(500)}\n`],
    ["indented lists", Array.from({ length: 300 }, (_, n) => `${"  ".repeat(n)}- a`).join("\n")],
    ["underscores", "_".repeat(20_000)],
    ["tildes", "~~a".repeat(5_000)],
    ["addresses", "www.".repeat(10_000)],
    ["at signs", "a@".repeat(10_000)],
    ["closing brackets", "]".repeat(20_000)],
    ["stars that no underscore closes", "*a_ ".repeat(5_000)],
  ])("survives absurd %s before the test's own time is up", (_name, text) => {
    expect(render(text).length).toBeGreaterThan(0);
  });

  it("shows what would take too long as it was written, and code with many brackets as code", () => {
    const absurd = `\`\`\`\` ${"]*".repeat(2_000)}`;
    expect(render(absurd, {}, MarkdownLite)).toContain(`<code>${absurd}\n</code>`);
    expect(render(`${"[a] ".repeat(400)}\n\n${"*b* ".repeat(400)}`)).toContain("<em>b</em>");
  });
});
