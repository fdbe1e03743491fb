import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContext, expect } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { call, openEnglish, reload, signedIn, visit } from "./people.ts";
import { test } from "./test.ts";

const unique = () => `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
/** An order of the demo's application that no other run of this test has touched. */
const anOrder = () => `TB-${1_000 + Math.floor(Math.random() * 9_000)}`;

async function openTicket(
  customer: BrowserContext,
  given: { subject: string; description: string; type: string },
) {
  return call(customer, "tickets.open", { idempotencyKey: randomUUID(), severity: "medium", ...given });
}

/** A playbook for callbacks, which no other test asks for; switched off again in the end. */
async function withRefunds<T>(browser: Browser, work: (name: string) => Promise<T>): Promise<T> {
  const admin = await signedIn(browser, "admin@2bot.example");
  const name = `Refund ${unique()}`;
  const given = { order: { from: "given", step: 0, field: "order" } };
  const { id } = await call(admin, "playbooks.save", {
    id: null,
    version: null,
    name,
    kind: "token_refund",
    trigger: { types: ["callback"] },
    steps: [
      { kind: "tool", tool: "order_lookup", input: { order: { from: "words", entity: "order" } } },
      { kind: "tool", tool: "token_refund", input: given },
    ],
    undo: [{ kind: "tool", tool: "refund_revoke", input: given }],
    risk: "high",
    needsApproval: true,
  });
  try {
    return await work(name);
  } finally {
    await call(admin, "deskSettings.setActive", { kind: "playbook", id, version: 1, isActive: false });
  }
}

test("a refund is proposed, approved, made by the host application, and taken back", async ({ browser }) => {
  test.setTimeout(240_000);
  const order = anOrder();
  await withRefunds(browser, async (name) => {
    const customer = await signedIn(browser, "customer@2bot.example");
    const ticket = await openTicket(customer, {
      subject: `Please give me my tokens back ${unique()}`,
      description: `I never used the tokens of order ${order}.`,
      type: "callback",
    });
    const page = await openEnglish(browser, "agent@2bot.example", `/support-dashboard/tickets/${ticket.id}`);
    const run = page.getByRole("list", { name: "Playbooks" }).getByRole("listitem", { name });
    await expect(run).toContainText("Proposed", { timeout: 60_000 });
    await expect(run).toContainText(order);
    await expectAccessible(page, { withAdvice: true });
    await run.getByRole("button", { name: `Approve ${name}` }).click();
    await expect(run).toContainText("Done");
    await expect(run).toContainText(`R-${order}`);
    await reload(page);
    await run.getByRole("button", { name: `Undo ${name}` }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Undo" }).click();
    await expect(run).toContainText("Undone");
  });
});

test("what is missing is said by a person; declining needs a reason", async ({ browser }) => {
  test.setTimeout(240_000);
  await withRefunds(browser, async (name) => {
    const customer = await signedIn(browser, "customer@2bot.example");
    const ticket = await openTicket(customer, {
      subject: `Tokens, please ${unique()}`,
      description: "I want my tokens back.",
      type: "callback",
    });
    const page = await openEnglish(browser, "agent2@2bot.example", `/support-dashboard/tickets/${ticket.id}`);
    const run = page.getByRole("list", { name: "Playbooks" }).getByRole("listitem", { name });
    await expect(run).toContainText("Something is missing", { timeout: 60_000 });
    await expect(run.getByRole("button", { name: `Approve ${name}` })).toBeDisabled();
    await run.getByRole("textbox", { name: "order" }).fill(anOrder());
    await expect(run.getByRole("button", { name: `Approve ${name}` })).toBeEnabled();
    await run.getByRole("button", { name: `Decline ${name}` }).click();
    await page.getByRole("textbox", { name: "Why not?" }).fill("Used up already");
    await page.getByRole("button", { name: "Decline", exact: true }).click();
    await expect(run).toContainText("Declined: Used up already");
  });
});

test("a customer is walked through an article on the phone, and it works", async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await signedIn(browser, "customer@2bot.example");
  const ticket = await openTicket(context, {
    subject: `My gateway is disconnected ${unique()}`,
    description: "The gateway is disconnected. How do I fix a disconnected gateway?",
    type: "question",
  });
  const agent = await openEnglish(browser, "agent@2bot.example", `/support-dashboard/tickets/${ticket.id}`);
  await agent.getByRole("button", { name: "Start a playbook" }).click();
  await agent.getByRole("menuitem", { name: "Walk through the article" }).click();
  await agent.getByRole("dialog").getByRole("button", { name: "Start" }).click();
  const card = agent.getByRole("list", { name: "Playbooks" }).getByRole("listitem", { name: "Walk through" });
  await expect(card.first()).toContainText("With the customer", { timeout: 60_000 });

  const customer = await context.newPage();
  await customer.setViewportSize({ width: 390, height: 844 });
  await visit(customer, `/support/${ticket.number}`);
  const guide = customer.getByRole("region", { name: "Step by step" });
  await expect(guide).toContainText(/Step 1 of \d/);
  await expectAccessible(customer, { withAdvice: true });
  await guide.getByRole("button", { name: "Next step" }).click();
  await expect(guide).toContainText(/Step 2 of \d/);
  await reload(customer);
  await expect(guide).toContainText(/Step 2 of \d/);
  const next = guide.getByRole("button", { name: /Next step|Done/ });
  const yes = guide.getByRole("button", { name: "Yes, it works" });
  for (let step = 0; step < 30 && !(await yes.isVisible()); step += 1) await next.click();
  await yes.click();
  await expect(customer.getByText("Is this solved for you?")).toBeVisible();
  await expect(guide).toHaveCount(0);
});

test("an admin tests a tool, connects another, sees its secret once, and the log", async ({ browser }) => {
  const page = await openEnglish(browser, "admin@arbibase.example", "/support-dashboard/settings/tools");
  await expectAccessible(page, { withAdvice: true });
  await page.getByRole("button", { name: "Test Look an order up" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "order" }).fill("ARB-1042");
  await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("dialog")).toContainText("It works");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByRole("table", { name: "Calls" })).toContainText("Test");

  const name = `Look up ${unique()}`;
  await page.getByRole("button", { name: "Connect a tool" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).first().fill(name);
  await dialog.getByRole("textbox", { name: "Key" }).fill(`look_up_${Date.now()}`);
  await dialog.getByRole("textbox", { name: "Description" }).first().fill("Looks something up.");
  await dialog.getByRole("textbox", { name: "Address" }).fill("https://10.0.0.7/tools");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("An https address on the open internet", { exact: false })).toBeVisible();
  await dialog.getByRole("textbox", { name: "Address" }).fill("https://tools.example.com/order");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("textbox", { name: "Secret" })).toHaveValue(/^whsec_/);
  await page.getByRole("button", { name: "I have it" }).click();
  await reload(page);
  await expect(page.getByText(name, { exact: true })).toBeVisible();
  await expect(page.getByText("whsec_")).toHaveCount(0);
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
});

test("an admin makes a playbook step by step, and counts a wish", async ({ browser }) => {
  const page = await openEnglish(browser, "admin@arbibase.example", "/support-dashboard/settings/playbooks");
  await expectAccessible(page, { withAdvice: true });
  const name = `State of the order ${unique()}`;
  await page.getByRole("button", { name: "New playbook" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Give at least one step", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Add a call" }).first().click();
  await dialog.getByRole("combobox", { name: "order" }).selectOption("words:order");
  await dialog.getByRole("textbox", { name: "Draft for the customer" }).fill("Your order is {status}.");
  await dialog.getByRole("button", { name: "Save" }).click();
  const list = page.getByRole("list", { name: "Playbooks" });
  await expect(list.getByRole("listitem").filter({ hasText: name })).toContainText("Automatic fix");
  await reload(page);
  await page.getByRole("button", { name: `Edit ${name}` }).click();
  await expect(dialog.getByRole("combobox", { name: "order" })).toHaveValue("words:order");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(list.getByText(name, { exact: true })).toHaveCount(0);

  await visit(page, "/support-dashboard/feature-requests");
  await expectAccessible(page, { withAdvice: true });
  const wish = `Wish ${unique()}`;
  await page.getByRole("button", { name: "New request" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(wish);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: wish })).toContainText("0");
});
