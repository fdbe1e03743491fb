import { randomUUID } from "node:crypto";
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { pressUntil, soon } from "./keyboard.ts";
import { call, openAs, pageOf, signedIn, visit } from "./people.ts";
import { test } from "./test.ts";

const customer = "weiling@tanfamilyre.example";
const [first, second] = ["agent@arbibase.example", "agent2@arbibase.example"];
const dashboard = "/support-dashboard";

type Opened = { id: string; number: string; conversationId: string };

async function openTicket(asker: BrowserContext, subject: string): Promise<Opened> {
  return call(asker, "tickets.open", {
    idempotencyKey: randomUUID(),
    subject,
    description: "The yearly return in the calculator differs from my own sheet.",
  });
}

/** A ticket of the customer's with the customer's page on it, and an agent's. */
async function atTicket(browser: Browser, subject: string) {
  const context = await signedIn(browser, customer);
  const ticket = await openTicket(context, subject);
  const asker = await pageOf(context, `/support/${ticket.number}`);
  const agent = await openAs(browser, first, `${dashboard}/tickets/${ticket.id}`);
  await expect(log(agent)).toContainText("The yearly return");
  return { asker, agent, ticket };
}

const log = (page: Page) => page.getByRole("log");
const reply = (page: Page) => page.getByRole("textbox", { name: "Your reply" });
const note = (page: Page) => page.getByRole("textbox", { name: "Your note" });
const send = (page: Page) => page.getByRole("button", { name: "Send reply" });
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });

test("a template comes by slash, says what it lacks, and can be taken back before the customer sees it", async ({
  browser,
}) => {
  const { asker, agent } = await atTicket(browser, `Undo ${Date.now()}`);
  const shortcut = `t${randomUUID().slice(0, 8)}`;
  await call(agent, "templates.create", {
    name: `Order ${shortcut}`,
    shortcut,
    body: "Dear {{customer_name}}, order {{order_number}} is ready.",
    categoryId: null,
    isActive: true,
  });
  await agent.reload();
  await pressUntil(agent, "r", () => expect(reply(agent)).toBeFocused(soon));
  await agent.keyboard.type(`/${shortcut}`);
  await expect(agent.getByRole("option", { name: new RegExp(shortcut) })).toBeVisible();
  await agent.keyboard.press("Enter");
  await expect(reply(agent)).toHaveValue(/^Dear Wei.*, order \{\{order_number\}\} is ready\.$/);
  await expect(agent.getByText("Not filled in: {{order_number}}")).toBeVisible();
  await agent.keyboard.press("Control+Enter");
  await expect(reply(agent)).toHaveValue(/order_number/);
  await expect(send(agent)).toBeDisabled();

  await reply(agent).fill("Dear customer, order A-7 is ready.");
  await agent.keyboard.press("Control+Enter");
  await expect(log(agent).getByText("Sends in")).toBeVisible();
  await expect(log(asker).getByText("order A-7 is ready")).toHaveCount(0);
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(reply(agent)).toHaveValue("Dear customer, order A-7 is ready.");
  await expect(log(agent).getByText("order A-7 is ready")).toHaveCount(0);

  await reply(agent).fill("Dear customer, order A-8 is ready.");
  await agent.keyboard.press("Control+Enter");
  await agent.getByRole("button", { name: "Send now" }).click();
  await expect(log(asker).getByText("order A-8 is ready")).toHaveCount(1);
  await expect(log(asker).getByText("order A-7")).toHaveCount(0);
  await expect(details(agent).getByRole("combobox", { name: "Status" })).toContainText(
    "Waiting for customer",
  );
});

test("a reply goes out by itself, whether its author is still there or not", async ({ browser }) => {
  const { asker, agent } = await atTicket(browser, `Away ${Date.now()}`);
  await reply(agent).fill("Please have a look at the second table.");
  await agent.getByRole("button", { name: "More ways to send" }).click();
  await agent.getByRole("menuitem", { name: "Send and resolve" }).click();
  await expect(log(agent).getByText("Sends in")).toBeVisible();
  await agent.context().close();
  await expect(log(asker).getByText("Please have a look at the second table.").first()).toBeVisible({
    timeout: 30_000,
  });
});

test("a mention in a note reaches the colleague, and no customer", async ({ browser }) => {
  const { asker, agent, ticket } = await atTicket(browser, `Mention ${Date.now()}`);
  const colleague = await openAs(browser, second, dashboard);
  const agents: { userId: string; name: string }[] = await agent.request
    .get(`/api/trpc/members.agents`)
    .then(async (answer) => (await answer.json()).result.data.json);
  const me = await colleague.request
    .get("/api/trpc/identity.me")
    .then(async (answer) => (await answer.json()).result.data.json);
  const name = agents.find(({ userId }) => userId === me.userId)?.name ?? "";
  await pressUntil(agent, "n", () => expect(note(agent)).toBeFocused(soon));
  await agent.keyboard.type(`@${name.slice(0, 4)}`);
  await agent.getByRole("option", { name }).waitFor();
  await agent.keyboard.press("Enter");
  await expect(note(agent)).toHaveValue(`@${name} `);
  await agent.keyboard.type("is this the known rounding?");
  await agent.keyboard.press("Control+Enter");
  await expect(log(agent).locator("strong", { hasText: `@${name}` })).toBeVisible();

  const bell = colleague.getByRole("button", { name: /Notifications: \d+ unread/ });
  await expect(bell).toBeVisible();
  await bell.click();
  await colleague.getByRole("link", { name: new RegExp(`mentioned you.*${ticket.number}`) }).click();
  await expect(log(colleague)).toContainText("is this the known rounding?");
  await expect(log(asker)).not.toContainText("known rounding");
});

