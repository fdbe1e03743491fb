import { expect } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { publishAgain, publishNew, publishTranslation, unpublish } from "./articles.ts";
import { asVisitor, results, searchField } from "./help-centre.ts";
import { signedIn, visit } from "./people.ts";
import { test } from "./test.ts";

const admin = "admin@arbibase.example";

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
  const editor = await signedIn(browser, admin);
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
  const editor = await signedIn(browser, admin);
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
  const editor = await signedIn(browser, admin);
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
  const editor = await signedIn(browser, admin);
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
  await expectAccessible(page);
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
