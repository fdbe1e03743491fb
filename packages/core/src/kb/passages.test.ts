import { describe, expect, it } from "vitest";
import { splitPassages } from "./passages.ts";

describe("splitPassages", () => {
  it("makes one passage below each heading, as plain text", () => {
    const markdown = [
      "Intro with **bold**, `code` and a [link](https://a.example).",
      "## Steps",
      "1. Open *settings*",
      "2. Press save",
      "   - twice",
      "",
      "> Careful",
      "",
      "| a | b |",
      "|---|---|",
      "| 1 | 2 |",
      "### Code",
      "```sh",
      "run --now",
      "```",
      "<script>alert(1)</script>",
      "## Empty",
      "![a picture](x.png)",
    ].join("\n");
    expect(splitPassages(markdown)).toEqual([
      { heading: "", body: "Intro with bold, code and a link." },
      { heading: "Steps", body: "1. Open settings\n2. Press save\n   - twice\nCareful\na | b\n1 | 2" },
      { heading: "Code", body: "run --now" },
    ]);
  });

  it.each([
    ["sentences", "This is a sentence of some length that says little. ".repeat(60)],
    ["words", "word ".repeat(600)],
    ["one endless word", "x".repeat(3_000)],
    ["list items", Array.from({ length: 80 }, (_, index) => `- item ${index} of the list`).join("\n")],
    ["paragraphs", "A paragraph of text.\n\n".repeat(100)],
  ])("keeps passages of %s short and loses nothing", (_name, markdown) => {
    const passages = splitPassages(markdown);
    expect(passages.length).toBeGreaterThan(1);
    for (const { body } of passages) expect(body.length).toBeLessThanOrEqual(800);
    const letters = (text: string) => text.replace(/[\s-]/g, "");
    expect(letters(passages.map(({ body }) => body).join(""))).toBe(letters(markdown));
  });

  it.each(["", "  \n ", "# Only a heading", "<div>html</div>", "---"])(
    "finds nothing to say in %j",
    (markdown) => {
      expect(splitPassages(markdown)).toEqual([]);
    },
  );

  it("F3: takes no time over blanks without end", { timeout: 20_000 }, () => {
    const since = performance.now();
    splitPassages(`a${" ".repeat(190_000)}b\n c`);
    expect(performance.now() - since).toBeLessThan(3_000);
  });
});
