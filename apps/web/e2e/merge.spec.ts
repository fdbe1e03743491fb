import { randomUUID } from "node:crypto";
import { type BrowserContext, expect } from "@playwright/test";
import { call, openAs, pageOf, signedIn, visit } from "./people.ts";
import { test } from "./test.ts";

const customer = "weiling@tanfamilyre.example";
const agent = "agent@arbibase.example";
const dashboard = "/support-dashboard";

type Opened = { id: string; number: string; conversationId: string };

const openTicket = (asker: BrowserContext, subject: string, description: string): Promise<Opened> =>
  call(asker, "tickets.open", { idempotencyKey: randomUUID(), subject, description });

test("two tickets become one for both sides, and are two again", async ({ browser }) => {
  const context = await signedIn(browser, customer);
  const mark = randomUUID().slice(0, 8);
  const one = await openTicket(context, `First ${mark}`, `It began on Monday, ${mark}.`);
  const two = await openTicket(context, `Second ${mark}`, `It goes on since, ${mark}.`);

  const page = await openAs(browser, agent, `${dashboard}/tickets/${one.id}`);
  await page.getByRole("button", { name: "Merge into another ticket" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill(two.number);
  await dialog.getByRole("radio", { name: new RegExp(`Second ${mark}`) }).click();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(two.id));
  const texts = page.getByRole("log");
  await expect(texts).toContainText(new RegExp(`Monday, ${mark}[^]*goes on since, ${mark}`));

  await visit(page, `${dashboard}/tickets/${one.id}`);
  await expect(page).toHaveURL(new RegExp(two.id));
  const asker = await pageOf(context, `/support/${one.number}`);
  await expect(asker.getByRole("heading", { level: 1 })).toContainText(`Second ${mark}`);
  await expect(asker.getByText(`Monday, ${mark}`)).toBeVisible();

  await page.getByRole("button", { name: `Undo the merge of ${one.number}` }).click();
  await expect(page.getByRole("log")).not.toContainText(`Monday, ${mark}`);
  await visit(asker, `/support/${one.number}`);
  await expect(asker.getByRole("heading", { level: 1 })).toContainText(`First ${mark}`);
});

test("messages become a ticket of their own for both sides, and go back", async ({ browser }) => {
  const context = await signedIn(browser, customer);
  const mark = randomUUID().slice(0, 8);
  const one = await openTicket(context, `Two things ${mark}`, `The chart is empty, ${mark}.`);
  const { conversationId } = one;
  const body = `And the invoice is wrong, ${mark}.`;
  await call(context, "conversations.customerReply", { conversationId, clientId: randomUUID(), body });

  const page = await openAs(browser, agent, `${dashboard}/tickets/${one.id}`);
  await expect(page.getByRole("log")).toContainText(body);
  await page.getByRole("button", { name: "Split messages off" }).click();
  await page.getByRole("checkbox", { name: new RegExp(`invoice is wrong, ${mark}`) }).click();
  const bar = page.getByRole("region", { name: `Split messages off ${one.number}` });
  await expect(bar).toContainText("1 message ticked");
  await bar.getByRole("button", { name: "Split off…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Subject" })).toHaveValue(body);
  await dialog.getByRole("textbox", { name: "Subject" }).fill(`The invoice ${mark}`);
  await dialog.getByRole("button", { name: "Make the ticket" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`The invoice ${mark}`);
  await expect(page).not.toHaveURL(new RegExp(one.id));
  await expect(page.getByRole("log")).toContainText(new RegExp(`${body}[^]*Split off ${one.number}`));

  await visit(page, `${dashboard}/tickets/${one.id}`);
  await expect(page.getByRole("log")).toContainText("1 message split off into");
  await expect(page.getByRole("log")).not.toContainText(body);
  const asker = await pageOf(context, `/support/${one.number}`);
  await expect(asker.getByText(body)).toBeHidden();
  const part = asker.getByText(/A part of it goes on in/).getByRole("link");
  const number = (await part.textContent()) ?? "";
  await part.click();
  await expect(asker.getByRole("heading", { level: 1 })).toContainText(`The invoice ${mark}`);
  await expect(asker.getByText(body)).toBeVisible();

  await page.getByRole("button", { name: `Undo the split: ${number}` }).click();
  await expect(page.getByRole("log")).toContainText(new RegExp(`chart is empty, ${mark}[^]*${body}`));
  await visit(asker, `/support/${number}`);
  await expect(asker.getByRole("heading", { level: 1 })).toContainText(`Two things ${mark}`);
});

test("several tickets are merged in the queue, and each is undone", async ({ browser }) => {
  const context = await signedIn(browser, customer);
  const mark = `Many${randomUUID().slice(0, 8)}`;
  const target = await openTicket(context, `${mark} first`, "The chart is empty.");
  await openTicket(context, `${mark} second`, "It still is.");
  const other = await signedIn(browser, "terrence@boydholdings.example");
  const foreign = await openTicket(other, `${mark} other`, "Mine too.");

  const page = await openAs(browser, agent, `${dashboard}/tickets?f=&q=${mark}`);
  await expect(page.locator("tr [data-queue-row]")).toHaveCount(3);
  await page.getByRole("checkbox", { name: "Select all on this page" }).click();
  await page
    .getByRole("region", { name: "Selected tickets" })
    .getByRole("button", { name: "Merge", exact: true })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: new RegExp(`${mark} first`) }).click();
  await expect(dialog).toContainText("1 ticket is not of");
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  const report = page.getByRole("dialog", { name: "1 ticket was not changed" });
  await expect(report).toContainText(foreign.number);
  await report.getByRole("button", { name: "Close" }).last().click();
  const closed = page.locator("tbody").getByText("Closed");
  await expect(closed).toHaveCount(1);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(closed).toHaveCount(0);
  await visit(page, `${dashboard}/tickets/${target.id}`);
  await expect(page.getByRole("button", { name: /Undo the merge/ })).toBeHidden();
});
