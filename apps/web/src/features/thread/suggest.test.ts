import { describe, expect, it } from "vitest";
import { matching, replaceTrigger, triggerAt } from "./suggest.ts";

describe("triggerAt", () => {
  it.each([
    ["/", "/", ""],
    ["Hello\n/ren", "/", "ren"],
    ["Hello /two words", "/", "two words"],
    ["see @Ana Mar", "@", "Ana Mar"],
    ["and/or", null, null],
    ["ana@evil.example", null, null],
    ["https://a.example/x", null, null],
    ["/ done", null, null],
    ["@ana\n", null, null],
    ["plain", null, null],
  ])("%j asks for %s %s", (text, sign, query) => {
    const trigger = triggerAt(text, text.length);
    expect([trigger?.sign ?? null, trigger?.query ?? null]).toEqual([sign, query]);
  });

  it("looks at what is before the caret", () => {
    expect(triggerAt("/renew it", 3)).toMatchObject({ query: "re", start: 0, end: 3 });
  });
});

it("matching finds by the start of words, accents aside, the exact one first", () => {
  const entries = ["Token renewal", "renew", "Renewals and more", "Año nuevo", "Other"];
  expect(matching(entries, "renew", (each) => [each])).toEqual([
    "renew",
    "Renewals and more",
    "Token renewal",
  ]);
  expect(matching(entries, "ano", (each) => [each])).toEqual(["Año nuevo"]);
  expect(matching(entries, " ", (each) => [each])).toEqual(entries);
});

it("replaceTrigger puts the choice where the trigger was", () => {
  expect(replaceTrigger("Hi /ren there", { sign: "/", query: "ren", start: 3, end: 7 }, "Renew!")).toEqual({
    text: "Hi Renew! there",
    caret: 9,
  });
});
