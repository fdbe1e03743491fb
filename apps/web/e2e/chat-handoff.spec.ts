import { expect } from "@playwright/test";
import { asked, handoffRoom, question, type Trigger } from "./handoff-room.ts";
import { call } from "./people.ts";
import { test } from "./test.ts";

const triggers: Trigger[] = [
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
];

test("the assistant answers with its sources, and brings a person by every trigger; then it is silent", async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const { own, room, ana, ben, waits, brings, over } = await handoffRoom(browser);

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
    await over();
  });

  for (const trigger of triggers) {
    await test.step(trigger.by, async () => {
      await brings(trigger);
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
