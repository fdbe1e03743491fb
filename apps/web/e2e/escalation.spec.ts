import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { pressUntil, soon } from "./keyboard.ts";
import { call, openEnglish, signedIn, visit } from "./people.ts";
import { test } from "./test.ts";

const admin = "admin@opttius.example";
const settings = "/support-dashboard/settings";

/** A question of the organisation's customer, over the API. */
async function ask(customer: BrowserContext, description: string) {
  const ticket = await call(customer, "tickets.open", {
    idempotencyKey: randomUUID(),
    subject: `About my frame ${randomUUID().slice(0, 8)}`,
    description,
  });
  return { id: String(ticket.id), path: `/support-dashboard/tickets/${ticket.id}` };
}

/** Calls the tools as another program does: with a key, and nothing of a browser. */
async function callTool(page: Page, key: string, name: string, given: object) {
  return page.request.post("/api/mcp", {
    headers: { authorization: `Bearer ${key}`, accept: "application/json, text/event-stream" },
    data: { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: given } },
  });
}

test("A4: a key is made, shown once, opens the tools, and opens nothing once revoked", async ({
  browser,
}) => {
  const page = await openEnglish(browser, admin, `${settings}/api-keys`);
  const name = `Orchestrator ${randomUUID().slice(0, 8)}`;
  await page.getByRole("button", { name: "New key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await expect(dialog.getByText("Enter a name of at most 60 characters.")).toBeVisible();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const key = await dialog.getByLabel("Your new key").inputValue();
  expect(key).toMatch(/^hrk_/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Yes, close" }).click();
  const row = page.getByRole("list", { name: "API keys" }).getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("Active");
  await expect(page.locator("body")).not.toContainText(key);

  const found = await callTool(page, key, "search_tickets", { limit: 1 });
  expect(found.status()).toBe(200);
  expect(await found.text()).toContain("nextCursor");
  const refused = await callTool(page, key, "add_internal_note", { number: "TICKET-1", body: "x" });
  expect(await refused.text()).toContain("It lacks the scope tickets:write");

  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  expect((await callTool(page, key, "search_tickets", {})).status()).toBe(401);
  await page.context().close();
});

test("a rule hands a ticket up, and the ticket shows what was known", async ({ browser }) => {
  const customer = await signedIn(browser, "customer@opttius.example");
  const words = "The frame came broken. Let me speak to a human, please.";
  const ticket = await ask(customer, words);
  const page = await openEnglish(browser, admin, ticket.path);
  await expect(
    page.getByText(/the customer asked for a person|el cliente pidió una persona/).first(),
  ).toBeVisible({
    timeout: 30_000,
  });
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details.getByText("The customer asked for a person")).toBeVisible();
  await details.getByRole("button", { name: "What was known" }).click();
  const known = page.getByRole("dialog");
  await expect(known.getByText(words)).toBeVisible();
  await expect(known.getByText("Nothing yet.")).toBeVisible();
  await page.context().close();
});

test("an agent hands a ticket up by key, with a reason", async ({ browser }) => {
  const customer = await signedIn(browser, "customer@opttius.example");
  const ticket = await ask(customer, "Which sizes are there?");
  const page = await openEnglish(browser, admin, ticket.path);
  const dialog = page.getByRole("dialog");
  await pressUntil(page, "Shift+E", () => expect(dialog.getByText(/^Escalate /)).toBeVisible(soon));
  await dialog.getByRole("button", { name: "Escalate" }).click();
  await expect(dialog.getByText("Choose to whom.")).toBeVisible();
  const to = dialog.getByLabel("To", { exact: true });
  const person = (await to.getByRole("option").allTextContents()).at(-1) ?? "";
  await to.selectOption({ label: person });
  const reason = `The supplier has to be asked ${randomUUID().slice(0, 8)}`;
  await dialog.getByLabel("Why").fill(reason);
  // Triage may change the ticket meanwhile: then the dialog says so, and is sent again.
  await expect(async () => {
    await dialog.getByRole("button", { name: "Escalate" }).click(soon);
    await expect(dialog).toBeHidden({ timeout: 10_000 });
  }).toPass();
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details.getByText(reason)).toBeVisible();
  await expect(details.getByText(`To ${person}`, { exact: true })).toBeVisible();
  await expect(page.getByText("Escalated", { exact: true }).first()).toBeVisible();
  await page.context().close();
});

test("rules and operations are set up, and a private address is refused", async ({ browser }) => {
  const page = await openEnglish(browser, admin, `${settings}/escalation`);
  const name = `Rule ${randomUUID().slice(0, 8)}`;
  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Choose a team.")).toBeVisible();
  await dialog.getByLabel("Goes to").selectOption("operations");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const rules = page.getByRole("list", { name: "Escalation rules" });
  await expect(rules.getByRole("listitem").filter({ hasText: name })).toContainText("Provider operations");
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(rules.getByRole("listitem").filter({ hasText: name })).toHaveCount(0);

  const address = page.getByLabel("Address");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await address.fill("https://127.0.0.1:9/hook");
  await expect(address).toHaveValue("https://127.0.0.1:9/hook");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Nothing is sent to addresses inside a private network.")).toBeVisible();
  await visit(page, `${settings}/escalation`);
  await expect(page.getByLabel("Address")).toHaveValue("");
  await page.context().close();
});
