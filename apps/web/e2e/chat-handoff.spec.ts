import { expect } from "@playwright/test";
import { publishNew } from "./articles.ts";
import { chatDesk, chatRoom } from "./chat-room.ts";
import { ownOrganization } from "./own-organization.ts";
import { call } from "./people.ts";
import { test } from "./test.ts";

const question = "Where can I download the invoice of my payment?";
const asked = "You asked for a person.";

/** What brings a person, what the customer is told then, and what the agent reads of the reason. */
const triggers = [
  {
    by: "words",
    says: ["I want to talk to a person about this, please"],
    told: asked,
    why: "Asked for one in the last message.",
  },
  {
    by: "words in Spanish",
    says: ["Quiero hablar con una persona"],
    told: asked,
    why: "Asked for one in the last message.",
  },
  {
    by: "no answer twice",
    says: ["How do I paint the moon?", "And how do I paint the sun?"],
    told: "I have no reliable answer to this either",
    why: "The assistant had no answer twice.",
  },
  {
    by: "anger",
    says: ["This is unacceptable, I am furious!"],
    told: "A person should look at this.",
    why: "The customer sounds angry.",
  },
  {
    by: "what is critical",
    says: ["Production is down and we have data loss right now"],
    told: "A person should look at this.",
    why: "It sounds critical.",
  },
] as const;

test("the assistant answers with its sources, and brings a person by every trigger; then it is silent", async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const own = await ownOrganization(browser);
  await publishNew(own.admin, "en", {
    slug: "download-an-invoice",
    title: "Download an invoice",
    body: "Every payment has an invoice as a PDF.\n\n1. Open Billing and choose Invoices.\n2. Press Download beside the invoice.\n\nInvoices are kept for 7 years.",
  });
  const room = chatRoom(await own.person("customer", "Carla Customer", "/support"));
  const ana = chatDesk(await own.person("agent", "Ana Agent", "/support-dashboard/chats?view=all"));
  const ben = chatDesk(await own.person("agent", "Ben Agent", "/support-dashboard/chats"));
  const waits = room.page.getByText("Waiting for a person");
  const current = async () => {
    const answer = await room.page.request.get("/api/trpc/chat.current");
    return (await answer.json()).result.data.json;
  };
  const over = async () => {
    await call(own.admin, "chat.close", { conversationId: (await current()).conversationId });
    await room.page.getByRole("button", { name: "Start a new chat" }).click();
    await expect(ben.entry("Carla Customer")).toHaveCount(0);
  };

  await test.step("it answers; the citation opens the article, and leads back", async () => {
    await room.open();
    await room.write(question);
    const answer = room.answers.first();
    await expect(answer).toContainText("Open Billing and choose Invoices.");
    await answer.getByRole("button", { name: "Download an invoice" }).click();
    await expect(room.dialog.getByRole("heading", { name: "Download an invoice" })).toBeVisible();
    await room.dialog.getByRole("button", { name: "Chat", exact: true }).click();
    await expect(room.answers).toHaveCount(1);
  });

  await test.step("an agent who looks in sees the same answer and source, and is not seen", async () => {
    await ana.entry("Carla Customer").click();
    await expect(ana.thread).toContainText("Open Billing and choose Invoices.");
    await expect(ana.thread.getByRole("link", { name: "Download an invoice" })).toHaveAttribute(
      "href",
      "/help/download-an-invoice",
    );
    await expect(ana.page.getByText("The assistant is answering.")).toBeVisible();
    await expect(room.page.getByText("AI assistant · answers from our help centre")).toBeVisible();
  });

  await test.step("the button: it says so, the chat waits at the agents, and one joins", async () => {
    await room.page.getByRole("button", { name: "Request human help" }).click();
    await expect(waits).toBeVisible();
    await expect(room.log.getByText(asked)).toBeVisible();
    await ben.entry("Carla Customer").click();
    await expect(ben.page.getByText("Asked for one with the button.")).toBeVisible();
    await expect(ben.thread).toContainText(question);
    await ben.accept.click();
    await expect(room.page.getByText("Connected to Ben Agent")).toBeVisible();
  });

  await test.step("once a person has joined the assistant answers nothing", async () => {
    await room.write(question);
    await expect(ben.thread.getByText(question)).toHaveCount(2);
    await ben.write("Under Billing, Carla.");
    await expect(room.log.getByText("Under Billing, Carla.")).toBeVisible();
    await expect(room.answers).toHaveCount(1);
    await ben.page.goto("/support-dashboard/chats");
    await over();
  });

  for (const { by, says, told, why } of triggers) {
    await test.step(by, async () => {
      for (const words of says) {
        await room.write(words);
        await expect(room.log.getByText(words)).toHaveCount(1);
      }
      await expect(room.log.getByText(told)).toHaveCount(1);
      await expect(waits).toBeVisible();
      const before = await room.answers.count();
      await ben.entry("Carla Customer").click();
      await expect(ben.page.getByText(why)).toBeVisible();
      await room.write(question);
      await expect(ben.thread.getByText(question)).toBeVisible();
      await expect(room.log.getByText(told)).toHaveCount(1);
      expect(await room.answers.count()).toBe(before);
      expect(await current()).toMatchObject({ mode: "waiting" });
      await ben.page.goto("/support-dashboard/chats");
      await over();
    });
  }

  await test.step("the day's questions are used up: a person takes over", async () => {
    const { budget } = await own.admin.request
      .get("/api/trpc/aiBudget.get")
      .then(async (answer) => (await answer.json()).result.data.json);
    await call(own.admin, "aiBudget.change", { ...budget, dailyTurns: 1 });
    await room.write(question);
    await expect(room.log.getByText("I have answered as many questions as I can for now")).toBeVisible();
    await ben.entry("Carla Customer").click();
    await expect(ben.page.getByText("The assistant's budget is used up.")).toBeVisible();
    await expect(room.answers).toHaveCount(0);
  });
});
