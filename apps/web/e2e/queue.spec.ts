import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { pressUntil, soon } from "./keyboard.ts";
import { call, openAs, signedIn, signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const queue = "/support-dashboard/tickets";
const [first, second] = ["agent@arbibase.example", "agent2@arbibase.example"];
const asker = "terrence@boydholdings.example";

/** Opens tickets as the customer whose browser it is; their subjects share a word that nothing else has. */
async function openTickets(customer: BrowserContext, word: string, count: number) {
  for (let index = 1; index <= count; index += 1) {
    await call(customer, "tickets.open", {
      idempotencyKey: randomUUID(),
      subject: `${word} number ${index}`,
      description: "The yearly return in the calculator differs from my own sheet.",
    });
  }
}

const rows = (page: Page) => page.locator("tr [data-queue-row]");
const bar = (page: Page) => page.getByRole("region", { name: "Selected tickets" });
const word = () => `Batch${Date.now()}${Math.floor(Math.random() * 1_000)}`;

test("tickets are filtered, kept as a view, changed together and put back", async ({
  browser,
  page,
  context,
}) => {
  const name = word();
  await openTickets(await signedIn(browser, asker), name, 3);
  await signIn(context, first);
  await visit(page, `${queue}?q=${name}`);
  await expect(rows(page)).toHaveCount(3);

  await test.step("a filter is added, changed and taken off", async () => {
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByPlaceholder("Find…").fill("subject");
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Text to look for" }).fill("number 2");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.keyboard.press("Escape");
    await expect(rows(page)).toHaveCount(1);
    await expect(page).toHaveURL(/subject\.contains/);
    await page.getByRole("button", { name: "Remove the filter: Subject" }).click();
    await expect(rows(page)).toHaveCount(3);
  });

  await test.step("the list is kept under a name, and counted in the rail", async () => {
    await page.getByRole("button", { name: "Save as view" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Save view" }).click();
    const entry = page.getByRole("navigation").getByRole("link", { name: new RegExp(name) });
    await expect(entry).toHaveAttribute("aria-current", "page");
    await expect(entry).toContainText(`${name}: 3`);
  });

  await test.step("all are assigned at once", async () => {
    await page.getByRole("checkbox", { name: "Select all on this page" }).click();
    await expect(bar(page).getByText("3 selected")).toBeVisible();
    await bar(page).getByRole("button", { name: "Assign to me" }).click();
    await expect(page.getByText("3 tickets changed")).toBeVisible();
    await expect(bar(page)).toBeHidden();
    await expect(page.locator("tbody").getByText("In progress")).toHaveCount(3);
  });

  await test.step("and put back", async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("3 tickets are as before")).toBeVisible();
    await expect(page.locator("tbody").getByText("Open", { exact: true })).toHaveCount(3);
  });

  await test.step("the view goes away", async () => {
    await page.getByRole("button", { name: "List options" }).click();
    await page.getByRole("menuitem", { name: "Saved views" }).click();
    await page.getByRole("button", { name: `Delete ${name}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete view" }).click();
    await expect(page.getByText("View deleted")).toBeVisible();
  });
});

test("what a colleague changed meanwhile is told of, and the rest is changed", async ({ browser }) => {
  const name = word();
  await openTickets(await signedIn(browser, asker), name, 2);
  const page = await openAs(browser, first, `${queue}?q=${name}`);
  await expect(rows(page)).toHaveCount(2);
  await page.route("**/api/trpc/queue.list**", (route) => route.abort());
  const colleague = await openAs(browser, second, `${queue}?q=${name}`);
  await colleague
    .getByRole("checkbox", { name: /^Select / })
    .nth(1)
    .click();
  await colleague.keyboard.press("Escape");
  await rows(colleague).first().focus();
  await colleague.keyboard.press("p");
  await colleague.keyboard.type("urgent");
  await colleague.keyboard.press("Enter");
  await expect(colleague.getByText("1 ticket changed")).toBeVisible();

  await page.getByRole("checkbox", { name: "Select all on this page" }).click();
  await bar(page).getByRole("button", { name: "Assign to me" }).click();
  const report = page.getByRole("dialog", { name: "1 ticket was not changed" });
  await expect(report).toBeVisible();
  await expect(report.getByText("1 was changed.")).toBeVisible();
  await page.unroute("**/api/trpc/queue.list**");
});

test("the queue is worked without the mouse", async ({ browser, page, context }) => {
  const name = word();
  await openTickets(await signedIn(browser, asker), name, 3);
  await signIn(context, first);
  await visit(page, `${queue}?q=${name}`);
  await expect(rows(page)).toHaveCount(3);
  await pressUntil(page, "j", () => expect(rows(page).first()).toBeFocused(soon));
  await page.keyboard.press("x");
  await expect(bar(page).getByText("1 selected")).toBeVisible();
  await page.keyboard.press("Shift+J");
  await expect(bar(page).getByText("2 selected")).toBeVisible();
  await page.keyboard.press("p");
  await page.keyboard.type("high");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 tickets changed")).toBeVisible();
  await expect(page.locator("tbody").getByText("High")).toHaveCount(2);
  await page.keyboard.press("k");
  await page.keyboard.press("e");
  await page.getByRole("dialog").getByLabel("How was it solved?").waitFor();
  await page.keyboard.type("Explained how vacancy is counted.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("1 ticket changed")).toBeVisible();

  await page.keyboard.press("f");
  await page.keyboard.type("priority");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Priority" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(name);
  await expect(page.getByRole("option", { name: new RegExp(`${name} number`) }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Select and go down");
});

test("new tickets wait instead of moving the rows", async ({ browser }) => {
  const name = word();
  const customer = await signedIn(browser, asker);
  await openTickets(customer, name, 1);
  const page = await openAs(browser, first, `${queue}?q=${name}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("tab", { name: /^All/ })).toBeVisible();
  await openTickets(customer, name, 2);
  await expect(page.getByRole("button", { name: "2 new" })).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "2 new" }).click();
  await expect(rows(page)).toHaveCount(3);
});

test("a list is written to a file in the background", async ({ browser }) => {
  const name = word();
  await openTickets(await signedIn(browser, asker), name, 2);
  const page = await openAs(browser, second, `${queue}?q=${name}`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "List options" }).click();
  await page.getByRole("menuitem", { name: "Export to CSV" }).click();
  const dialog = page.getByRole("dialog", { name: "Export to CSV" });
  await dialog.getByRole("button", { name: "Write the file" }).click();
  const link = dialog.getByRole("link", { name: "Download" }).first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const text = await (await file.createReadStream()).toArray();
  expect(Buffer.concat(text).toString("utf8")).toContain(`${name} number 2`);
  expect(file.suggestedFilename()).toMatch(/^tickets-.*\.csv$/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("tickets are cards that can be ticked and changed", async ({ browser }) => {
    const name = word();
    await openTickets(await signedIn(browser, asker), name, 2);
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await signIn(context, first);
    const page = await context.newPage();
    await visit(page, `${queue}?q=${name}`);
    const cards = page.getByRole("list", { name: "Tickets" }).getByRole("listitem");
    await expect(cards).toHaveCount(2);
    await cards.first().getByRole("checkbox").click();
    await bar(page).getByRole("button", { name: "Priority" }).click();
    await page.getByRole("option", { name: "Urgent" }).click();
    await expect(page.getByText("1 ticket changed")).toBeVisible();
  });
});
