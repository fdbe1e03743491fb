import { expect, type Page } from "@playwright/test";
import { openTicket } from "./open-ticket.ts";
import { customers, openAs, visit } from "./people.ts";
import { test } from "./test.ts";

const openTickets = (page: Page) => page.getByRole("region", { name: "Open", exact: true });

test("from a question in the modal to a solved ticket, with three browsers open", async ({ browser }) => {
  test.setTimeout(120_000);
  const subject = `Gateway shows 401 since ${Date.now()}`;
  const customer = await openAs(browser, customers.path, "/support");
  const ana = await openAs(browser, "agent@2bot.example", "/support-dashboard/tickets");
  const ben = await openAs(browser, "agent2@2bot.example", "/support-dashboard");
  await expect(ana.getByRole("heading", { name: "Tickets" })).toBeVisible();
  const openBefore = await openTickets(ben).textContent();

  await test.step("articles are offered before anybody writes", async () => {
    await customer.getByRole("button", { name: /help and support/i }).click();
    const dialog = customer.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Search the help centre" }).fill("gateway disconnected 401");
    await expect(dialog.getByText("Fix a disconnected gateway").first()).toBeVisible();
    await customer.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  const number = await openTicket(customer, {
    subject,
    description: "My Telegram gateway is red and says 401 Unauthorized. How do I replace the bot token?",
  });

  await test.step("it arrives at the agents without reloading, and the numbers change", async () => {
    await ana.getByRole("button", { name: /\d+ new/ }).click();
    await expect(ana.getByRole("link", { name: subject })).toBeVisible();
    await expect(openTickets(ben)).not.toHaveText(openBefore ?? "");
  });

  await test.step("triage has classified it and drafted an answer with sources", async () => {
    await ana.getByRole("link", { name: subject }).click();
    await expect(ana.getByText("Draft of the assistant")).toBeVisible({ timeout: 30_000 });
    await expect(ana.getByText(/^Sources?:/).first()).toBeVisible();
    await expect(ana.getByText("Triage", { exact: true })).toBeVisible();
  });

  const log = () => customer.getByRole("log");
  await test.step("the customer sees nothing of the draft", async () => {
    await customer.getByRole("link", { name: `Follow ${number}` }).click();
    await expect(customer).toHaveURL(new RegExp(`/support/${number}$`));
    await expect(log().getByText("How do I replace the bot token?")).toBeVisible();
    await expect(log().getByText("AI assistant")).toHaveCount(0);
  });

  await test.step("the second agent sees who else is viewing", async () => {
    await visit(ben, ana.url());
    await expect(ben.getByText(/is viewing/).first()).toBeVisible();
  });

  await test.step("the draft is rewritten and sent; the customer sees it arrive", async () => {
    await ana.getByRole("button", { name: /^Edit/ }).first().click();
    await ana
      .getByRole("textbox", { name: "Your reply" })
      .fill("Please send /mybots to BotFather and paste the new token.");
    await ana.getByRole("button", { name: "Send reply" }).click();
    await ana.getByRole("button", { name: "Undo" }).click();
    const box = ana.getByRole("textbox", { name: "Your reply" });
    await expect(box).toHaveValue("Please send /mybots to BotFather and paste the new token.");
    await ana.getByRole("button", { name: "Send reply" }).click();
    await ana.getByRole("button", { name: "Send now" }).click();
    await expect(log().getByText("Please send /mybots to BotFather and paste the new token.")).toBeVisible();
    await expect(ben.getByText("Please send /mybots to BotFather").first()).toBeVisible();
  });

  await test.step("an internal note stays inside", async () => {
    await ben
      .getByRole("radio", { name: "Note" })
      .or(ben.getByRole("tab", { name: "Note" }))
      .first()
      .click();
    await ben.getByRole("textbox", { name: "Your note" }).fill("The token was leaked last week.");
    await ben.getByRole("button", { name: "Add note" }).click();
    await expect(ana.getByText("The token was leaked last week.").first()).toBeVisible();
  });

  await test.step("the customer answers, the agents see it", async () => {
    await customer.getByRole("textbox", { name: "Your reply" }).fill("That worked, thank you!");
    await customer.getByRole("button", { name: "Send", exact: true }).click();
    await expect(ana.getByText("That worked, thank you!").first()).toBeVisible();
    await expect(ben.getByText("That worked, thank you!").first()).toBeVisible();
    await expect(log().getByText("The token was leaked last week.")).toHaveCount(0);
  });

  await test.step("the agent resolves, the customer is told and rates", async () => {
    await ana.getByRole("button", { name: "Resolve", exact: true }).first().click();
    const dialog = ana.getByRole("dialog");
    await dialog.getByLabel("How was it solved?").fill("The bot's token was replaced.");
    await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
    await expect(customer.getByText(/Is this solved for you\?/)).toBeVisible();
    await customer.getByRole("button", { name: "Yes, it is solved" }).click();
    await expect(customer.getByRole("heading", { name: "This ticket is closed" })).toBeVisible();
    await customer.getByRole("radio", { name: /5 of 5/ }).press("Space");
    await expect(customer.getByText(/Thank you\. Your rating:/)).toBeVisible();
  });

  await test.step("nothing is doubled", async () => {
    await expect(log().getByText("That worked, thank you!")).toHaveCount(1);
    await expect(ana.getByRole("log").getByText("That worked, thank you!")).toHaveCount(1);
  });
});
