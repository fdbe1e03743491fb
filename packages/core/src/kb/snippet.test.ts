import fc from "fast-check";
import { expect, it } from "vitest";
import { stem } from "../language/words.ts";
import { addTerm, readQuery } from "./search/query-plan.ts";
import { makeSnippet, markWords } from "./snippet.ts";

const filler = "Nothing of interest is said in this sentence at all. ".repeat(10);

function snippetOf(body: string, query: string, locale: "en" | "es" = "en") {
  const { words } = readQuery(query);
  for (const word of words) {
    addTerm(word, { id: 1, locale, stem: word.stems[locale], articles: 1, total: 10 }, 1);
  }
  return makeSnippet(body, markWords(words, locale));
}

it.each([
  ["Renew the  token.", "my tokens", ["token"]],
  ["Send /revoke to BotFather", "revoke", ["revoke"]],
  ["Devolución de los lentes", "devolucion lente", ["Devolución", "lentes"]],
  ["The gateway", "the", []],
  ["Emoji 🎉 then a token", "token", ["token"]],
  ["<b>token</b>", "token", ["token"]],
  ["", "token", []],
  [`${filler}A token here. ${filler}Renew a token here. ${filler}`, "renew token", ["Renew", "token"]],
])("in %j, %j marks %j", (body, query, words) => {
  const { text, highlights } = snippetOf(body, query, query.startsWith("devol") ? "es" : "en");
  expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(words);
  expect(text.length).toBeLessThanOrEqual(204);
});

it("says where it was cut", () => {
  expect(snippetOf("short", "x").text).toBe("short");
  expect(snippetOf(`${filler}token ${filler}`, "token").text).toMatch(/^… .* …$/);
  expect(snippetOf("x".repeat(900), "x").text).toBe(`${"x".repeat(200)} …`);
});

it("may rely on a stem beginning as its word does", () => {
  const plain = fc.stringMatching(/^[a-z\d]{1,14}$/);
  const irregular = fc.constantFrom("dying", "lying", "skies", "idly", "gently", "ugly", "yes", "u2s");
  fc.assert(
    fc.property(fc.oneof(plain, irregular), fc.constantFrom("en" as const, "es" as const), (word, locale) => {
      expect(stem(word, locale).charAt(0)).toBe(word.charAt(0));
    }),
    { numRuns: 2_000 },
  );
});