test("a ticket sleeps until the customer writes, and is watched", async ({ browser }) => {
  const { asker, agent } = await atTicket(browser, `Sleep ${Date.now()}`);
  const untilReply = agent.getByRole("button", { name: "When the customer replies" });
  await pressUntil(agent, "h", () => expect(untilReply).toBeVisible(soon));
  await untilReply.click();
  await expect(details(agent).getByRole("button", { name: "Snooze: Until a reply" })).toBeVisible();
  await details(agent).getByRole("button", { name: "Watch", exact: true }).click();
  await expect(details(agent).getByRole("button", { name: "Unwatch" })).toBeVisible();
  await asker.getByRole("textbox").last().fill("It is still different.");
  await asker.keyboard.press("Control+Enter");
  await expect(log(agent)).toContainText("It is still different.");
  await expect(details(agent).getByRole("button", { name: "Snooze: Not snoozed" })).toBeVisible();
});

test("a reply waits for a colleague's that is on its way", async ({ browser }) => {
  const { agent: ana, ticket } = await atTicket(browser, `Collide ${Date.now()}`);
  const ben = await openAs(browser, second, `${dashboard}/tickets/${ticket.id}`);
  await expect(log(ben)).toContainText("The yearly return");
  await ana.route("**/api/trpc/conversations.sync**", (route) => route.abort());
  await ana.evaluate(() =>
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true }),
  );
  await reply(ana).fill("I am looking into it.");
  await reply(ben).fill("It was corrected today.");
  await send(ben).click();
  await expect(log(ben).getByText("Sends in")).toBeVisible();
  await send(ana).click();
  await expect(ana.getByText("Not sent: newer messages arrived. Read them, then decide.")).toBeVisible();
  await expect(log(ben).getByText("I am looking into it.")).toHaveCount(0);
});

test("what is written is on every device, and a cut in the middle of sending loses and doubles nothing", async ({
  browser,
}) => {
  const { asker, agent, ticket } = await atTicket(browser, `Cut ${Date.now()}`);
  await reply(agent).fill("Half of an answer");
  const saved = agent.waitForResponse((answer) => answer.url().includes("conversations.saveDraft"));
  await saved;
  const device = await openAs(browser, first, `${dashboard}/tickets/${ticket.id}`);
  await expect(reply(device)).toHaveValue("Half of an answer");
  await reply(device).fill("The whole answer");
  await expect(reply(agent)).toHaveValue("The whole answer");
  await device.context().close();

  let isCut = true;
  await agent.route("**/api/trpc/conversations.scheduleReply**", async (route) => {
    if (!isCut) return route.continue();
    isCut = false;
    await route.fetch();
    return route.abort();
  });
  await reply(agent).focus();
  await agent.keyboard.press("Control+Enter");
  await expect(log(agent).getByText("The whole answer")).toHaveCount(1);
  await agent.getByRole("button", { name: "Send now" }).click();
  await expect(log(asker).getByText("The whole answer")).toHaveCount(1);
  await expect(log(agent).getByText("The whole answer")).toHaveCount(1);
  await expect(reply(agent)).toHaveValue("");
});

test("templates are written with a preview on a real ticket", async ({ browser }) => {
  const page = await openAs(browser, first, `${dashboard}/settings/templates`);
  const name = `Greeting ${randomUUID().slice(0, 8)}`;
  await page.getByRole("button", { name: "New template" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New template" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Text").fill("Hello {{customer_name}}, {{nonsense}}");
  const preview = dialog.getByRole("region", { name: "Preview" });
  await expect(preview.getByText(/^Hello (?!\{\{)/)).toBeVisible();
  await expect(preview.getByText("Unknown, and sent as it stands: {{nonsense}}")).toBeVisible();
  await expectAccessible(page, { part: "[role=dialog]", withAdvice: true });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name })).toBeVisible();
});

test("the ticket is accessible, and fits a phone", async ({ browser }) => {
  const { agent, ticket } = await atTicket(browser, `Phone ${Date.now()}`);
  const templates = agent.getByRole("listbox", { name: "Templates" });
  await pressUntil(agent, "t", () => expect(templates).toBeVisible(soon));
  await expectAccessible(agent, { withAdvice: true });

  await agent.setViewportSize({ width: 390, height: 844 });
  await visit(agent, `${dashboard}/tickets/${ticket.id}`);
  await expect(log(agent)).toContainText("The yearly return");
  const { overflow } = await agent.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  }));
  expect(overflow).toBeLessThanOrEqual(0);
  await reply(agent).fill("From my phone.");
  await send(agent).click();
  await expect(log(agent).getByText("From my phone.")).toBeVisible();
  await agent.getByRole("button", { name: "Undo" }).click();
  await expect(reply(agent)).toHaveValue("From my phone.");
});
