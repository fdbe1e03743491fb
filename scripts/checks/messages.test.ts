import { expect, test } from "vitest";
import { compareCatalogues } from "./messages.ts";

const english = {
  greeting: "Hello {name}",
  count: "{n, plural, one {New, {who}} other {# tickets}}",
  nested: { link: "<b>See</b>" },
};

test("a translation with the same keys and values is complete", () => {
  const spanish = {
    greeting: "Hola {name}",
    count: "{n, plural, one {Nuevo, {who}} other {# casos}}",
    nested: { link: "<b>Ver</b>" },
  };
  expect(compareCatalogues(english, spanish)).toEqual([]);
});

test("what is missing, empty, too much or filled differently is named", () => {
  const spanish = { greeting: "Hola {nombre}", count: " ", extra: "x", nested: {} };
  expect(compareCatalogues(english, spanish)).toEqual([
    "greeting takes {nombre} instead of {name}",
    "count is empty",
    "nested.link is missing",
    "extra is not in the reference",
  ]);
});
