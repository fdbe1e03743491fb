import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { call, openEnglish, reload, signIn } from "./people.ts";
import { test } from "./test.ts";

const admin = "admin@opttius.example";
const agent = "agent@opttius.example";
const audit = "/support-dashboard/settings/audit";

/** Has a file written in the open dialog and resolves to what is in it. */
async function written(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Write the file" }).click();
  const link = page.getByRole("dialog").getByRole("link", { name: "Download" }).first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFile(await download.path(), "utf8");
}

test("O5: an admin checks the seals, reads the history by who and what, and takes it out as a file", async ({
  browser,
}) => {
  const page = await openEnglish(browser, admin, audit);
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText("Everything is as it was")).toBeVisible();
  const history = page.getByRole("list", { name: "History" });
  await expect(history.getByRole("listitem").first()).toBeVisible();
  await page.getByRole("combobox", { name: "What" }).selectOption("tickets");
  await expect(history.getByRole("listitem").first()).toContainText("ticket.");
  await page.getByRole("textbox", { name: "To", exact: true }).fill("2001-01-01");
  await expect(page.getByText("Nothing in this part of the history")).toBeVisible();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(history.getByRole("listitem").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Export" }).click();
  const text = await written(page);
  expect(text).toContain("time,event,actor_kind,actor");
  expect(text).toContain("data.exported");
});

test("O5: an admin sets from how much reading on admins are told; an agent sees none of this", async ({
  browser,
}) => {
  const page = await openEnglish(browser, admin, audit);
  const field = page.getByRole("spinbutton", { name: "Records an hour" });
  await field.fill("5");
  await expect(page.getByText("A whole number from 20")).toBeVisible();
  const wanted = String(300 + (Date.now() % 500));
  await field.fill(wanted);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await reload(page);
  await expect(field).toHaveValue(wanted);
  const other = await browser.newContext();
  await signIn(other, agent);
  const answer = await other.request.get(`/api/trpc/audit.list?input=${encodeURIComponent('{"json":{}}')}`);
  expect(answer.status()).toBe(403);
});

test("I6: an admin gives AI a budget and prices, and takes them back", async ({ browser }) => {
  const page = await openEnglish(browser, admin, "/support-dashboard/settings/ai");
  const tokens = page.getByRole("textbox", { name: "Tokens a month" });
  await tokens.fill("ten");
  await expect(page.getByText("A whole number from 1,000, or empty.")).toBeVisible();
  await tokens.fill("2000000");
  await page.getByRole("textbox", { name: "Questions of one customer a day" }).fill("1");
  await page.getByRole("button", { name: "Add a model" }).click();
  const model = `model-${Date.now()}`;
  await page.getByRole("textbox", { name: "Model" }).last().fill(model);
  await page.getByRole("textbox", { name: "Tokens in", exact: true }).last().fill("0,4");
  await page.getByRole("textbox", { name: "Tokens out", exact: true }).last().fill("1.6");
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "Budget" }) });
  await card.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The budget was saved")).toBeVisible();
  await reload(page);
  await expect(tokens).toHaveValue("2000000");
  await expect(page.getByRole("textbox", { name: "Model" }).last()).toHaveValue(model);
  await expectAccessible(page);
  await page.getByRole("button", { name: `Remove the price of ${model}` }).click();
  await tokens.fill("");
  await page.getByRole("textbox", { name: "Questions of one customer a day" }).fill("60");
  await card.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The budget was saved").first()).toBeVisible();
});

test("I8: what AI was asked comes as a file, without the customer's address", async ({ browser }) => {
  const page = await openEnglish(browser, admin, "/support-dashboard/insights/ai");
  await call(page, "tickets.open", {
    idempotencyKey: crypto.randomUUID(),
    subject: "Factura",
    description:
      "¿Dónde descargo la factura? Escríbanme a secreto.largo@correo.example o al +34 600 123 456.",
    type: "question",
    severity: "low",
  });
  await expect(page.getByText("Calls per day")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("combobox", { name: "Format" }).selectOption("jsonl");
  const text = await written(page);
  const rows = text
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows[0]).toHaveProperty("model");
  expect(text).not.toContain("secreto.largo");
});
