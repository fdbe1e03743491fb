import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { chatRoom } from "./chat-room.ts";
import { pressUntil, soon } from "./keyboard.ts";
import { ownOrganization } from "./own-organization.ts";
import { call } from "./people.ts";
import { test } from "./test.ts";

const rules = {
  autoRoute: true,
  answerSeconds: 600,
  reassign: true,
  nudgeMinutes: 0,
  closeMinutes: 60,
  waitMinutes: 60,
  callbacks: false,
  typingPreview: true,
};

async function askForPerson(asker: Page) {
  const { conversationId } = await call(asker, "chat.start", { idempotencyKey: randomUUID() });
  await call(asker, "chat.requestHuman", { conversationId });
  return conversationId as string;
}

/** A chord has its effect once the page is live. */
async function chord(page: Page, keys: readonly string[], effect: () => Promise<void>) {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await effect();
  }).toPass();
}

/** A column with what is in it, by whose chat it holds. */
function columnOf(page: Page, customer: string) {
  const region = page.getByRole("region", { name: /^Chat \d of \d$/ }).filter({
    has: page.getByRole("heading", { name: customer }),
  });
  return { region, reply: region.getByRole("textbox", { name: "Your reply" }), log: region.getByRole("log") };
}

test("an agent works two chats side by side: by keys, with drafts, what is being written, tags, seen and a transcript", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const own = await ownOrganization(browser);
  await call(own.admin, "chatDesk.saveRules", { version: 0, rules });
  await call(own.admin, "deskSettings.saveTag", { id: null, version: null, name: "Refund" });
  const carla = chatRoom(await own.person("customer", "Carla Customer", "/support"));
  const dora = await own.person("customer", "Dora Customer", "/support");
  const page = await own.person("agent", "Ana Agent", "/support-dashboard");
  await page.setViewportSize({ width: 1440, height: 900 });
  await call(page, "members.setOwnStatus", { status: "available" });
  const [first, second] = [columnOf(page, "Carla Customer"), columnOf(page, "Dora Customer")];
  const ring = page.getByRole("region", { name: "Chats offered to you" });

  await test.step("what rings is accepted by keys, from anywhere, beside what is open", async () => {
    const one = await askForPerson(carla.page);
    await expect(ring.getByText("Carla Customer is waiting")).toBeVisible();
    await chord(page, ["o", "a"], () => expect(first.reply).toBeVisible(soon));
    const two = await askForPerson(dora);
    await expect(ring.getByText("Dora Customer is waiting")).toBeVisible();
    await chord(page, ["o", "a"], () => expect(second.reply).toBeVisible(soon));
    await expect(first.reply).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`chat=${one},${two}`));
  });

  await test.step("each keeps its draft, also over a reload", async () => {
    await first.reply.fill("For Carla");
    await second.reply.fill("For Dora");
    await page.reload();
    await expect(first.reply).toHaveValue("For Carla");
    await expect(second.reply).toHaveValue("For Dora");
  });

  await test.step("keys go from column to column, and r writes where one is", async () => {
    await second.log.click();
    await pressUntil(page, "[", () => expect(first.region).toHaveAttribute("aria-current", "true", soon));
    await page.keyboard.press("r");
    await expect(first.reply).toBeFocused();
    await page.keyboard.press("Escape");
  });

  await test.step("what Carla writes is seen before she sends it, and she is told; Dora's column shows none of it", async () => {
    await first.reply.fill("");
    await first.reply.press("Escape");
    await carla.open();
    await expect(carla.page.getByText("sees what you write before you send it")).toBeVisible();
    await carla.box.fill("My card was charged tw");
    await expect(first.region.getByText("My card was charged tw")).toBeVisible();
    await expect(first.region.getByText("is writing, not sent yet")).toBeVisible();
    await expect(second.region.getByText("My card was charged tw")).toHaveCount(0);
    await carla.write("My card was charged twice");
    await expect(first.log.getByText("My card was charged twice")).toBeVisible();
    await expect(first.region.getByText("is writing, not sent yet")).toHaveCount(0);
  });

  await test.step("a message in the other column is counted until one works there", async () => {
    await call(dora, "conversations.customerReply", {
      conversationId: new URL(page.url()).searchParams.get("chat")?.split(",")[1],
      clientId: randomUUID(),
      body: "Is anybody there?",
    });
    await expect(second.region.getByText("1 unread message")).toBeAttached();
    await pressUntil(page, "]", () => expect(second.region).toHaveAttribute("aria-current", "true", soon));
    await expect(second.region.getByText("1 unread message")).toHaveCount(0);
    await page.keyboard.press("[");
  });

  await test.step("the last message that the customer has read says so", async () => {
    await first.reply.fill("I look into it.");
    await first.reply.press("Control+Enter");
    await expect(carla.log.getByText("I look into it.")).toBeVisible();
    await expect(first.log.getByText("Seen")).toBeVisible();
  });

  await test.step("a tag is put on by keys, stands in the list, and the list is narrowed by it", async () => {
    await page.keyboard.press("Escape");
    await pressUntil(page, "l", () => expect(page.getByPlaceholder("Find…").last()).toBeVisible(soon));
    await page.keyboard.type("Refund");
    await page.keyboard.press("Enter");
    await expect(first.region.getByRole("button", { name: "Take the tag Refund off" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Narrow by tag" }).click();
    await page.getByRole("dialog", { name: "Narrow by tag" }).getByRole("option", { name: "Refund" }).click();
    const list = page.getByRole("list", { name: "Mine" });
    await expect(list.getByText("Carla Customer")).toBeVisible();
    await expect(list.getByText("Dora Customer")).toHaveCount(0);
  });

  await test.step("the transcript goes to the customer, or into a file without notes", async () => {
    await first.region.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Mail the transcript to the customer" }).click();
    await expect(page.getByText(`The transcript goes to ${own.address("Carla Customer")}`)).toBeVisible();
    await first.region.getByRole("button", { name: "More", exact: true }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Download the transcript" }).click();
    const stream = await (await download).createReadStream();
    const text = Buffer.concat(await stream.toArray()).toString("utf8");
    expect(text).toContain("My card was charged twice");
    expect(text).toContain("I look into it.");
  });

  await test.step("who writes is shown, and a column is closed by its key", async () => {
    await first.region.getByRole("log").click();
    await pressUntil(page, "d", () =>
      expect(page.getByRole("dialog", { name: "Who writes" })).toBeVisible(soon),
    );
    await expect(page.getByRole("dialog").getByText(own.address("Carla Customer"))).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await pressUntil(page, "x", () => expect(first.region).toHaveCount(0, soon));
    await expect(second.reply).toBeVisible();
  });
});

test("a colleague who is mentioned in a chat's note is told, finds the chat, and answers with a note", async ({
  browser,
}) => {
  const own = await ownOrganization(browser);
  const carla = await own.person("customer", "Carla Customer", "/support");
  const conversationId = await askForPerson(carla);
  const ben = await own.person("agent", "Ben Agent", "/support-dashboard");
  const ana = await own.person("agent", "Ana Agent", `/support-dashboard/chats?chat=${conversationId}`);
  const note = (page: Page) => page.getByRole("textbox", { name: "Your note" });

  await ana.getByRole("button", { name: "Accept chat" }).click();
  await pressUntil(ana, "n", () => expect(note(ana)).toBeFocused(soon));
  await ana.keyboard.type("Have you seen this before, @Ben");
  await ana.getByRole("option", { name: "Ben Agent" }).click();
  await note(ana).press("Control+Enter");
  await ben.getByRole("button", { name: "Notifications: 1 unread" }).click();
  await ben.getByRole("link", { name: "Ana Agent mentioned you" }).click();
  await expect(ben.getByRole("log").getByText("Have you seen this before")).toBeVisible();
  await expect(ben.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();

  await ben.getByRole("button", { name: "Write a note" }).click();
  await note(ben).fill("Yes: the third time today.");
  await note(ben).press("Control+Enter");
  await expect(ana.getByRole("log").getByText("Yes: the third time today.")).toBeVisible();
  await expect(ben.getByRole("button", { name: "Take over" })).toBeVisible();
});
