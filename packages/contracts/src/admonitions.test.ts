import { expect, it } from "vitest";
import { normaliseAdmonitions } from "./admonitions.ts";

it.each([
  ["::: tip Short cut\nPress k.\n:::", ":::tip[Short cut]\nPress k.\n:::"],
  [":::note Title", ":::note[Title]"],
  [":::note  A [b] \\ c  ", ":::note[A \\[b\\] \\\\ c]"],
  ["::: warning", ":::warning"],
  ["- a\n  :::: info Nested\n  ::::", "- a\n  ::::info[Nested]\n  ::::"],
])("%j is written as %j", (given, expected) => {
  expect(normaliseAdmonitions(given)).toBe(expected);
  expect(normaliseAdmonitions(expected)).toBe(expected);
});

it.each([
  "at 10:30",
  ":::note[Title]",
  ":::note{.x}",
  ":::",
  "~~~\n::: tip A\n~~~",
  "````\n```\n:::note Title\n```\n````",
])("%j stays as it is", (text) => {
  expect(normaliseAdmonitions(text)).toBe(text);
});
