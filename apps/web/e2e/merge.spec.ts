import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { openAs, visit } from "./people.ts";

const customer = "weiling@tanfamilyre.example";
const agent = "agent@arbibase.example";
const dashboard = "/support-dashboard";

type Opened = { id: string; number: string; conversationId: string };

async function openTicket(page: Page, subject: string, description: string): Promise<Opened> {
  const answer = await page.request.post("/api/trpc/tickets.open", {
    data: { json: { idempotencyKey: randomUUID(), subject, description } },
    headers: { "content-type": "application/json" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).result.data.json;
}

test("two tickets become one for both sides, and are two again", async ({ browser }) => {
  const asker = await openAs(browser, customer, "/support");
  const mark = randomUUID().slice(0, 8);
  const one = await openTicket(asker, `First ${mark}`, `It began on Monday, ${mark}.`);
  const two = await openTicket(asker, `Second ${mark}`, `It goes on since, ${mark}.`);

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
  await visit(asker, `/support/${one.number}`);
  await expect(asker.getByRole("heading", { level: 1 })).toContainText(`Second ${mark}`);
  await expect(asker.getByText(`Monday, ${mark}`)).toBeVisible();

  await page.getByRole("button", { name: `Undo the merge of ${one.number}` }).click();
  await expect(page.getByRole("log")).not.toContainText(`Monday, ${mark}`);
  await visit(asker, `/support/${one.number}`);
  await expect(asker.getByRole("heading", { level: 1 })).toContainText(`First ${mark}`);
});
