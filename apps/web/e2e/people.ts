import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
} from "@playwright/test";

/** Accounts of the seeded demo. */
export const password = "handrail-demo";

/** Signs a browser in as the form would, without the form. */
export async function signIn(context: BrowserContext, email: string): Promise<void> {
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const answer = await context.request.post("/api/auth/callback/password", {
    form: { csrfToken, email, password, json: "true" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/**
 * A browser of its own for a person, on no page yet: what it asks of the API needs none. In the organisation's
 * language, unless another is given.
 */
export async function signedIn(browser: Browser, email: string, locale?: "en"): Promise<BrowserContext> {
  const context = await browser.newContext();
  await signIn(context, email);
  const url = `http://localhost:${process.env.HANDRAIL_E2E_PORT}`;
  if (locale) await context.addCookies([{ name: "handrail-locale", value: locale, url }]);
  return context;
}

/** A new page of somebody's browser. */
export async function pageOf(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await visit(page, path);
  return page;
}

/** A browser of its own for a person, on a page. */
export const openAs = async (browser: Browser, email: string, path: string): Promise<Page> =>
  pageOf(await signedIn(browser, email), path);

/** Until then the browser would lose clicks. */
const takesClicks = (page: Page) =>
  page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));

/** Goes to a page and waits until it takes clicks. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await takesClicks(page);
}

/** Reads the page again and waits until it takes clicks. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await takesClicks(page);
}

/** A browser of its own for a person who reads English, whatever the organisation's language, on a page. */
export const openEnglish = async (browser: Browser, email: string, path: string): Promise<Page> =>
  pageOf(await signedIn(browser, email, "en"), path);

/** Calls a mutation of the API as the person whose browser or page it is. */
export async function call(from: { request: APIRequestContext }, procedure: string, input: unknown) {
  const answer = await from.request.post(`/api/trpc/${procedure}`, {
    data: { json: input },
    headers: { "content-type": "application/json" },
  });
  expect(answer.ok(), `${procedure}: ${await answer.text()}`).toBe(true);
  return (await answer.json()).result.data.json;
}

/** Customers of the demo that no other test writes as: one for each spec. */
export const customers = {
  path: "customer@2bot.example",
  outage: "customer@arbibase.example",
  attachments: "jonas@peakrunners.example",
} as const;
