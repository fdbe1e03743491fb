import { type Browser, expect } from "@playwright/test";
import { publishNew } from "./articles.ts";
import { chatDesk, chatRoom } from "./chat-room.ts";
import { ownOrganization } from "./own-organization.ts";
import { call } from "./people.ts";

/** What the article of the organisation answers. */
export const question = "Where can I download the invoice of my payment?";
export const asked = "You asked for a person.";

/** What the customer writes, what the customer is told then, and what the agent reads of the reason. */
export type Trigger = { by: string; says: readonly string[]; told: string; why: string };

/** An organisation whose assistant knows of invoices, one customer in the chat, and two agents, of whom one only looks in. */
export async function handoffRoom(browser: Browser) {
  const own = await ownOrganization(browser);
  await publishNew(own.admin, "en", {
    slug: "download-an-invoice",
    title: "Download an invoice",
    body: "Every payment has an invoice as a PDF.\n\n1. Open Billing and choose Invoices.\n2. Press Download beside the invoice.\n\nInvoices are kept for 7 years.",
  });
  const [customer, looker, agent] = await Promise.all([
    own.person("customer", "Carla Customer", "/support"),
    own.person("agent", "Ana Agent", "/support-dashboard/chats?view=all"),
    own.person("agent", "Ben Agent", "/support-dashboard/chats"),
  ]);
  const [room, ana, ben] = [chatRoom(customer), chatDesk(looker), chatDesk(agent)];
  const waits = room.page.getByText("Waiting for a person");
  const current = async () => {
    const answer = await room.page.request.get("/api/trpc/chat.current");
    return (await answer.json()).result.data.json;
  };
  return {
    own,
    room,
    ana,
    ben,
    waits,
    /** The customer writes, is told, waits; the agent reads why; whatever the customer writes now is answered by nobody. */
    async brings({ says, told, why }: Trigger) {
      for (const words of says) {
        await room.write(words);
        await expect(room.log.getByText(words)).toHaveCount(1);
      }
      await expect(room.log.getByText(told)).toHaveCount(1);
      await expect(waits).toBeVisible();
      const before = await room.answers.count();
      await ben.entry("Carla Customer").click();
      await expect(ben.page.getByText(why)).toBeVisible();
      const more = "Is anybody there?";
      await room.write(more);
      await expect(ben.thread.getByText(more)).toBeVisible();
      await expect(room.log.getByText(told)).toHaveCount(1);
      expect(await room.answers.count()).toBe(before);
      expect(await current()).toMatchObject({ mode: "waiting" });
    },
    /** This chat ends, and the next begins. */
    async over() {
      await ben.page.goto("/support-dashboard/chats");
      await call(own.admin, "chat.close", { conversationId: (await current()).conversationId });
      await room.page.getByRole("button", { name: "Start a new chat" }).click();
      await expect(ben.entry("Carla Customer")).toHaveCount(0);
    },
  };
}
