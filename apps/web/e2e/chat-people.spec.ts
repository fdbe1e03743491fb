import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { chatDesk, chatRoom } from "./chat-room.ts";
import { ownOrganization } from "./own-organization.ts";
import { call } from "./people.ts";
import { passSince, passSinceLeft } from "./stack-control.ts";
import { test } from "./test.ts";

const chats = "/support-dashboard/chats";
const names = ["Ana Agent", "Ben Agent"] as const;
type Name = (typeof names)[number];

test("one of two who accept has the chat; whoever closes the browser loses it to the other; it goes on as a ticket", async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const own = await ownOrganization(browser);
  const room = chatRoom(await own.person("customer", "Carla Customer", "/support"));
  const [ana, ben] = await Promise.all(
    names.map(async (name) => {
      const page = await own.person("agent", name, chats);
      await call(page, "members.setOwnStatus", { status: "available" });
      return { ...chatDesk(page), name };
    }),
  );
  if (!ana || !ben) throw new Error("two agents are needed");
  const { conversationId } = await call(room.page, "chat.start", { idempotencyKey: randomUUID() });
  await room.open();
  await room.page.getByRole("button", { name: "Request human help" }).click();
  await expect(room.page.getByText("Waiting for a person")).toBeVisible();

  const [winner, other] =
    await test.step("both accept at once: one has it, the other reads who", async () => {
      const both = [ana, ben];
      for (const agent of both) {
        await agent.page.goto(`${chats}?chat=${conversationId}`);
        await expect(agent.accept).toBeVisible();
      }
      await Promise.all(both.map((agent) => agent.accept.click()));
      await expect(room.page.getByText(/^Connected to /)).toBeVisible();
      const line = await room.page.getByText(/^Connected to /).textContent();
      const has = (name: Name) => line?.includes(name) ?? false;
      const [one, two] = has("Ana Agent") ? [ana, ben] : [ben, ana];
      await expect(one.reply).toBeVisible();
      await expect(two.page.getByText(`${one.name} is talking with this customer.`)).toBeVisible();
      await expect(two.reply).toHaveCount(0);
      await expect(room.log.getByText("has joined the chat.")).toHaveCount(1);
      return [one, two];
    });

  await test.step("the winner reloads the page and keeps the chat", async () => {
    await winner.page.reload();
    await expect(winner.reply).toBeVisible();
    await passSince(own.address(winner.name), 30);
    await expect(room.page.getByText(`Connected to ${winner.name}`)).toBeVisible();
  });

  await test.step("the winner's browser is closed: the colleague is asked, and the customer reads who is there", async () => {
    await room.write("Are my lenses ready?");
    await expect(winner.thread.getByText("Are my lenses ready?")).toBeVisible();
    await winner.page.context().close();
    await room.write("And when do you close?");
    await passSinceLeft(own.address(winner.name), 30);
    const leaving = room.log.getByText(`${winner.name} had to leave.`);
    await expect(leaving).toBeVisible({ timeout: 40_000 });
    await expect(leaving).toHaveCount(1);
    const ring = other.page.getByRole("region", { name: "Chats offered to you" });
    await ring.getByRole("button", { name: /^Accept/ }).click();
    await expect(room.page.getByText(`Connected to ${other.name}`)).toBeVisible();
    await expect(other.reply).toBeVisible();
    for (const words of ["Are my lenses ready?", "And when do you close?"]) {
      await expect(other.thread.getByText(words)).toHaveCount(1);
    }
    await expect(other.thread.getByText(`${winner.name} is no longer there`)).toBeVisible();
    await expect(room.log.getByText("is no longer there")).toHaveCount(0);
  });

  await test.step("as a ticket the same conversation goes on, on both screens", async () => {
    await other.write("Ready on Saturday, until 14:00.");
    await expect(room.log.getByText("Ready on Saturday, until 14:00.")).toBeVisible();
    await other.page.getByRole("button", { name: "Hand over" }).click();
    const dialog = other.page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Ticket" }).first().click();
    await dialog.getByRole("textbox", { name: "Subject" }).fill("Lenses for Saturday");
    await dialog.getByRole("button", { name: "Make it a ticket" }).click();
    const told = room.log.getByText(/This conversation goes on as ticket/);
    await expect(told).toBeVisible();
    const number = (await told.textContent())?.match(/ticket ([\w-]+);/)?.[1] ?? "";
    await other.page.getByRole("link", { name: /It goes on as ticket/ }).click();
    await expect(other.page).toHaveURL(/\/tickets\/[0-9a-f-]{36}$/);
    await room.page.goto(`/support/${number}`);
    const thread = room.page.getByRole("log");
    for (const log of [thread, other.thread]) {
      for (const words of [
        "Are my lenses ready?",
        "And when do you close?",
        "Ready on Saturday, until 14:00.",
      ])
        await expect(log.getByText(words)).toHaveCount(1);
    }
    await room.page.getByRole("textbox", { name: "Your reply" }).fill("Then I come on Saturday.");
    await room.page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(other.thread.getByText("Then I come on Saturday.")).toBeVisible();
    await other.write("See you then.");
    await other.page.getByRole("button", { name: "Send now" }).click();
    await expect(thread.getByText("See you then.")).toBeVisible();
    await expect(thread.getByText("is no longer there")).toHaveCount(0);
  });
});
