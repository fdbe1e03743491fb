import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { publishAgain, publishNew } from "./articles.ts";
import { soon } from "./keyboard.ts";
import { call, openEnglish, pageOf, reload, signedIn } from "./people.ts";
import { test } from "./test.ts";

const dashboard = "/support-dashboard";
const token = {
  subject: "Replace my bot token",
  description: "My Telegram gateway shows 401 Unauthorized. How do I replace the bot token?",
};

type Question = { subject: string; description: string };

/** A customer asks; the ticket as staff and customer find it. */
async function ask(browser: Browser, customer: string, { subject, description }: Question) {
  const asker = await signedIn(browser, customer, "en");
  const asked = { idempotencyKey: randomUUID(), subject, description };
  const { id, number } = await call(asker, "tickets.open", asked);
  return { asker, id, number, ticket: `${dashboard}/tickets/${id}` };
}

const draftOf = (page: Page) => page.getByRole("article", { name: "Draft of the assistant" });
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const seen = { timeout: 45_000 };

test("on Pro a sure draft goes out with one click, and the customer says that it helped", async ({
  browser,
}) => {
  const { asker: context, number, ticket } = await ask(browser, "priya@chaiandcode.example", token);
  const agent = await openEnglish(browser, "agent@2bot.example", ticket);
  await expect(draftOf(agent)).toBeVisible(seen);
  const asker = await pageOf(context, `/support/${number}`);
  await expect(asker.getByRole("log").getByText("AI assistant")).toHaveCount(0);
  await draftOf(agent).getByRole("button", { name: "Approve & send" }).click();
  await expect(draftOf(agent)).toHaveCount(0);
  await expect(details(agent).getByRole("combobox", { name: "Status" })).toContainText(
    "Waiting for customer",
  );
  const answer = asker.getByRole("log");
  await expect(answer.getByText("AI assistant").first()).toBeVisible();
  await answer.getByRole("button", { name: "Yes" }).click();
  await expect(answer.getByRole("button", { name: "Yes" })).toHaveAttribute("aria-pressed", "true");
  await reload(asker);
  await expect(asker.getByRole("log").getByRole("button", { name: "Yes" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("on Premium an allowed question is answered without a person; on Beta the same is a draft to read", async ({
  browser,
}) => {
  const question = {
    subject: "Upgrade my plan",
    description: "How do I upgrade my plan from Pro to Premium?",
  };
  const { asker, number } = await ask(browser, "raj@malhotracapital.example", question);
  const log = (await pageOf(asker, `/support/${number}`)).getByRole("log");
  await expect(log.getByText("AI assistant").first()).toBeVisible(seen);
  await expect(log.getByRole("button", { name: "Yes" })).toBeVisible();

  const spanish = { subject: "Imprimir boleta", description: "¿Cómo reimprimo una boleta?" };
  const beta = await ask(browser, "hernan.caceres@example.com", spanish);
  const agent = await openEnglish(browser, "agent@opttius.example", beta.ticket);
  await expect(draftOf(agent)).toBeVisible(seen);
  const customer = await pageOf(beta.asker, `/support/${beta.number}`);
  await expect(customer.getByRole("log")).toContainText(spanish.description);
  await expect(customer.getByRole("log").getByText("AI assistant")).toHaveCount(0);
  await expect(draftOf(agent).getByRole("button", { name: "Approve & send" })).toHaveCount(0);
});

test("an agent puts the sorting right where it stands, and sorting again leaves it so", async ({
  browser,
}) => {
  const { ticket } = await ask(browser, "beatriz@casamoura.example", token);
  const agent = await openEnglish(browser, "agent@2bot.example", ticket);
  const card = details(agent);
  const category = card.getByRole("combobox", { name: "Correct: Category" });
  await expect(category).toBeVisible(seen);
  const said = (await category.textContent()) ?? "";
  await category.click();
  await agent.getByRole("option").filter({ hasNotText: said }).last().click();
  await expect(card.getByText(`Triage said: ${said}`)).toBeVisible();
  await expect(card.getByText(/corrected by/).first()).toBeVisible();
  const corrected = (await category.textContent()) ?? "";
  expect(corrected).not.toBe(said);
  await card.getByRole("button", { name: "Sort again" }).click();
  await expect(agent.getByText("What people put right stayed.", { exact: false })).toBeVisible();
  await reload(agent);
  await expect(category).toHaveText(corrected);
  await card.getByRole("heading", { name: "History" }).click();
  await expect(card.getByText(/put the sorting right/)).toBeVisible();
  await expect(card.getByText(/had the ticket sorted again/)).toBeVisible();
});

test("a draft whose article changes says so, is held back and is composed again", async ({ browser }) => {
  const admin = await signedIn(browser, "admin@2bot.example");
  const word = `quokka${Date.now().toString(36)}`;
  const fields = {
    slug: `${word}-relay`,
    title: `Restart the ${word} relay`,
    body: `The ${word} relay stops after a power cut.\n\n1. Open the ${word} relay.\n2. Press the green button.`,
  };
  const article = await publishNew(admin, "en", fields);
  const question = {
    subject: `Restart the ${word} relay`,
    description: `How do I restart the ${word} relay?`,
  };
  const { ticket } = await ask(browser, "rashid@cityfix.example", question);
  const agent = await openEnglish(browser, "agent@2bot.example", ticket);
  const draft = draftOf(agent);
  await expect(draft).toContainText("green button", seen);
  await publishAgain(admin, article, { ...fields, body: fields.body.replace("green", "yellow") });
  await expect(draft.getByText("An article of this draft has changed")).toBeVisible();
  await expect(draft.getByText(`“${fields.title}” went from revision`)).toBeVisible();
  await expect(draft.getByRole("button", { name: "Approve & send" })).toHaveCount(0);
  await expect(draft.getByRole("link", { name: "See what changed" })).toHaveAttribute(
    "href",
    /panel=revisions/,
  );
  await draft.getByRole("button", { name: "Compose again" }).click();
  await expect(draft.filter({ hasText: "yellow button" })).toBeVisible();
  await expect(draft).toHaveCount(1);
  await expect(draft.getByText("An article of this draft has changed")).toHaveCount(0);
});

test("the copilot suggests, sums up and finds like tickets; nothing is sent, and what it wrote can be undone", async ({
  browser,
}) => {
  const { asker, number, ticket } = await ask(browser, "priya@chaiandcode.example", token);
  const agent = await openEnglish(browser, "agent2@2bot.example", ticket);
  const box = agent.getByRole("textbox", { name: "Your reply" });
  const open = (item: string) => async () => {
    const entry = agent.getByRole("menuitem", { name: item });
    await expect(async () => {
      await agent.getByRole("button", { name: "Copilot" }).press("Enter");
      await expect(entry).toBeVisible(soon);
    }).toPass();
    await entry.press("Enter");
  };
  await box.fill("Good morning!");
  await open("Suggest a reply")();
  await expect(box).toHaveValue(/^Good morning!\s+Hi Priya,[\s\S]+/, seen);
  await agent.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(box).toHaveValue("Good morning!");
  await open("Sum up the thread")();
  const panel = agent.getByRole("dialog");
  await expect(panel.getByText("Customer", { exact: true }).first()).toBeVisible();
  await agent.keyboard.press("Escape");
  await open("Similar resolved tickets")();
  await expect(panel.getByText("Those that you may see", { exact: false })).toBeVisible();
  await agent.keyboard.press("Escape");
  await agent.getByRole("button", { name: "Copilot" }).press("Enter");
  await expect(agent.getByRole("menuitem", { name: "Suggest a reply" })).toBeVisible();
  await expect(agent.getByRole("menuitem", { name: "Shorter" })).toHaveCount(0);
  await agent.keyboard.press("Escape");
  await box.fill("");
  const customer = await pageOf(asker, `/support/${number}`);
  await expect(customer.getByRole("log")).toContainText(token.description);
  await expect(customer.getByRole("log").getByText("Good morning!")).toHaveCount(0);
});

test("an admin says what AI may answer, and sees what that would have done", async ({ browser }) => {
  const page = await openEnglish(browser, "admin@arbibase.example", `${dashboard}/settings/ai`);
  await expect(page.getByText("Your plan", { exact: true })).toBeVisible();
  await expect(page.getByText(/The last 90 days with these settings/)).toBeVisible();
  const surest = page.getByRole("textbox", { name: "Sure enough to send by itself" });
  const save = page.getByRole("button", { name: "Save" }).first();
  await surest.fill("40");
  await expect(page.getByText("at least as high as the one above", { exact: false })).toBeVisible();
  await expect(save).toBeDisabled();
  await surest.fill("76");
  const refund = page.getByRole("checkbox", { name: "refund" });
  await refund.click();
  await save.click();
  await expect(page.getByText("The settings were saved.")).toBeVisible();
  await reload(page);
  await expect(surest).toHaveValue("76");
  await expect(refund).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "csv import" })).toBeDisabled();
  await expectAccessible(page, { withAdvice: true });
  await surest.fill("");
  await refund.click();
  await save.click();
  await expect(page.getByText("Not saved yet")).toHaveCount(0);
});
