import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { openEnglish } from "./people.ts";
import { test } from "./test.ts";

test("an entry is written, changes the search, is changed, removed and brought back", async ({ browser }) => {
  const page = await openEnglish(browser, "admin@arbibase.example", "/support-dashboard/kb");
  await page.getByRole("link", { name: "Synonyms" }).click();
  await expect(page.getByRole("heading", { name: "Synonyms", level: 1 })).toBeVisible();
  const word = `zorble${Date.now()}`;
  const tried = page.getByRole("region", { name: "Try it" });
  await tried.getByRole("searchbox").fill(word);
  await expect(tried.getByText("Nothing is found")).toBeVisible();

  await page.getByRole("button", { name: "Add synonyms" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Words or short phrases" }).fill(word);
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("At least two")).toBeVisible();
  await dialog.getByRole("combobox", { name: "Words or short phrases" }).fill("invoice,billing");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const entry = page.getByRole("list", { name: word });
  await expect(entry.getByRole("listitem")).toHaveText([word, "invoice", "billing"]);
  await expect(tried.getByRole("link").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: `Edit ${word}` }).click();
  await dialog.getByRole("button", { name: "Remove billing" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(entry.getByRole("listitem")).toHaveText([word, "invoice"]);

  await page.getByRole("button", { name: `Remove ${word}` }).click();
  await expect(entry).toBeHidden();
  await expect(tried.getByText("Nothing is found")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(entry.getByRole("listitem")).toHaveText([word, "invoice"]);
  await page.getByRole("button", { name: `Remove ${word}` }).click();
  await expect(entry).toBeHidden();
});

test("an agent is not offered them", async ({ browser }) => {
  const page = await openEnglish(browser, "agent@arbibase.example", "/support-dashboard/kb");
  await expect(page.getByRole("link", { name: "Gaps" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Synonyms" })).toHaveCount(0);
});
