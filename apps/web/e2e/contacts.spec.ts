import { randomUUID } from "node:crypto";
import { type BrowserContext, expect } from "@playwright/test";
import { call, pageOf, signedIn } from "./people.ts";
import { test } from "./test.ts";

const dashboard = "/support-dashboard";

/** A customer who called, and the ticket about it. */
async function openFor(admin: BrowserContext, name: string, email: string | null, subject: string) {
  await call(admin, "contacts.openTicket", {
    idempotencyKey: randomUUID(),
    newContact: { name, email, phone: "+34 600 100 200" },
    subject,
    description: "The order did not come.",
    source: "call",
  });
}

test("two contacts of one person are seen side by side, merged, and apart again", async ({ browser }) => {
  const admin = await signedIn(browser, "admin@2bot.example");
  const mark = randomUUID().slice(0, 8);
  await openFor(admin, `Ana ${mark}`, `ana-${mark}@example.test`, `By mail ${mark}`);
  await openFor(admin, `Anna ${mark}`, null, `By phone ${mark}`);

  const page = await pageOf(admin, `${dashboard}/users?q=${mark}`);
  const people = page.getByRole("list", { name: "People found" });
  await people.getByRole("button", { name: new RegExp(`Anna ${mark}`) }).click();
  await page.getByRole("button", { name: "Merge with another" }).click();
  const dialog = page.getByRole("dialog", { name: `Merge Anna ${mark}` });
  await dialog.getByRole("combobox", { name: "The other contact" }).click();
  await page.getByPlaceholder("Name, e-mail or phone").fill(mark);
  await page.getByRole("option", { name: new RegExp(`Ana ${mark}`) }).click();
  const unproven = dialog.getByRole("radio", { name: new RegExp(`Ana ${mark}`) });
  await expect(unproven).toBeDisabled();
  await expect(dialog).toContainText("Nobody has proved this address yet");
  await dialog.getByRole("radio", { name: new RegExp(`Anna ${mark}`) }).click();
  await expect(dialog).toContainText("takes over 1 ticket");
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();

  const card = page.getByRole("dialog", { name: "Person" });
  await expect(card).toContainText(`By mail ${mark}`);
  await expect(card).toContainText("Merged contacts");
  await card.getByRole("button", { name: `Undo the merge of Ana ${mark}` }).click();
  await expect(card).not.toContainText(`By mail ${mark}`);
  await expect(card).toContainText(`By phone ${mark}`);
});
