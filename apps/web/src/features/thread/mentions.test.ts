import { describe, expect, it } from "vitest";
import { emphasiseMentions, mentionedIn } from "./mentions.ts";

const colleagues = [
  { membershipId: "1", name: "Ana" },
  { membershipId: "2", name: "Ana María" },
  { membershipId: "3", name: "Li (QA)" },
  { membershipId: "4", name: "Sam" },
  { membershipId: "5", name: "Sam" },
];

describe("mentionedIn", () => {
  it.each([
    ["@Ana María, look", ["2"]],
    ["@Ana look", ["1"]],
    ["@Anabel", []],
    ["mail@Ana", []],
    ["@Li (QA) and @Ana.", ["3", "1"]],
    ["@Sam", ["4", "5"]],
    ["nobody", []],
  ])("%s", (text, ids) => {
    expect(mentionedIn(text, colleagues, [])).toEqual(ids);
  });

  it("of two with one name takes the one that was picked", () => {
    expect(mentionedIn("@Sam", colleagues, ["5"])).toEqual(["5"]);
  });
});

it("a mention stands out, whatever the name holds", () => {
  expect(emphasiseMentions("Hi @Ana!", colleagues)).toBe("Hi **@Ana**!");
  expect(emphasiseMentions("@*x*", [{ membershipId: "1", name: "*x*" }])).toBe("**@\\*x\\***");
  expect(emphasiseMentions("Hi", [])).toBe("Hi");
});
