import { expect, type Page } from "@playwright/test";
import { visit } from "./people.ts";

export const list = "/support-dashboard/kb";
export const admin = "admin@arbibase.example";

/** Until then the browser would lose what is typed. */
export const hydrated = (page: Page) =>
  page.waitForFunction(() => {
    const box = document.querySelector("textarea");
    return box !== null && Object.keys(box).some((key) => key.startsWith("__reactProps"));
  });

export const title = (page: Page) => page.getByRole("textbox", { name: "Title" });
export const text = (page: Page) => page.getByRole("textbox", { name: "Text" });
export const preview = (page: Page) => page.getByRole("region", { name: "Preview" });
export const saved = (page: Page) => expect(page.locator("[data-save=saved]")).toBeVisible();

export async function publish(page: Page, name: "Publish" | "Publish changes" = "Publish") {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Published" })).toBeDisabled();
}

/** A new article, saved; resolves to where it is written. */
export async function write(page: Page, words: { title: string; body: string }): Promise<string> {
  await visit(page, `${list}/new`);
  await hydrated(page);
  await title(page).fill(words.title);
  await text(page).fill(words.body);
  await page.waitForURL(/\/kb\/[0-9a-f-]{36}\/edit$/);
  await saved(page);
  return new URL(page.url()).pathname;
}
