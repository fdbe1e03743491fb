import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { admin, list, saved, text, write } from "./article-editor.ts";
import { openEnglish, visit } from "./people.ts";
import { test } from "./test.ts";

test("the list publishes in bulk and says what it could not do; agents read, customers find nothing", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await openEnglish(browser, admin, list);
  const stamp = Date.now();
  const path = await write(page, { title: `Bulk ${stamp} good`, body: "A text." });
  await write(page, { title: `Bulk ${stamp} empty`, body: " x" });
  await text(page).fill("");
  await saved(page);
  await visit(page, `${list}?q=Bulk+${stamp}`);
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Select all on this page" }).click();
  const bar = page.getByRole("region", { name: "Selected articles" });
  await expect(bar).toContainText("2 selected");
  await bar.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
  const report = page.getByRole("alert").filter({ hasText: "could not be changed" });
  await expect(report).toContainText("1 article could not be changed");
  await expect(report).toContainText(`Bulk ${stamp} empty`);
  await expect(report).toContainText("Text");
  await expect(page.getByRole("row", { name: new RegExp(`Bulk ${stamp} good`) })).toContainText("Published");

  const agent = await openEnglish(browser, "agent@arbibase.example", path);
  await expect(agent.getByText("You can read this draft.")).toBeVisible();
  await expect(agent.getByRole("textbox", { name: "Text" })).toHaveCount(0);
  await visit(agent, `${list}/new`);
  await expect(agent.getByRole("heading", { name: "Page not found" })).toBeVisible();
});
