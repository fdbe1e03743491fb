import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./accessible.ts";
import { signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const publicPages = [
  "/help",
  "/help/fix-a-disconnected-gateway",
  "/sign-in",
  "/forgot-password",
  "/no-such-page",
];
const customerPages = ["/support", "/account"];
const dashboard = "/support-dashboard";
const staffPages = [
  dashboard,
  `${dashboard}/tickets`,
  `${dashboard}/chats`,
  `${dashboard}/users`,
  `${dashboard}/kb`,
  `${dashboard}/insights/ai`,
  `${dashboard}/settings`,
  `${dashboard}/settings/members`,
];
const looks = [
  { name: "desktop, light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "phone, dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

async function check(page: Page, path: string) {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  await visit(page, path);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect(problems).toEqual([]);
}

for (const { name, viewport, colorScheme } of looks) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    for (const path of publicPages) {
      test(`${path} is accessible`, async ({ page }) => check(page, path));
    }
    for (const path of customerPages) {
      test(`${path} is accessible`, async ({ page, context }) => {
        await signIn(context, "customer@2bot.example");
        await check(page, path);
      });
    }
    for (const path of staffPages) {
      test(`${path} is accessible`, async ({ page, context }) => {
        await signIn(context, "admin@2bot.example");
        await check(page, path);
      });
    }

    test("a ticket and the support modal are accessible", async ({ page, context }) => {
      await signIn(context, "admin@2bot.example");
      await visit(page, `${dashboard}/tickets`);
      await page.getByRole("table").or(page.getByRole("list")).first().waitFor();
      await page.goto(
        (await page.locator(`a[href*="${dashboard}/tickets/"]`).first().getAttribute("href")) ?? "",
      );
      await check(page, page.url());
      await visit(page, "/support");
      await page.getByRole("button", { name: /help and support/i }).click();
      for (const tab of ["FAQ", "Ticket", "Chat"]) {
        await page.getByRole("tab", { name: tab }).click();
        await expect(page.getByRole("tabpanel")).toBeVisible();
        await expectAccessible(page, { part: "[role=dialog]", withAdvice: true });
      }
    });
  });
}

test("pages speak Spanish where the organisation does, and the choice is kept", async ({ page, context }) => {
  await signIn(context, "agent@opttius.example");
  await visit(page, dashboard);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByRole("link", { name: "Todos los tickets" }).first()).toBeVisible();
});
