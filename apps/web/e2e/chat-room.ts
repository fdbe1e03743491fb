import { expect, type Page } from "@playwright/test";
import { visit } from "./people.ts";

/** The chat as its customer has it, in the support dialog. */
export function chatRoom(page: Page) {
  const dialog = page.getByRole("dialog");
  const log = page.getByRole("log", { name: "Chat" });
  const box = page.getByRole("textbox", { name: "Your message" });
  return {
    page,
    dialog,
    log,
    box,
    answers: log.getByRole("article", { name: "AI assistant" }),
    async open() {
      await visit(page, "/support?support=chat");
      await expect(dialog.getByRole("tab", { name: "Chat", selected: true })).toBeVisible();
    },
    async write(text: string) {
      await box.fill(text);
      await page.getByRole("button", { name: "Send", exact: true }).click();
    },
  };
}

/** Chats as their agents have them. */
export function chatDesk(page: Page) {
  const reply = page.getByRole("textbox", { name: "Your reply" });
  return {
    page,
    reply,
    thread: page.getByRole("log"),
    accept: page.getByRole("button", { name: "Accept chat" }),
    /** The entry of a customer's chat in the list. */
    entry: (customer: string) =>
      page.getByRole("listitem").getByRole("button", { name: new RegExp(`^${customer}`) }),
    async write(text: string) {
      await reply.fill(text);
      await page.getByRole("button", { name: "Send reply", exact: true }).first().click();
    },
  };
}
