import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./accessible.ts";
import { openEnglish, reload } from "./people.ts";
import { test } from "./test.ts";

const base = "/support-dashboard/settings";

const openSettings = (browser: Browser, path: string) =>
  openEnglish(browser, "admin@arbibase.example", `${base}/${path}`);

const rows = (page: Page, list: string) => page.getByRole("list", { name: list }).getByRole("listitem");

test("an admin adds a tag, renames, moves, switches it off and deletes it", async ({ browser }) => {
  const page = await openSettings(browser, "tags");
  const name = `bulk order ${Date.now()}`;
  await page.getByRole("button", { name: "New tag" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(name, { exact: true })).toBeVisible();

  await page.getByRole("button", { name: `Edit ${name}` }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(`${name} b`);
  await page.getByRole("textbox", { name: "Name" }).press("Enter");
  await expect(page.getByText(`${name} b`, { exact: true })).toBeVisible();

  const up = page.getByRole("button", { name: `Move ${name} b up` });
  const count = await rows(page, "Tags").count();
  if (count > 1) {
    await up.focus();
    await page.keyboard.press("Enter");
    await expect(rows(page, "Tags").nth(count - 2)).toContainText(`${name} b`);
  }
  const kept = page.waitForResponse((answer) => answer.url().includes("deskSettings.setActive"));
  await page.getByRole("switch", { name: `${name} b is active` }).click();
  await kept;
  await expect(page.getByRole("switch", { name: `${name} b is active` })).not.toBeChecked();
  await reload(page);
  await expect(page.getByRole("switch", { name: `${name} b is active` })).not.toBeChecked();
  await page.getByRole("button", { name: `Delete ${name} b` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(`${name} b`, { exact: true })).toHaveCount(0);
});

test("an admin says what makes a ticket urgent, and takes it back", async ({ browser }) => {
  const page = await openSettings(browser, "priority-rules");
  const name = `Tills stand still ${Date.now()}`;
  await page.getByRole("button", { name: "New rule" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Give at least one condition", { exact: false })).toBeVisible();
  await page.getByRole("textbox", { name: "The customer says" }).fill("tills stand still\ncannot sell");
  await page.getByRole("combobox", { name: "Priority" }).selectOption("urgent");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(rows(page, "Priority rules").filter({ hasText: name })).toContainText("at least: Urgent");
  await reload(page);
  await page.getByRole("button", { name: `Edit ${name}` }).click();
  await expect(page.getByRole("textbox", { name: "The customer says" })).toHaveValue(
    "tills stand still\ncannot sell",
  );
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
});

test("two admins edit one desk: the second is told, and nothing is lost", async ({ browser }) => {
  const [one, two] = [await openSettings(browser, "desks"), await openSettings(browser, "desks")];
  const edit = (page: Page) => page.getByRole("button", { name: /^Edit / }).first();
  await edit(one).click();
  await edit(two).click();
  const nameOf = (page: Page) => page.getByRole("dialog").getByRole("textbox", { name: "Name" });
  const before = await nameOf(one).inputValue();
  await expect(one.getByText(/^The next ticket would be /)).toBeVisible();
  await nameOf(one).fill(`${before} A`);
  await one.getByRole("button", { name: "Save" }).last().click();
  await expect(one.getByRole("dialog")).toHaveCount(0);
  await nameOf(two).fill(`${before} B`);
  await two.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(two.getByText("Somebody else changed this meanwhile.", { exact: false })).toBeVisible();
  await expect(nameOf(two)).toHaveValue(`${before} B`);
  await edit(one).click();
  await nameOf(one).fill(before);
  await one.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(one.getByRole("dialog")).toHaveCount(0);
});

for (const path of [
  "categories",
  "quick-issues",
  "desks",
  "tags",
  "custom-fields",
  "priority-rules",
  "teams",
]) {
  test(`${path}: no accessibility faults, and it fits a phone`, async ({ browser }) => {
    const page = await openSettings(browser, path);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    await expectAccessible(page, { withAdvice: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoOverflow(page);
  });
}
