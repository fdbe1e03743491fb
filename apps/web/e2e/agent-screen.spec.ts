import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { mailedPath } from "./mail.ts";
import { call, openEnglish, visit } from "./people.ts";
import { test } from "./test.ts";

const eventId = "b69ceaa48cea3f4acd8c47d6026469b3";

/** What can be done here, as the palette says it. */
async function palette(page: Page, search: string) {
  await page
    .getByRole("button", { name: /^Search/ })
    .first()
    .click();
  await page.getByPlaceholder("Find a ticket").fill(search);
}

test("a ticket leads to its error in Sentry, from the sidebar and by name", async ({ browser }) => {
  const agent = await openEnglish(browser, "agent@2bot.example", "/support-dashboard");
  const { id } = await call(agent, "tickets.open", {
    idempotencyKey: randomUUID(),
    subject: `The editor fell over ${randomUUID()}`,
    description: "It said that something went wrong.",
    sentryEventId: eventId,
  });
  await visit(agent, `/support-dashboard/tickets/${id}`);
  const link = agent.getByRole("link", { name: "View in Sentry" });
  const address = `https://2bot.sentry.example/issues/?query=${eventId}`;
  await expect(link).toHaveAttribute("href", address);
  await palette(agent, "sentry");
  const asked = agent.context().waitForEvent("request", (request) => request.url() === address);
  await agent.getByRole("option", { name: "View in Sentry" }).click();
  await asked;
});

test("an admin says where things are, tries it, and is told what is no address", async ({ browser }) => {
  const admin = await openEnglish(browser, "admin@arbibase.example", "/support-dashboard/settings/links");
  const shop = `https://shop.example/${randomUUID()}`;
  const order = admin.getByLabel("Order", { exact: true });
  const save = admin.getByRole("button", { name: "Save" });
  await order.fill("http://shop.example/{order}");
  await expect(admin.getByText("Enter an https address with {order} after the host.")).toBeVisible();
  await expect(save).toBeDisabled();
  await order.fill(`${shop}/{order}`);
  await expect(admin.getByRole("link", { name: "Open Order to try it" })).toHaveAttribute(
    "href",
    `${shop}/A-1001`,
  );
  await save.click();
  await expect(admin.getByText("The links were saved.")).toBeVisible();
  await visit(admin, "/support-dashboard/settings/links");
  await expect(order).toHaveValue(`${shop}/{order}`);

  const { id } = await call(admin, "tickets.openInternal", {
    idempotencyKey: randomUUID(),
    subject: `Order to look at ${randomUUID()}`,
    description: "Two lenses are missing.",
    order: "A 7",
  });
  await visit(admin, `/support-dashboard/tickets/${id}`);
  await expect(admin.getByRole("link", { name: "Order A 7" })).toHaveAttribute("href", `${shop}/A%207`);
  await palette(admin, "link an article");
  await expect(admin.getByRole("option", { name: "Link an article…" })).toBeVisible();
});

test("tickets begin from every screen", async ({ browser }) => {
  const agent = await openEnglish(browser, "agent@opttius.example", "/support-dashboard/kb");
  const begin = async (name: string) => {
    await agent.getByRole("button", { name: "New ticket" }).first().click();
    await agent.getByRole("menuitem", { name }).click();
  };
  await begin("New internal ticket");
  await expect(agent).toHaveURL(/tickets\/new$/);
  await expect(agent.getByRole("button", { name: "Open ticket" })).toBeVisible();
  await begin("New ticket for a customer");
  await expect(agent).toHaveURL(/users\/new-ticket$/);
  await agent.getByRole("button", { name: "Open ticket" }).click();
  await expect(agent.getByText("Choose the customer.")).toBeVisible();
});

test("staff sign out somebody without an account; the open page loses access by itself", async ({
  browser,
}) => {
  const email = `guest-${randomUUID()}@example.test`;
  const guest = await (await browser.newContext()).newPage();
  await guest.goto("/o/2bot/support/new");
  const { number } = await call(guest, "portal.submit", {
    idempotencyKey: randomUUID(),
    visitorKey: randomUUID(),
    subject: "Where is my invoice?",
    description: "It should have come on Monday.",
    name: "Guest Gone",
    email,
  });
  await visit(guest, `/o/2bot${await mailedPath(email, "/support/track/open")}`);
  await guest.getByRole("button", { name: "Open my request" }).click();
  await expect(guest.getByRole("log").getByText("It should have come on Monday.")).toBeVisible();

  const agent = await openEnglish(browser, "agent@2bot.example", "/support-dashboard/users");
  await agent.getByRole("searchbox", { name: /^Search by/ }).fill(email);
  await agent.getByText("Guest Gone").first().click();
  await agent.getByRole("button", { name: "End all" }).click();
  const dialog = agent.getByRole("alertdialog", { name: "Sign Guest Gone out everywhere?" });
  await dialog.getByRole("button", { name: "End all" }).click();
  await expect(agent.getByText("Guest Gone was signed out everywhere.")).toBeVisible();
  await expect(agent.getByRole("button", { name: "End all" })).toHaveCount(0);
  await expect(guest).toHaveURL(new RegExp(`/support/track\\?number=${number}`));
});
