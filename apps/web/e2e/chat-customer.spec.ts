import { type BrowserContext, expect, type Page } from "@playwright/test";
import { expectSoundDialog } from "./accessible.ts";
import { chatDesk, chatRoom } from "./chat-room.ts";
import { ownOrganization } from "./own-organization.ts";
import { call, openEnglish, visit } from "./people.ts";
import { test } from "./test.ts";

const chats = "/support-dashboard/chats";

/** Sets at which rate the page loads from then on, in bytes a second; null: as fast as it can. */
async function throttleOf(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const still = { offline: false, latency: 0, uploadThroughput: -1 };
  return (rate: number | null) =>
    devtools.send("Network.emulateNetworkConditions", { ...still, downloadThroughput: rate ?? -1 });
}

/** Counts what the page asks of the device. */
const watchDevice = (context: BrowserContext) =>
  context.addInitScript(() => {
    const asked = { sounds: 0, permission: 0, notices: [] as string[] };
    Reflect.set(window, "asked", asked);
    AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator, {
      apply(make, self, given) {
        asked.sounds += 1;
        return Reflect.apply(make, self, given);
      },
    });
    class Notice {
      static permission = "default";
      static async requestPermission() {
        asked.permission += 1;
        Notice.permission = "granted";
        return Notice.permission;
      }
      constructor(title: string) {
        asked.notices.push(title);
      }
    }
    Reflect.set(window, "Notification", Notice);
  });
const asked = (page: Page): Promise<{ sounds: number; permission: number; notices: string[] }> =>
  page.evaluate(() => Reflect.get(window, "asked"));

async function currentChat(page: Page) {
  const answer = await page.request.get("/api/trpc/chat.current");
  return (await answer.json()).result.data.json;
}

test("an answer survives a reload in its middle and can be stopped; what is too much is said and nothing is lost", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await openEnglish(browser, "kenji@moristudio.example", "/support");
  await page.routeWebSocket(/./, (socket) => void socket.close());
  const chat = chatRoom(page);
  const throttle = await throttleOf(page);
  const written = page.getByText("writing…");
  await chat.open();
  await expect(chat.dialog.getByText("People often ask")).toBeVisible();
  await expect(chat.dialog.getByRole("switch", { name: "Send details of this page" })).toBeChecked();

  await test.step("reloaded while it is written, it is there in full, once", async () => {
    const picker = page.waitForEvent("filechooser");
    await chat.dialog.getByRole("button", { name: /attach/i }).click();
    await (await picker).setFiles({ name: "first.txt", mimeType: "text/plain", buffer: Buffer.from("log") });
    await expect(chat.dialog.getByRole("button", { name: "Remove first.txt" })).toBeVisible();
    await chat.write("How do I replace the bot token of a gateway?");
    await expect(chat.answers).toHaveCount(1);
    await expect(chat.log.getByText("first.txt")).toBeVisible();
    await throttle(700);
    await chat.write("How do I fix a disconnected gateway?");
    await expect(written).toBeVisible();
    await throttle(null);
    await chat.open();
    await expect(chat.answers).toHaveCount(2);
    await expect(written).toHaveCount(0);
    await expect(chat.log.getByText("How do I fix a disconnected gateway?")).toHaveCount(1);
    await expect(chat.answers.last().getByRole("button", { name: "Copy answer" })).toBeVisible();
    await expect(chat.answers.last().getByText("From th")).toBeVisible();
    await expectSoundDialog(page);
  });

  await test.step("stopped, it is folded; the composer has the focus", async () => {
    await throttle(700);
    await chat.answers.last().getByRole("button", { name: "Ask again" }).click();
    await expect(written).toBeVisible();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await throttle(null);
    await expect(written).toHaveCount(0);
    await expect(chat.box).toBeFocused();
    await expect(chat.log.getByText("You stopped this answer.")).toBeVisible();
    await expect(chat.log.getByRole("button", { name: "Ask again" })).toBeVisible();
    await chat.log.getByRole("button", { name: "Show it" }).click();
    await expect(chat.answers).toHaveCount(3);
  });

  await test.step("a draft survives; a text that is too long and a file that is too large keep everything", async () => {
    await chat.box.fill("x".repeat(4_001));
    await expect(chat.dialog.getByText("At most 4,000 characters")).toBeVisible();
    await expect(page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
    await chat.box.fill("Not sent yet");
    await page.reload();
    await chat.open();
    await expect(chat.box).toHaveValue("Not sent yet");
    const limits = await page.request.get("/api/trpc/files.limits");
    const { fileBytes } = (await limits.json()).result.data.json;
    const picker = page.waitForEvent("filechooser");
    await chat.dialog.getByRole("button", { name: /attach/i }).click();
    const buffer = Buffer.alloc(Math.min(fileBytes + 1, 45_000_000), "a");
    await (await picker).setFiles({ name: "log.txt", mimeType: "text/plain", buffer });
    await expect(chat.dialog.getByText(/^Larger than/).first()).toBeVisible();
    await expect(chat.box).toHaveValue("Not sent yet");
  });
});

