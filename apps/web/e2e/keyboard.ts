import { expect, type Page } from "@playwright/test";

/** How long the effect of a key may take before the key is pressed again. */
export const soon = { timeout: 1_000 };

/** Presses a key until it has had its effect: a page does not listen to its shortcuts before it is live. */
export async function pressUntil(page: Page, key: string, effect: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await effect();
  }).toPass();
}
