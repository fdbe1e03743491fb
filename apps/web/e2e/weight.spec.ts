import { expect, type Page, type Response } from "@playwright/test";
import { test } from "./test.ts";

/** What opening the support modal, then its chat, then a first message there may load: scripts in bytes as they travel. */
const mostBytes = { modal: 80_000, chat: 8_600, talk: 119_000 };

/** The scripts that the page loads from now on, in bytes as they travel. */
function weigh(page: Page) {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  return async () => {
    await page.waitForLoadState("networkidle");
    const sizes = await Promise.all(scripts.splice(0).map((response) => response.request().sizes()));
    return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  };
}

test("the support modal is light, and so is its chat", async ({ page }) => {
  await page.goto("/help", { waitUntil: "networkidle" });
  const bytes = weigh(page);
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: "Help and support" }).click({ timeout: 1_000 });
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(dialog.getByRole("tab", { name: "FAQ" })).toBeVisible();
  const modal = await bytes();
  expect(modal).toBeGreaterThan(10_000);
  expect(modal).toBeLessThan(mostBytes.modal);

  await dialog.getByRole("tab", { name: "Chat" }).click();
  await expect(dialog.getByRole("textbox", { name: "Your message" })).toBeVisible();
  const chat = await bytes();
  expect(chat).toBeGreaterThan(5_000);
  expect(chat).toBeLessThan(mostBytes.chat);

  await dialog.getByRole("textbox", { name: "Your message" }).fill("Where do I begin?");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("log").getByRole("article", { name: "AI assistant" })).toBeVisible();
  await expect(dialog.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  const talk = await bytes();
  expect(talk).toBeGreaterThan(5_000);
  expect(talk).toBeLessThan(mostBytes.talk);
});
