import { testOrg } from "./test-org.ts";
import { writeArticle as write } from "./written-articles.ts";

/** An organisation with two articles for everybody, one for agents, and a draft. */
export async function kbDesk() {
  const desk = await testOrg({ tier: "premium" });
  await write(desk, {
    slug: "renew-token",
    title: "Renew the token of a bot",
    excerpt: "When Telegram refuses the token.",
    body: "Tokens expire.\n\n## Steps\n\n1. Open BotFather\n2. Send /revoke\n\n## Limits\n\nAt most 20 bots have a token.",
    categoryId: desk.categories.technical,
    tags: ["telegram", "token"],
    intents: ["bot_token"],
  });
  await write(desk, {
    slug: "refunds",
    title: "Refunds and invoices",
    body: "We return the money within 14 days.",
    categoryId: desk.categories.billing,
    tags: ["money"],
  });
  await write(desk, {
    slug: "internal-refunds",
    title: "How agents grant a refund",
    body: "Refunds above 100 need an admin.",
    visibility: "internal",
    tags: ["money"],
  });
  await write(
    desk,
    { slug: "draft-refunds", title: "Refund of a draft", body: "Refunds are drafted." },
    false,
  );
  return desk;
}
