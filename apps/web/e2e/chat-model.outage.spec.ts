import { startOpenAiServer } from "@handrail/core/testing/openai-server";
import { expect } from "@playwright/test";
import { asked, handoffRoom, question } from "./handoff-room.ts";
import { model } from "./stack-control.ts";
import { test } from "./test.ts";

const sentence = "Every payment has an invoice as a PDF.";
const failed = {
  says: [question],
  told: "I cannot answer right now, so I have put you in the queue for a person.",
  why: "The assistant could not answer.",
};
const never = new Promise<void>(() => undefined);

test("a model of a service answers with its source, brings a person when it wishes and when it fails; then it is not asked again", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const service = await startOpenAiServer();
  try {
    await model.use(service.baseUrl);
    const { room, ben, brings, over } = await handoffRoom(browser);
    // What only the agents are helped with comes in one piece.
    const calls = () => service.requests.filter(({ stream }) => stream).length;
    await room.open();

    await test.step("it answers with its source", async () => {
      service.behave({ kind: "content", content: () => `${sentence} [p1] We pay you back double. [p1]` });
      await room.write(question);
      const answer = room.answers.first();
      await expect(answer.getByRole("button", { name: "Download an invoice" })).toBeVisible();
      await expect(answer).toContainText(sentence);
      await expect(answer).not.toContainText("We pay you back double.");
      expect(calls()).toBe(1);
    });

    await test.step("its own wish for a person; once one has joined it is not asked", async () => {
      service.behave({ kind: "content", content: () => "[person]" });
      await brings({
        by: "wish",
        says: ["And the one of last year?"],
        told: asked,
        why: "The assistant asked for one.",
      });
      await ben.accept.click();
      await expect(room.page.getByText("Connected to Ben Agent")).toBeVisible();
      await room.write("Hello Ben");
      await expect(ben.thread.getByText("Hello Ben")).toBeVisible();
      await expect(room.answers).toHaveCount(1);
      expect(calls()).toBe(2);
      await over();
    });

    await test.step("it fails at once", async () => {
      service.behave({ kind: "status", status: 500 });
      await brings({ by: "500", ...failed });
      expect(calls()).toBe(4);
      await over();
    });

    await test.step("it breaks off while the customer reads", async () => {
      service.behave({ kind: "held", content: sentence, until: never });
      const breaks = expect(room.dialog.getByText(sentence))
        .toBeVisible()
        .then(() => service.close());
      await brings({ by: "break", ...failed });
      await breaks;
      await room.open();
      await expect(room.log.getByText(failed.told)).toHaveCount(1);
      await expect(room.log.getByText(question)).toHaveCount(1);
      await expect(room.dialog.getByText(sentence)).toHaveCount(0);
      await expect(ben.thread.getByText(question)).toHaveCount(1);
      expect(calls()).toBe(5);
      await over();
    });

    await test.step("it cannot be reached", async () => {
      await brings({ by: "refused", ...failed });
    });
  } finally {
    await model.useLocal();
    await service.close();
  }
});
