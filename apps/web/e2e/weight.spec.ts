import { expect, type Response } from "@playwright/test";
import { test } from "./test.ts";

/** What opening the support modal may load, in bytes as they travel. */
const mostBytes = 80_000;

test("the support modal is light", async ({ page }) => {
  await page.goto("/help", { waitUntil: "networkidle" });
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.getByRole("button", { name: "Help and support" }).click({ timeout: 1_000 });
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(dialog.getByRole("tab", { name: "FAQ" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const sizes = await Promise.all(scripts.map((response) => response.request().sizes()));
  const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(mostBytes);
});
