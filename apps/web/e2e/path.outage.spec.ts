import { expect } from "@playwright/test";
import { openTicket } from "./open-ticket.ts";
import { customers, openAs } from "./people.ts";
import { realtime } from "./stack-control.ts";
import { test } from "./test.ts";

test("with realtime killed and started again in the middle, nothing is missed and nothing doubled", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const customer = await openAs(browser, customers.outage, "/support");
  const subject = `Export stays empty ${Date.now()}`;
  const number = await openTicket(customer, {
    subject,
    description: "The portfolio export has no rows since today.",
  });
  await customer.getByRole("link", { name: `Follow ${number}` }).click();

  const ana = await openAs(browser, "agent@arbibase.example", "/support-dashboard/tickets");
  await ana.getByRole("link", { name: subject }).click();
  await expect(ana).toHaveURL(/\/tickets\/[0-9a-f-]{36}$/);
  const ben = await openAs(browser, "agent2@arbibase.example", ana.url());
  const agents = [ana, ben];
  const send = async (page: typeof ana, name: string, button: string, text: string) => {
    await page.getByRole("textbox", { name }).fill(text);
    await page.getByRole("button", { name: button, exact: true }).first().click();
  };
  const seenBy = async (page: typeof ana, text: string) =>
    expect(page.getByRole("log").getByText(text, { exact: true })).toBeVisible({ timeout: 45_000 });
  const everybodySees = (text: string) =>
    Promise.all([customer, ...agents].map((page) => seenBy(page, text)));

  await send(ana, "Your reply", "Send reply", "before the outage");
  await everybodySees("before the outage");

  await realtime.kill();
  await send(customer, "Your reply", "Send", "during the outage, from the customer");
  await everybodySees("during the outage, from the customer");
  await send(ben, "Your reply", "Send reply", "during the outage, from an agent");
  await everybodySees("during the outage, from an agent");

  await realtime.restart();
  await send(customer, "Your reply", "Send", "after the outage");
  await everybodySees("after the outage");

  const said = [
    "before the outage",
    "during the outage, from the customer",
    "during the outage, from an agent",
    "after the outage",
  ];
  for (const page of [customer, ...agents]) {
    const shown = (await page.getByRole("log").textContent()) ?? "";
    const order = said.map((text) => shown.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    for (const text of said)
      await expect(page.getByRole("log").getByText(text, { exact: true })).toHaveCount(1);
  }
});
