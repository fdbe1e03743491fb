import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { publishAgain, publishNew, publishTranslation, unpublish } from "./articles.ts";
import { signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const admin = "admin@arbibase.example";
const organization = "arbibase";

/** Looks at an organisation as a visitor who reads `locale`. */
async function asVisitor(
  context: BrowserContext,
  baseURL: string | undefined,
  locale: "en" | "es",
  slug = organization,
) {
  const url = baseURL ?? "";
  await context.addCookies([
    { name: "handrail-locale", value: locale, url },
    { name: "handrail-org", value: slug, url },
  ]);
}

const searchField = (page: Page) => page.getByRole("search").getByRole("combobox");
const results = (page: Page) => page.getByRole("listbox").getByRole("option");

async function isAccessible(page: Page, part = "body") {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" · ")}`)).toEqual(
    [],
  );
}

const body = `Zanzibar parcels arrive in the morning[^1].

> [!WARNING]
> Keep the parcel dry.

## Steps

- [x] Open the parcel
- [ ] Weigh it

\`\`\`js
const weight = parcel.weigh();
\`\`\`

| Size | Days |
| :--- | ---: |
| Small | 2 |

## Rules

:::note[Mind this]
Only by daylight.
:::

[^1]: But not on Sundays.
`;

test("an article is found and read by keyboard alone, and the way back keeps the search", async ({
  page,
  context,
  baseURL,
  browser,
}) => {
  const editor = await browser.newContext();
  await signIn(editor, admin);
  const stamp = Date.now();
  const article = await publishNew(editor, "en", {
    slug: `zanzibar-${stamp}`,
    title: `Zanzibar parcels ${stamp}`,
    excerpt: "How parcels from Zanzibar travel.",
    body,
  });
  await asVisitor(context, baseURL, "en");
  await visit(page, "/help");
  await page.keyboard.press("/");
  await page.keyboard.type(`zanzibr parcels ${stamp}`);
  const field = searchField(page);
  const options = results(page);
  await expect(options.first()).toContainText(`Zanzibar parcels ${stamp}`);
  await expect(options.first().locator("mark").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(field).toHaveAttribute("aria-activedescendant", /./);
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("heading", { level: 1, name: article.slug.replace(/^zanzibar-/, "Zanzibar parcels ") }),
  ).toBeVisible();

  await expect(page.getByRole("note").filter({ hasText: "Keep the parcel dry" })).toContainText("Warning");
  await expect(page.getByRole("note").filter({ hasText: "Only by daylight" })).toContainText("Mind this");
  await expect(page.getByRole("img", { name: "☑" })).toHaveCount(1);
  await expect(page.locator(".hljs-keyword")).toHaveText("const");
  await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "Rules" }).click();
  await expect(page).toHaveURL(/#section-rules$/);
  await page.locator("a[href='#user-content-fn-1']").click();
  await expect(page.locator("#user-content-fn-1")).toBeInViewport();

  await page.getByRole("link", { name: "Back to the results" }).click();
  await expect(field).toHaveValue(`zanzibr parcels ${stamp}`);
  await expect(options.first()).toContainText(`Zanzibar parcels ${stamp}`);
  await options.first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Zanzibar");
  await page.goBack();
  await expect(field).toHaveValue(`zanzibr parcels ${stamp}`);
  await expect(options.first()).toContainText("Zanzibar");
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("");
  await expect(page).not.toHaveURL(/q=/);
  await unpublish(editor, article);
});

