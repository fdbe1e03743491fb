import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { chatDesk, chatRoom } from "./chat-room.ts";
import { call, openAs } from "./people.ts";
import { realtime } from "./stack-control.ts";
import { test } from "./test.ts";

/** How long realtime is gone. */
const outageMs = 30_000;
const hint = "Live updates are paused.";

test("a chat goes on both ways while realtime is gone for half a minute: nothing missed, nothing doubled, no error", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const room = chatRoom(await openAs(browser, "george@pappasbuild.example", "/support"));
  const { conversationId } = await call(room.page, "chat.start", { idempotencyKey: randomUUID() });
  await call(room.page, "chat.requestHuman", { conversationId });
  await room.open();
  const path = `/support-dashboard/chats?view=all&chat=${conversationId}`;
  const ana = chatDesk(await openAs(browser, "agent@arbibase.example", path));
  const ben = chatDesk(await openAs(browser, "agent2@arbibase.example", path));
  await ana.accept.click();
  await expect(room.page.getByText(/^Connected to /)).toBeVisible();

  const said: string[] = [];
  const logs = [room.log, ana.thread, ben.thread];
  const arrived = (words: string) =>
    Promise.all(logs.map((log) => expect(log.getByText(words, { exact: true })).toBeVisible()));
  const exchange = async (when: string) => {
    for (const [person, words] of [
      [room, `${when}: a question`],
      [ana, `${when}: an answer`],
    ] as const) {
      await person.write(words);
      said.push(words);
      await arrived(words);
    }
  };

  await exchange("before");
  await realtime.kill();
  const killedAt = Date.now();
  for (let round = 1; Date.now() - killedAt < outageMs; round += 1) await exchange(`during ${round}`);
  await expect(room.page.getByText(hint)).toBeVisible();
  for (const { page } of [room, ana, ben]) {
    await expect(page.getByText(/could not be|went wrong|Not sent/)).toHaveCount(0);
  }

  await realtime.restart();
  await expect(room.page.getByText(hint)).toHaveCount(0);
  await exchange("after");
  for (const log of logs) {
    for (const words of said) await expect(log.getByText(words, { exact: true })).toHaveCount(1);
  }
  for (const log of logs) {
    const text = (await log.textContent()) ?? "";
    expect(said.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))).toEqual(said);
  }
});
