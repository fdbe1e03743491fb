import { randomUUID } from "node:crypto";
import { type Browser, expect } from "@playwright/test";
import { call, openAs, signedIn, signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const customer = "terrence@boydholdings.example";
const chatter = "weiling@tanfamilyre.example";
const [first, second] = ["agent@arbibase.example", "agent2@arbibase.example"];
const dashboard = "/support-dashboard";

async function openTicket(browser: Browser, subject: string): Promise<{ id: string; number: string }> {
  return call(await signedIn(browser, customer), "tickets.open", {
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
  const subject = `Return looks too high ${Date.now()}`;
  const { number } = await openTicket(browser, subject);
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
  const { id } = await openTicket(browser, `Two answers ${Date.now()}`);
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

test("a waiting chat is accepted, answered and closed", async ({ browser }) => {
  const asker = await signedIn(browser, chatter);
  const { conversationId } = await call(asker, "chat.start", { idempotencyKey: randomUUID() });
  await call(asker, "chat.requestHuman", { conversationId });
  const agent = await openAs(browser, first, `${dashboard}/chats?chat=${conversationId}`);
  await agent.getByRole("button", { name: "Accept chat" }).click();
  await agent.getByRole("textbox", { name: "Your reply" }).fill("Hello, what can I do for you?");
  await agent.getByRole("button", { name: "Send reply" }).click();
  await expect(agent.getByRole("log").getByText("Hello, what can I do for you?")).toHaveCount(1);
  await agent.getByRole("button", { name: "Close chat" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "Close chat" }).click();
  await expect(agent.getByText("This chat is closed.").first()).toBeVisible();
});
