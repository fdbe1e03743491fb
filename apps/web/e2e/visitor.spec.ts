import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { call, openEnglish, pageOf, signedIn, signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const dashboard = "/support-dashboard";
const agent = "agent@2bot.example";
const phone = { width: 390, height: 844 };

/** Opens the page with the dialog on its chat; the address does what the button does. */
async function openChat(page: Page, path = "/help") {
  await visit(page, `${path}?support=chat`);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("tab", { name: "Chat", selected: true })).toBeVisible();
  return dialog;
}

async function visitorOn(browser: Browser, viewport?: typeof phone) {
  const context = await browser.newContext(viewport ? { viewport } : {});
  const page = await context.newPage();
  await page.request.get("/o/2bot/help");
  return page;
}

const write = async (page: Page, text: string) => {
  await page.getByRole("textbox", { name: "Your message" }).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
};
const log = (page: Page) => page.getByRole("log", { name: "Chat" });

test("a visitor chats on a phone, survives a reload in the middle of the answer and a second tab, signs in and keeps the chat", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await visitorOn(browser, phone);
  const question = `How do I replace the bot token of a gateway? ${randomUUID().slice(0, 8)}`;

  await test.step("the chat greets, says when people are there, and is accessible", async () => {
    const dialog = await openChat(page);
    await expect(dialog.getByRole("heading", { name: /what can we do for you/ })).toBeVisible();
    await expect(dialog.getByText("People often ask")).toBeVisible();
    await expectAccessible(page, { part: '[role="dialog"]', withAdvice: true });
    const overhang = await dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(overhang).toBeLessThanOrEqual(0);
  });

  await test.step("asks, reloads while it is answered, and finds question and answer once each", async () => {
    const stored = page.waitForResponse((response) => response.url().endsWith("/api/chat"));
    await write(page, question);
    await stored;
    await openChat(page);
    await expect(log(page).getByText(question)).toHaveCount(1);
    await expect(log(page).getByRole("article", { name: "AI assistant" })).toHaveCount(1);
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes("handrail-guest"));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  });

  const second = await page.context().newPage();
  await test.step("the same chat goes on in a second tab", async () => {
    await openChat(second);
    await expect(log(second).getByText(question)).toBeVisible();
    await write(second, "And where do I find it?");
    await expect(log(page).getByText("And where do I find it?")).toBeVisible();
  });

  await test.step("signing in keeps the chat; the other tab follows by itself, and the session is used up", async () => {
    const before = await page.context().cookies();
    await signIn(page.context(), "chloe@baxterflowers.example");
    await openChat(page, "/support");
    await expect(log(page).getByText(question)).toBeVisible();
    await expect(second.getByRole("link", { name: "Sign in", exact: true })).toHaveCount(0);
    const stranger = await browser.newContext();
    await stranger.addCookies(before.filter(({ name }) => /guest|org/.test(name)));
    const answer = await stranger.request.get("/api/trpc/chat.current");
    expect(answer.status()).toBe(401);
  });
});

test("waiting, an answer that was seen, a rating and the transcript; words taken away are gone for both", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const customer = await openEnglish(browser, "hugo@salterbakery.example", "/support");
  const staff = await signedIn(browser, agent, "en");
  await call(staff, "members.setOwnStatus", { status: "available" }).catch(() => undefined);
  const { conversationId } = await call(customer, "chat.start", { idempotencyKey: randomUUID() });
  await call(customer, "chat.requestHuman", { conversationId });
  await openChat(customer, "/support");
  await expect(customer.getByText("Waiting for a person")).toBeVisible();
  await write(customer, "My card is 4111 1111 1111 1111");
  const ana = await pageOf(staff, `${dashboard}/chats?chat=${conversationId}`);
  await ana.getByRole("button", { name: "Accept chat" }).click();
  await expect(customer.getByText(/^Connected to/)).toBeVisible();
  await expect(customer.getByText("Seen", { exact: true })).toBeVisible();

  await test.step("what a customer should not have written is taken away everywhere", async () => {
    const message = ana.getByRole("log").getByText("My card is 4111");
    await message.hover();
    await ana.getByRole("button", { name: "What to do with this message" }).first().click();
    await ana.getByRole("menuitem", { name: "Remove the text" }).click();
    await ana.getByRole("button", { name: "Remove the text" }).click();
    await expect(message).toHaveCount(0);
    await expect(log(customer).getByText(/^Removed by/)).toBeVisible();
    await expect(log(customer).getByText("4111")).toHaveCount(0);
  });

  await test.step("it is rated once it is over, and mailed to the address of the account", async () => {
    await call(ana, "chat.close", { conversationId });
    await expect(customer.getByText("This chat has ended")).toBeVisible();
    await customer.getByRole("radio", { name: "Good", exact: true }).check({ force: true });
    await customer.getByLabel("Anything we should know? (optional)").fill("Quick and kind.");
    await customer.getByRole("button", { name: "Send", exact: true }).click();
    await expect(customer.getByText("Your words were kept. Thank you.")).toBeVisible();
    await customer.getByRole("button", { name: "Mail me this chat" }).click();
    await expect(customer.getByText("We mail it to hugo@salterbakery.example.")).toBeVisible();
  });
});

test("W3: too many messages: says when to come back, and keeps the words; who leaves leaves none on the device", async ({
  browser,
}) => {
  const page = await visitorOn(browser);
  await openChat(page);
  await write(page, "Hello, is this on?");
  await expect(log(page).getByText("Hello, is this on?")).toBeVisible();
  const current = await page.request.get("/api/trpc/chat.current");
  const { conversationId } = (await current.json()).result.data.json;
  const post = () =>
    page.request.post("/api/chat", {
      data: { conversationId, clientId: randomUUID(), body: "Again", attachmentIds: [] },
    });
  await expect(async () => expect((await post()).status()).toBe(429)).toPass();
  await write(page, "These words must not be lost");
  await expect(page.getByRole("alert").getByText(/again in/i)).toBeVisible();
  await expect(log(page).getByText("These words must not be lost")).toBeVisible();
  const huge = await page.request.post("/api/chat", {
    data: { conversationId, clientId: randomUUID(), body: "x".repeat(70_000), attachmentIds: [] },
  });
  expect(huge.status()).toBe(400);
  expect(await huge.text()).toContain("4000");

  const kept = () => page.evaluate(() => JSON.stringify({ ...window.localStorage }));
  await page.getByRole("textbox", { name: "Your message" }).fill("Half a sentence");
  await expect.poll(kept).toMatch(/Half a sentence.*These words|These words.*Half a sentence/);
  await page.getByRole("button", { name: "Not you? Leave this chat" }).click();
  const left = page.waitForEvent("load");
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave this chat" }).click();
  await left;
  expect(await kept()).not.toMatch(/Half a sentence|These words/);
});
