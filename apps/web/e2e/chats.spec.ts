import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { chatRoom } from "./chat-room.ts";
import { soon } from "./keyboard.ts";
import { ownOrganization } from "./own-organization.ts";
import { call, openEnglish, reload } from "./people.ts";
import { test } from "./test.ts";

type Agent = { page: Page; name: string };

const composer = ({ page }: Agent) => page.getByRole("textbox", { name: "Your reply" });
const accept = ({ page }: Agent) => page.getByRole("button", { name: "Accept chat" });

test("a chat between two agents: handing over, and going away", async ({ browser }) => {
  test.setTimeout(120_000);
  const own = await ownOrganization(browser);
  const asker = await own.person("customer", "Carla Customer", "/support");
  const { conversationId } = await call(asker, "chat.start", { idempotencyKey: randomUUID() });
  await call(asker, "chat.requestHuman", { conversationId });
  const agent = async (name: string): Promise<Agent> => {
    const page = await own.person("agent", name, `/support-dashboard/chats?chat=${conversationId}`);
    await call(page, "members.setOwnStatus", { status: "available" });
    return { page, name };
  };
  const [winner, loser] = [await agent("Ana Agent"), await agent("Ben Agent")];

  await test.step("handed over, it rings for the colleague, who reads why", async () => {
    const ring = loser.page.getByRole("region", { name: "Chats offered to you" });
    await expect(accept(loser)).toBeVisible();
    await accept(winner).click();
    await expect(composer(winner)).toBeVisible();
    await expect(ring.getByRole("listitem")).toHaveCount(0);
    await winner.page.getByRole("button", { name: "Hand over" }).click();
    const dialog = winner.page.getByRole("dialog");
    await dialog.getByRole("radio", { name: loser.name }).first().click();
    await dialog.getByRole("textbox", { name: "Note for colleagues" }).fill("Knows the workshop");
    await dialog.getByRole("button", { name: "Hand over" }).click();
    await expect(ring.getByText("is waiting for a person")).toBeVisible();
    await expect(ring.getByText(/^\d+:\d\d to answer$/)).toBeVisible();
    await expect(loser.page).toHaveTitle(/^\(1\) /);
    await ring.getByRole("button", { name: "Accept" }).click();
    await expect(composer(loser)).toBeVisible();
    await expect(loser.page).not.toHaveTitle(/^\(1\) /);
    await expect(loser.page.getByText("Knows the workshop").first()).toBeVisible();
    await loser.page.getByRole("button", { name: "How it came here" }).click();
    await expect(loser.page.getByText(`${winner.name} handed it to ${loser.name}`)).toBeVisible();
    await loser.page.keyboard.press("Escape");
  });

  await test.step("who goes away says what becomes of the chat; it waits again", async () => {
    await loser.page.getByRole("combobox", { name: "Your status" }).first().click();
    await loser.page.getByRole("option", { name: "Away" }).click();
    await loser.page.getByRole("button", { name: "Give them to colleagues" }).click();
    await expect(loser.page.getByText("Your chat went back to the queue")).toBeVisible();
    await expect(accept(winner)).toBeVisible();
    await accept(winner).click();
    await expect(composer(winner)).toBeVisible();
  });

  await test.step("the customer reads who is there, and no word for colleagues", async () => {
    const room = chatRoom(asker);
    await room.open();
    await expect(room.page.getByText(`Connected to ${winner.name}`)).toBeVisible();
    await expect(room.log.getByText(`${loser.name} has joined the chat.`)).toBeVisible();
    await expect(room.log.getByText("Knows the workshop")).toHaveCount(0);
  });
});

test("an admin keeps the rules of chats and how they end", async ({ browser }) => {
  const admin = await openEnglish(browser, "admin@2bot.example", "/support-dashboard/settings/chat");
  const outcome = `Outcome ${Date.now()}`;
  const name = admin.getByRole("dialog").getByRole("textbox", { name: "Name" });
  await expect(async () => {
    await admin.getByRole("button", { name: "New outcome" }).click(soon);
    await expect(name).toBeVisible(soon);
  }).toPass();
  await name.fill(outcome);
  await admin.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText(outcome)).toBeVisible();
  const seconds = admin.getByRole("textbox", { name: "Seconds to answer an offer" });
  const next = (await seconds.inputValue()) === "45" ? "40" : "45";
  await seconds.fill("5");
  await expect(admin.getByText("A number from 10 to 600")).toBeVisible();
  await seconds.fill(next);
  const rules = admin.locator("form").filter({ has: seconds });
  const saved = admin.waitForResponse(/chatDesk\.saveRules/);
  await rules.getByRole("button", { name: "Save", exact: true }).click();
  await saved;
  await reload(admin);
  await expect(seconds).toHaveValue(next);
});

test("an admin says how many chats a colleague takes", async ({ browser }) => {
  const admin = await openEnglish(browser, "admin@2bot.example", "/support-dashboard/settings/members");
  await admin
    .getByRole("button", { name: /^Chats of / })
    .first()
    .click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Chats at once" }).fill("0");
  await expect(dialog.getByText("A number from 1 to 50")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Chats at once" }).fill("4");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText(/^Chats of .+ were changed$/)).toBeVisible();
});
