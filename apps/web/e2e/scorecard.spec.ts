import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { call, openEnglish } from "./people.ts";
import { test } from "./test.ts";

const path = "/support-dashboard/insights/ai/scorecard";

test("an admin adds a ticket to the organisation's own test, takes it out and back, and measures", async ({
  browser,
}) => {
  const page = await openEnglish(browser, "admin@arbibase.example", path);
  await expect(page.getByRole("heading", { level: 1, name: "Scorecard" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Category right" })).toContainText("%");
  await expectAccessible(page);

  const input = encodeURIComponent(JSON.stringify({ json: {} }));
  const answer = await page.request.get(`/api/trpc/kb.categories?input=${input}`);
  const [category] = (await answer.json()).result.data.json;
  const { number } = await call(page, "tickets.open", {
    idempotencyKey: randomUUID(),
    subject: `Seats of a team ${randomUUID().slice(0, 8)}`,
    description: "How many seats does my plan have, and how do I invite a colleague?",
    type: "question",
    severity: "low",
    categoryId: category.id,
  });

  await page.getByRole("button", { name: "Add a ticket" }).click();
  const dialog = page.getByRole("dialog");
  const field = dialog.getByRole("textbox", { name: "Ticket number" });
  await field.fill("NOBODY-1");
  await dialog.getByRole("button", { name: "Add a ticket" }).click();
  await expect(dialog.getByText("There is no ticket with this number.")).toBeVisible();
  await field.fill(number);
  await dialog.getByRole("button", { name: "Add a ticket" }).click();
  await expect(dialog).toBeHidden();
  const set = page.getByRole("list", { name: "The test" });
  await expect(set.getByRole("listitem").filter({ hasText: number })).toContainText("Added by hand");

  await set.getByRole("button", { name: `Take out ${number}` }).click();
  await expect(set.getByText(number)).toBeHidden();
  await page.getByRole("radio", { name: "Taken out" }).click();
  await page.getByRole("button", { name: `Put back ${number}` }).click();
  await expect(page.getByText("Nothing is taken out")).toBeVisible();

  const measure = page.getByRole("button", { name: "Measure now" });
  await measure.click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeHidden({ timeout: 60_000 });
  await expect(measure).toBeEnabled();
  await expect(page.getByRole("region", { name: "Last measured" })).toContainText("On somebody's request");
});

test("a customer and an agent find no scorecard", async ({ browser }) => {
  const page = await openEnglish(browser, "agent@arbibase.example", "/support-dashboard");
  const answer = await page.request.get("/api/trpc/quality.scorecard");
  expect(answer.status()).toBe(403);
});
