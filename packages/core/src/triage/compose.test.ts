import { expect, it } from "vitest";
import { composeReply, deepLinkFor } from "./compose.ts";
import type { SourcePassage } from "./verify.ts";

const passage: SourcePassage = {
  passageId: "p",
  articleId: "a",
  slug: "replace-a-token",
  title: "Replace a [bot] token",
  heading: "",
  body: "",
  revision: 2,
  intents: [],
};
const deepLinks = { upgrade: "https://app.example/upgrade", cancel: "javascript:alert(1)" };
const sentence = (text: string, isStep = false) => ({ text, isStep, passage });
const base = { locale: "en" as const, customerName: "Ana Pérez", intent: null, deepLinks };

it("greets, fixes, numbers the steps and links the article", () => {
  const sentences = [
    sentence("The token was revoked."),
    sentence("Open BotFather.", true),
    sentence("Paste it.", true),
  ];
  expect(composeReply({ ...base, sentences })).toBe(
    [
      "Hi Ana,",
      "The token was revoked.",
      "Here is how:",
      "1. Open BotFather.\n2. Paste it.",
      "The whole article: [Replace a \\[bot\\] token](/help/replace-a-token)",
    ].join("\n\n"),
  );
});

it("adds the organisation's own link for billing intents, in the customer's language", () => {
  const text = composeReply({
    ...base,
    locale: "es",
    sentences: [sentence("Elige el plan nuevo.")],
    intent: "upgrade_plan",
  });
  expect(text).toContain("Hola, Ana:");
  expect(text).toContain("Puedes cambiar de plan aquí: [Planes](https://app.example/upgrade)");
});

it("links only https, and nothing for other intents", () => {
  expect(deepLinkFor("cancel", deepLinks)).toBeNull();
  expect(deepLinkFor("upgraded", deepLinks)).toBeNull();
  expect(deepLinkFor(null, deepLinks)).toBeNull();
  expect(deepLinkFor("upgrade", deepLinks)?.url).toBe("https://app.example/upgrade");
});

it.each([
  ["[x](https://evil.example)", "Hi xhttpsevilexample,"],
  ["<script>alert(1)</script> Bob", "Hi scriptalertscript,"],
  ["**", "Hi,"],
  ["evil.example", "Hi evilexample,"],
])("takes no Markdown from the name %s", (customerName, greeting) => {
  expect(composeReply({ ...base, customerName, sentences: [] }).split("\n")[0]).toBe(greeting);
});
