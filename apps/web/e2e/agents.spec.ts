import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { call, openAs, signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const customer = "terrence@boydholdings.example";
const chatter = "weiling@tanfamilyre.example";
const [first, second] = ["agent@arbibase.example", "agent2@arbibase.example"];
const dashboard = "/support-dashboard";

async function openTicket(page: Page, subject: string): Promise<{ id: string; number: string }> {
  return call(page, "tickets.open", {
    idempotencyKey: randomUUID(),
    subject,
    description: "The yearly return in the calculator differs from my own sheet.",
  });
}

test("an agent works a ticket from the queue to the end without the mouse", async ({
  browser,
  page,
  context,
}) => {
  const asker = await openAs(browser, customer, "/support");
  const subject = `Return looks too high ${Date.now()}`;
  const { number } = await openTicket(asker, subject);
  await signIn(context, first);
  await visit(page, `${dashboard}/tickets`);
  const search = page.locator("main").getByRole("searchbox");
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await search.fill("");
  await page.keyboard.type(number);
  await expect(page).toHaveURL(new RegExp(`q=${number}`));
  await expect(page.locator("[data-queue-row]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(page.getByRole("log")).toContainText("The yearly return");

  const details = page.getByRole("complementary", { name: "Details" });
  await page.keyboard.press("p");
  await page.keyboard.type("urgent");
  await page.keyboard.press("Enter");
  await expect(details.getByRole("combobox", { name: "Priority", exact: true })).toContainText("Urgent");

  await page.keyboard.press("r");
  await page.keyboard.type("Vacancy is already counted in, see the second table.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Send now" }).press("Enter");
  await expect(details.getByRole("combobox", { name: "Status" })).toContainText("Waiting for customer");

  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await page.getByRole("dialog").getByLabel("How was it solved?").waitFor();
  await page.keyboard.type("Explained how vacancy is counted.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("log").getByText("Explained how vacancy is counted.")).toBeVisible();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect(page).toHaveURL(new RegExp(`tickets\\?.*q=${number}|tickets$`));
});

test("a reply that crosses a colleague's is held until it has been read", async ({ browser }) => {
  const asker = await openAs(browser, customer, "/support");
  const { id } = await openTicket(asker, `Two answers ${Date.now()}`);
  const ana = await openAs(browser, first, `${dashboard}/tickets/${id}`);
  const ben = await openAs(browser, second, `${dashboard}/tickets/${id}`);
  await expect(ana.getByText(/is viewing/).first()).toBeVisible();
  const written = "I am looking into the calculator.";
  await ana.getByRole("textbox", { name: "Your reply" }).fill(written);
  await ana.route("**/api/trpc/conversations.sync**", (route) => route.abort());
  await ana.evaluate(() =>
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true }),
  );

  await ben.getByRole("textbox", { name: "Your reply" }).fill("The calculator was corrected today.");
  await ben.getByRole("button", { name: "Send reply" }).click();
  await expect(ana.getByRole("log").getByText("The calculator was corrected today.")).toBeVisible();

  await ana.unroute("**/api/trpc/conversations.sync**");
  await ana.getByRole("button", { name: "Send reply" }).click();
  await expect(ana.getByText("Not sent: newer messages arrived. Read them, then decide.")).toBeVisible();
  await expect(ben.getByRole("log").getByText(written)).toHaveCount(0);
  await ana.evaluate(() =>
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true }),
  );
  await expect(async () => {
    const anyway = ana.getByRole("button", { name: "Send anyway" });
    if (await anyway.isVisible()) await anyway.click({ timeout: 1_000 });
    await expect(ben.getByRole("log").getByText(written)).toHaveCount(1, { timeout: 3_000 });
  }).toPass();
});

test("a waiting chat has one winner, who answers and closes it", async ({ browser }) => {
  const asker = await openAs(browser, chatter, "/support");
  const { conversationId } = await call(asker, "chat.start", { idempotencyKey: randomUUID() });
  await call(asker, "chat.requestHuman", { conversationId });
  const agents = [
    await openAs(browser, first, `${dashboard}/chats?chat=${conversationId}`),
    await openAs(browser, second, `${dashboard}/chats?chat=${conversationId}`),
  ];
  const accept = (page: Page) => page.getByRole("button", { name: "Accept chat" });
  for (const page of agents) await expect(accept(page)).toBeVisible();
  await Promise.all(agents.map((page) => accept(page).click()));

  const reply = (page: Page) => page.getByRole("textbox", { name: "Your reply" });
  const winner = agents[0] && agents[1] ? await firstWith([agents[0], agents[1]], reply) : undefined;
  if (!winner) throw new Error("nobody got the chat");
  const loser = agents.find((page) => page !== winner);
  if (loser) await expect(reply(loser)).toHaveCount(0);

  await reply(winner).fill("Hello, what can I do for you?");
  await winner.getByRole("button", { name: "Send reply" }).click();
  await expect(winner.getByRole("log").getByText("Hello, what can I do for you?")).toHaveCount(1);
  await winner.getByRole("button", { name: "Close chat" }).click();
  await winner.getByRole("dialog").getByRole("button", { name: "Close chat" }).click();
  await expect(winner.getByText("This chat is closed.").first()).toBeVisible();
});

/** The first of the pages on which something appears. */
async function firstWith(pages: readonly Page[], what: (page: Page) => ReturnType<Page["locator"]>) {
  return Promise.any(
    pages.map(async (page) => {
      await what(page).waitFor({ timeout: 15_000 });
      return page;
    }),
  );
}
