import { describe, expect, it } from "vitest";
import { applyMark, type Mark } from "./markdown-edit.ts";

/** "a [b] c" → the text "a b c" with "b" selected. */
function select(marked: string) {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return { text: marked.replace("[", "").replace("]", ""), start, end };
}

describe("Markdown marks", () => {
  it.each<[string, Mark, string]>([
    ["say [this] now", "bold", "say **this** now"],
    ["say **[this]** now", "bold", "say this now"],
    ["[x]", "code", "`x`"],
    ["[]", "italic", "__"],
    ["a\n[b\nc]", "list", "a\n- b\n- c"],
    ["- [b\n- c]", "list", "b\nc"],
    ["one [two]", "quote", "> one two"],
    ["see [the guide]", "link", "see [the guide](https://)"],
    ["see [https://a.b/c]", "link", "see [](https://a.b/c)"],
  ])("%j %s → %j", (marked, mark, expected) => {
    expect(applyMark(select(marked), mark).text).toBe(expected);
  });

  it("keeps selected what was selected", () => {
    const edited = applyMark(select("say [this] now"), "bold");
    expect(edited.text.slice(edited.start, edited.end)).toBe("this");
  });

  it("selects the address to be filled in", () => {
    const edited = applyMark(select("[guide]"), "link");
    expect(edited.text.slice(edited.start, edited.end)).toBe("https://");
  });
});
