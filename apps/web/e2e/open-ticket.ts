import { expect, type Page } from "@playwright/test";

type Question = { subject: string; description: string };

/** Opens a ticket through the support modal, as a customer does; resolves to its number. */
export async function openTicket(page: Page, { subject, description }: Question): Promise<string> {
  await page.getByRole("button", { name: /help and support/i }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("tab", { name: "Ticket" }).click();
  await dialog.getByLabel("Title", { exact: true }).fill(subject);
  await dialog.getByLabel("Description", { exact: true }).fill(description);
  await dialog.getByRole("button", { name: "Send ticket" }).click();
  const follow = dialog.getByRole("link", { name: /^Follow / });
  await expect(follow).toBeVisible();
  return ((await follow.textContent()) ?? "").replace(/^Follow /, "").trim();
}