test("with a person: focus, typing, badge, sound, a second tab, sleep, signing out elsewhere", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const own = await ownOrganization(browser);
  const desk = chatDesk(await own.person("agent", "Ben Desk", chats));
  await call(desk.page, "members.setOwnStatus", { status: "available" });
  const page = await own.person("customer", "Cleo Asks", "/support");
  const context = page.context();
  await watchDevice(context);
  const chat = chatRoom(page);
  await chat.open();
  await page.getByRole("button", { name: "Request human help" }).click();
  await expect(chat.dialog.getByText("Waiting for a person")).toBeVisible();
  await expect(chat.dialog.getByText("you are next")).toBeVisible();
  await expect(chat.dialog.getByRole("button", { name: "Call me back" })).toBeVisible();
  await expectSoundDialog(page);
  const { conversationId } = await currentChat(page);
  await visit(desk.page, `${chats}?chat=${conversationId}`);
  await desk.accept.click();
  await expect(chat.dialog.getByText("Connected to Ben Desk")).toBeVisible();
  await expectSoundDialog(page);

  await test.step("what arrives takes no focus, and is announced politely by the log alone", async () => {
    await chat.box.click();
    await expect(async () => {
      await page.keyboard.type("I am wri");
      await expect(desk.page.getByText(/Cleo Asks.*(writing|typing)/)).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await chat.box.fill("I am wri");
    await desk.reply.pressSequentially("Hello Cleo", { delay: 20 });
    await expect(chat.dialog.getByText("Ben Desk is writing…")).toBeVisible();
    await desk.write("Hello Cleo, I am here.");
    await expect(chat.log.getByText("Hello Cleo, I am here.")).toBeVisible();
    await expect(chat.log).toHaveAttribute("aria-live", "polite");
    await expect(chat.box).toBeFocused();
    await page.keyboard.type("ting");
    await expect(chat.box).toHaveValue("I am writing");
    await page.keyboard.press("Enter");
    await expect(chat.log.getByText("I am writing")).toHaveCount(1);
    await expect(chat.log.getByText("Seen", { exact: true })).toBeVisible();
  });

  await test.step("asked by a click, it rings and tells of what comes while the dialog is closed", async () => {
    expect(await asked(page)).toEqual({ sounds: 0, permission: 0, notices: [] });
    await chat.dialog.getByRole("button", { name: "Tell me of answers with a sound" }).click();
    await expect.poll(async () => (await asked(page)).permission).toBe(1);
    const { sounds } = await asked(page);
    const followed = page.waitForResponse(/conversations\.sync/);
    await page.keyboard.press("Escape");
    await expect(chat.dialog).toBeHidden();
    await followed;
    await desk.write("Are you still there?");
    const button = page.getByRole("button", { name: "Help and support" });
    await expect(page.getByRole("button", { name: "Help and support: 1 unread message" })).toBeVisible();
    await expect.poll(async () => (await asked(page)).notices).toEqual(["Ben Desk answered"]);
    expect((await asked(page)).sounds).toBeGreaterThan(sounds);
    await button.click();
    await expect(chat.log.getByText("Are you still there?")).toBeVisible();
  });

  const second = await context.newPage();
  const other = chatRoom(second);
  const said = async (of: Page) => of.getByRole("log", { name: "Chat" }).getByRole("article").allInnerTexts();
  await test.step("a second tab has the same, in the same order, also what is still on its way", async () => {
    await other.open();
    await expect(other.log.getByText("Are you still there?")).toBeVisible();
    await context.setOffline(true);
    await chat.write("Written without a network");
    await expect(chat.log.getByText(/Not sent yet/)).toBeVisible();
    await expect(other.log.getByText("Written without a network")).toBeVisible();
    await context.setOffline(false);
    await expect(chat.log.getByText(/Not sent yet/)).toHaveCount(0);
    await expect(desk.thread.getByText("Written without a network")).toHaveCount(1);
    for (const room of [chat, other])
      await expect(room.log.getByText("Written without a network")).toHaveCount(1);
    const bodies = (texts: string[]) => texts.map((text) => text.split("\n").at(-1));
    await expect(async () => expect(bodies(await said(second))).toEqual(bodies(await said(page)))).toPass();
  });

  await test.step("a tab that slept catches up", async () => {
    const devtools = await context.newCDPSession(second);
    await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
    for (const text of ["While you slept, one", "While you slept, two"]) {
      await desk.write(text);
      await expect(desk.thread.getByText(text)).toBeVisible();
    }
    await devtools.send("Page.setWebLifecycleState", { state: "active" });
    await second.bringToFront();
    for (const room of [chat, other])
      for (const text of ["While you slept, one", "While you slept, two"])
        await expect(room.log.getByText(text)).toHaveCount(1);
  });

  await test.step("ended and rated; the transcript is offered", async () => {
    await page.bringToFront();
    await chat.dialog.getByRole("button", { name: "End chat" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "End chat" }).click();
    await expect(chat.dialog.getByText("This chat has ended")).toBeVisible();
    await expect(other.dialog.getByText("This chat has ended")).toBeVisible();
    await expectSoundDialog(page);
    await chat.dialog.getByRole("radio", { name: "Good", exact: true }).check({ force: true });
    await chat.dialog.getByRole("button", { name: "Mail me this chat" }).click();
    await expect(page.getByText(/^We mail it to cleo\.asks@/)).toBeVisible();
  });

  await test.step("W3: signing out in one tab takes the chat away in the other", async () => {
    const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
    await context.request.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
    await visit(second, "/help");
    await expect(page.getByText("Are you still there?")).toHaveCount(0);
    await expect(page.getByText("Written without a network")).toHaveCount(0);
  });
});
