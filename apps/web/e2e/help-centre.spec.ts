import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { asVisitor, results, searchField } from "./help-centre.ts";
import { visit } from "./people.ts";
import { test } from "./test.ts";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the help centre is searched and read", async ({ page }) => {
    await page.goto("/help");
    await searchField(page).fill("disconnected gateway");
    await searchField(page).press("Enter");
    await expect(results(page).first()).toContainText("Fix a disconnected gateway");
    await results(page).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Fix a disconnected gateway" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  });
});

test("search engines find addresses and data, and nothing that belongs to somebody", async ({ context }) => {
  const sitemap = await (await context.request.get("/sitemap.xml")).text();
  expect(sitemap).toMatch(/<loc>http[^<]+\/help\/fix-a-disconnected-gateway<\/loc>/);
  expect(sitemap).not.toContain("support-dashboard");
  const robots = await (await context.request.get("/robots.txt")).text();
  expect(robots).toContain("/sitemap.xml");
  expect(robots).toContain("Disallow: /support");
  const page = await (await context.request.get("/help/fix-a-disconnected-gateway")).text();
  const data = /<script type="application\/ld\+json">(.+?)<\/script>/.exec(page)?.[1] ?? "{}";
  expect(JSON.parse(data)["@graph"][0]).toMatchObject({
    "@type": "Article",
    headline: "Fix a disconnected gateway",
    publisher: { name: "2Bot" },
  });
  expect(page).toMatch(/<meta property="og:title" content="Fix a disconnected gateway"/);
  const help = await (await context.request.get("/help")).text();
  const faq = JSON.parse(/<script type="application\/ld\+json">(.+?)<\/script>/.exec(help)?.[1] ?? "{}");
  expect(faq["@type"]).toBe("FAQPage");
  expect(faq.mainEntity.length).toBeGreaterThan(3);
});

for (const locale of ["en", "es"] as const) {
  const words = {
    en: {
      open: /help and support/i,
      search: "Search the help centre",
      ask: "Open a ticket",
      title: "Title",
      none: /Nothing found/,
    },
    es: {
      open: /ayuda y soporte/i,
      search: "Buscar en el centro de ayuda",
      ask: "Abrir un ticket",
      title: "Título",
      none: /No encontramos nada/,
    },
  }[locale];

  test(`the dialog answers, or carries the question into a ticket (${locale})`, async ({
    page,
    context,
    baseURL,
  }) => {
    await asVisitor(context, baseURL, locale, "2bot");
    await visit(page, "/help");
    await page.getByRole("button", { name: words.open }).click();
    const dialog = page.getByRole("dialog");
    const field = dialog.getByRole("combobox", { name: words.search });
    await field.fill("disconnected gateway");
    await expect(dialog.getByRole("option").first()).toContainText("gateway");
    await expectAccessible(page, { part: "[role=dialog]" });
    await field.press("ArrowDown");
    await field.press("Enter");
    await expect(dialog.getByRole("heading", { level: 3 }).first()).toBeVisible();
    await expect(dialog.getByRole("heading", { level: 2 }).nth(1)).toBeVisible();
    await expectAccessible(page, { part: "[role=dialog]" });
    await dialog.getByRole("button", { name: words.ask }).click();
    await expect(dialog.getByLabel(words.title, { exact: true })).toHaveValue("disconnected gateway");

    await dialog.getByRole("tab").first().click();
    await page.reload();
    await page.getByRole("button", { name: words.open }).click();
    await field.fill("xylophone quartz");
    await expect(dialog.getByText(words.none)).toBeVisible();
    await expectAccessible(page, { part: "[role=dialog]" });
  });

  test(`the help centre is accessible (${locale})`, async ({ page, context, baseURL }) => {
    await asVisitor(context, baseURL, locale, locale === "es" ? "opttius" : "2bot");
    await visit(page, "/help");
    await expectAccessible(page);
    await searchField(page).fill(locale === "es" ? "lentes" : "gateway");
    await expect(results(page).first()).toBeVisible();
    await expectAccessible(page);
    await results(page).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}
