import { randomUUID } from "node:crypto";
import { type Browser, expect, type Locator } from "@playwright/test";
import { chatDesk, chatRoom } from "./chat-room.ts";
import { call, customers, openAs, pageOf, signedIn } from "./people.ts";
import { realtime } from "./stack-control.ts";
import { test } from "./test.ts";

/** How long realtime is gone. */
const outageMs = 30_000;
const hint = "Live updates are paused.";
const dashboard = "/support-dashboard";
const [first, second] = ["agent@arbibase.example", "agent2@arbibase.example"];

/** What was said so far, and three screens on which all of it stands in time. */
function told(logs: Locator[]) {
  const said: string[] = [];
  return {
    async arrives(words: string) {
      said.push(words);
      await Promise.all(
        logs.map((log) => expect(log.getByText(words, { exact: true })).toBeVisible({ timeout: 45_000 })),
      );
    },
    async standsOnceAndInOrder() {
      for (const log of logs) {
        for (const words of said) await expect(log.getByText(words, { exact: true })).toHaveCount(1);
        const text = (await log.textContent()) ?? "";
        expect(said.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))).toEqual(said);
      }
    },
  };
}

/** A customer in a chat, the agent who has it, and a colleague who looks in. */
async function chatOfThree(browser: Browser) {
  const customer = await signedIn(browser, "george@pappasbuild.example");
  const { conversationId } = await call(customer, "chat.start", { idempotencyKey: randomUUID() });
  await call(customer, "chat.requestHuman", { conversationId });
  const room = chatRoom(await customer.newPage());
  await room.open();
  const path = `${dashboard}/chats?view=all&chat=${conversationId}`;
  const ana = chatDesk(await openAs(browser, first, path));
  const ben = chatDesk(await openAs(browser, second, path));
  await ana.accept.click();
  await expect(room.page.getByText(/^Connected to /)).toBeVisible();
  const { arrives, standsOnceAndInOrder } = told([room.log, ana.thread, ben.thread]);
  return {
    room,
    pages: [room.page, ana.page, ben.page],
    standsOnceAndInOrder,
    async exchange(when: string) {
      for (const [person, words] of [
        [room, `${when}: a question`],
        [ana, `${when}: an answer`],
      ] as const) {
        await person.write(words);
        await arrives(words);
      }
    },
  };
}

/** A customer and two agents on the pages of one ticket. */
async function ticketOfThree(browser: Browser) {
  const customer = await signedIn(browser, customers.outage);
  const { id, number } = await call(customer, "tickets.open", {
    idempotencyKey: randomUUID(),
    subject: `Export stays empty ${Date.now()}`,
    description: "The portfolio export has no rows since today.",
  });
  const asker = await pageOf(customer, `/support/${number}`);
  const ana = await openAs(browser, first, `${dashboard}/tickets/${id}`);
  const ben = await openAs(browser, second, `${dashboard}/tickets/${id}`);
  const pages = [asker, ana, ben];
  const { arrives, standsOnceAndInOrder } = told(pages.map((page) => page.getByRole("log")));
  const send = async (page: typeof ana, button: "Send" | "Send reply", words: string) => {
    await page.getByRole("textbox", { name: "Your reply" }).fill(words);
    await page.getByRole("button", { name: button, exact: true }).first().click();
    await arrives(words);
  };
  return {
    pages,
    standsOnceAndInOrder,
    async exchange(when: string) {
      await send(asker, "Send", `${when}: from the customer`);
      await send(ben, "Send reply", `${when}: from an agent`);
    },
  };
}

test("a chat and a ticket go on both ways while realtime is gone for half a minute: nothing missed, nothing doubled, no error", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const [chat, ticket] = [await chatOfThree(browser), await ticketOfThree(browser)];
  await Promise.all([chat.exchange("before"), ticket.exchange("before")]);

  await realtime.kill();
  const killedAt = Date.now();
  const chatting = async () => {
    for (let round = 1; Date.now() - killedAt < outageMs; round += 1) await chat.exchange(`during ${round}`);
  };
  await Promise.all([chatting(), ticket.exchange("during")]);
  await expect(chat.room.page.getByText(hint)).toBeVisible();
  for (const page of [...chat.pages, ...ticket.pages]) {
    await expect(page.getByText(/could not be|went wrong|Not sent/)).toHaveCount(0);
  }

  await realtime.restart();
  await expect(chat.room.page.getByText(hint)).toHaveCount(0);
  await Promise.all([chat.exchange("after"), ticket.exchange("after")]);
  await chat.standsOnceAndInOrder();
  await ticket.standsOnceAndInOrder();
});