test("code is copied with its button", async ({ page, context, baseURL, browser }) => {
  const editor = await browser.newContext();
  await signIn(editor, admin);
  const article = await publishNew(editor, "en", {
    slug: `copied-${Date.now()}`,
    title: "Copied code",
    body,
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await asVisitor(context, baseURL, "en");
  await visit(page, `/help/${article.slug}`);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("const weight = parcel.weigh();\n");
  await unpublish(editor, article);
});

test("a vote is kept, changed and explained", async ({ page, context, baseURL }) => {
  await asVisitor(context, baseURL, "en", "2bot");
  await visit(page, "/help/replace-a-bot-token");
  const feedback = page.getByRole("region", { name: "Was this helpful?" });
  const saved = () =>
    page.waitForResponse((response) => response.url().includes("kb.feedback") && response.ok());
  await Promise.all([saved(), feedback.getByRole("button", { name: "Yes" }).click()]);
  await expect(feedback.getByRole("button", { name: "Yes" })).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(feedback.getByRole("button", { name: "Yes" })).toHaveAttribute("aria-pressed", "true");
  await Promise.all([saved(), feedback.getByRole("button", { name: "No" }).click()]);
  await feedback.getByRole("textbox").fill("It does not say which of the two plugins.");
  await Promise.all([saved(), feedback.getByRole("button", { name: "Send" }).click()]);
  await expect(feedback).toContainText("We read every comment.");
  await page.reload();
  await expect(feedback.getByRole("button", { name: "No" })).toHaveAttribute("aria-pressed", "true");
  await expect(feedback.getByRole("button", { name: "Yes" })).toHaveAttribute("aria-pressed", "false");
});

test("what was published is what is read, at the address it has, and at those it had", async ({
  page,
  context,
  baseURL,
  browser,
}) => {
  const editor = await browser.newContext();
  await signIn(editor, admin);
  await asVisitor(context, baseURL, "en");
  const stamp = Date.now();
  const fields = { slug: `first-${stamp}`, title: "First title", body: "First text." };
  const first = await publishNew(editor, "en", fields);
  const text = page.locator("article");
  await visit(page, `/help/${first.slug}`);
  await expect(text).toContainText("First text.");
  const second = await publishAgain(editor, first, { ...fields, body: "Second text." });
  await visit(page, `/help/${first.slug}`);
  await expect(text).toContainText("Second text.");
  const third = await publishAgain(editor, second, {
    ...fields,
    slug: `third-${stamp}`,
    body: "Third text.",
  });
  const moved = await context.request.get(`/help/${first.slug}`, { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([308, `/help/third-${stamp}`]);
  await visit(page, `/help/${first.slug}`);
  await expect(page).toHaveURL(new RegExp(`/help/third-${stamp}$`));
  await expect(text).toContainText("Third text.");
  await unpublish(editor, third);
  expect((await context.request.get(`/help/${third.slug}`)).status()).toBe(404);
  expect((await context.request.get(`/help/${first.slug}`)).status()).toBe(404);
});

test("an article is read in the reader's language, and in each by its own address", async ({
  page,
  context,
  baseURL,
  browser,
}) => {
  const editor = await browser.newContext();
  await signIn(editor, admin);
  const stamp = Date.now();
  const english = await publishNew(editor, "en", {
    ...{ slug: `tides-${stamp}`, title: `Tides ${stamp}`, body: "> [!NOTE]\n> The sea rises." },
  });
  await asVisitor(context, baseURL, "es");
  await visit(page, `/help/${english.slug}`);
  await expect(page.getByText("Todavía no está disponible en Español.")).toBeVisible();
  await expect(page.getByRole("note").first()).toContainText("Note");

  const spanish = await publishTranslation(editor, english, "es", {
    ...{ slug: `mareas-${stamp}`, title: `Mareas ${stamp}`, body: "> [!NOTE]\n> El mar sube." },
  });
  await visit(page, `/help/${english.slug}`);
  await expect(page).toHaveURL(new RegExp(`/help/mareas-${stamp}$`));
  await expect(page.getByRole("note").first()).toContainText("Nota");
  await isAccessible(page);
  const languages = page.getByRole("navigation", { name: "Idiomas de este artículo" });
  await languages.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Tides ${stamp}` })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/help/tides-${stamp}\\?lang=en$`));
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute(
    "href",
    new RegExp(`/help/tides-${stamp}$`),
  );
  await expect(page.locator("link[rel=alternate][hreflang=es]")).toHaveAttribute(
    "href",
    new RegExp(`/help/mareas-${stamp}\\?lang=es$`),
  );
  await visit(page, `/help?q=mareas%20${stamp}`);
  await expect(results(page).first()).toContainText(`Mareas ${stamp}`);
  await expect(results(page).filter({ hasText: "Tides" })).toHaveCount(0);
  await visit(page, "/help?sort=recent");
  await expect(page.getByRole("link", { name: `Mareas ${stamp}` })).toHaveCount(1);
  await expect(page.getByRole("link", { name: `Tides ${stamp}` })).toHaveCount(0);
  for (const article of [english, spanish]) await unpublish(editor, article);
});

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
    await isAccessible(page, "[role=dialog]");
    await field.press("ArrowDown");
    await field.press("Enter");
    await expect(dialog.getByRole("heading", { level: 3 }).first()).toBeVisible();
    await expect(dialog.getByRole("heading", { level: 2 }).nth(1)).toBeVisible();
    await isAccessible(page, "[role=dialog]");
    await dialog.getByRole("button", { name: words.ask }).click();
    await expect(dialog.getByLabel(words.title, { exact: true })).toHaveValue("disconnected gateway");

    await dialog.getByRole("tab").first().click();
    await page.reload();
    await page.getByRole("button", { name: words.open }).click();
    await field.fill("xylophone quartz");
    await expect(dialog.getByText(words.none)).toBeVisible();
    await isAccessible(page, "[role=dialog]");
  });

  test(`the help centre is accessible (${locale})`, async ({ page, context, baseURL }) => {
    await asVisitor(context, baseURL, locale, locale === "es" ? "opttius" : "2bot");
    await visit(page, "/help");
    await isAccessible(page);
    await searchField(page).fill(locale === "es" ? "lentes" : "gateway");
    await expect(results(page).first()).toBeVisible();
    await isAccessible(page);
    await results(page).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await isAccessible(page);
  });
}
