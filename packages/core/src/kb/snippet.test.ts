import { expect, it } from "vitest";
import { makeSnippet } from "./snippet.ts";

const filler = "Nothing of interest is said in this sentence at all. ".repeat(10);

it.each([
  ["Renew the  token.", "my tokens", ["token"]],
  ["Send /revoke to BotFather", "revoke", ["revoke"]],
  ["Devolución de los lentes", "devolucion lente", ["Devolución", "lentes"]],
  ["The gateway", "gatew", ["gateway"]],
  ["The gateway", "the", []],
  ["Emoji 🎉 then a token", "token", ["token"]],
  ["<b>token</b>", "token", ["token"]],
  ["", "token", []],
  [`${filler}A token here. ${filler}Renew a token here. ${filler}`, "renew token", ["Renew", "token"]],
])("in %j, %j marks %j", (body, query, words) => {
  const { text, highlights } = makeSnippet(body, query, query.startsWith("devol") ? "es" : "en");
  expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(words);
  expect(text.length).toBeLessThanOrEqual(204);
});

it("says where it was cut", () => {
  expect(makeSnippet("short", "x", "en").text).toBe("short");
  expect(makeSnippet(`${filler}token ${filler}`, "token", "en").text).toMatch(/^… .* …$/);
  expect(makeSnippet("x".repeat(900), "x", "en").text).toBe(`${"x".repeat(200)} …`);
});
