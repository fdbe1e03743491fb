import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { mailedPath } from "./mail.ts";
import { openAs, signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const settings = "/support-dashboard/settings";
const chosen = "a few words together";

/** Invites somebody new, who accepts; resolves to both browsers. */
async function invited(page: Page, newcomer: Page, email: string) {
  await visit(page, `${settings}/members`);
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail address").fill("not an address");
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(dialog.getByText("Enter a complete e-mail address")).toBeVisible();
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("button", { name: `Withdraw the invitation to ${email}` })).toBeVisible();

  await visit(newcomer, await mailedPath(email, "/invitation"));
  await newcomer.getByLabel("Your name").fill(email);
  await newcomer.getByLabel("New password").fill("short");
  await newcomer.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(newcomer.getByText("Use at least 10 characters")).toBeVisible();
  await expect(newcomer.getByLabel("Your name")).toHaveValue(email);
  await newcomer.getByLabel("New password").fill(chosen);
  await newcomer.getByRole("button", { name: "Accept and sign in" }).click();
  await newcomer.waitForURL("**/support-dashboard");
}

/** The session has ended: the open page notices by itself, or with the next step. */
async function turnedAway(page: Page) {
  await page.goto("/support-dashboard").catch(() => undefined);
  await page.waitForURL("**/sign-in?**");
}

test("an invitation lets somebody in; a change of role and removal end the sessions at once", async ({
  browser,
}) => {
  const email = `${randomUUID()}@example.com`;
  const admin = await openAs(browser, "admin@arbibase.example", "/");
  const newcomer = await (await browser.newContext()).newPage();
  await invited(admin, newcomer, email);

  await admin.reload();
  await admin.getByRole("button", { name: `Change ${email}` }).click();
  await admin
    .getByRole("dialog")
    .getByRole("radio", { name: /^Admin/ })
    .click();
  await admin.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(admin.getByRole("dialog")).toBeHidden();
  await turnedAway(newcomer);

  await newcomer.getByLabel("E-mail address").fill(email);
  await newcomer.getByLabel("Password", { exact: true }).fill("not the password");
  await newcomer.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(newcomer.getByText("do not match")).toBeVisible();
  await expect(newcomer.getByLabel("E-mail address")).toHaveValue(email);
  await newcomer.getByLabel("Password", { exact: true }).fill(chosen);
  await newcomer.getByRole("button", { name: "Sign in", exact: true }).click();
  await newcomer.waitForURL("**/support-dashboard");
  await visit(newcomer, `${settings}/general`);
  await expect(newcomer.getByRole("heading", { name: "General" })).toBeVisible();

  await admin.getByRole("button", { name: `Remove ${email}` }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(admin.getByRole("button", { name: `Remove ${email}` })).toBeHidden();
  await turnedAway(newcomer);
  await newcomer.getByLabel("E-mail address").fill(email);
  await newcomer.getByLabel("Password", { exact: true }).fill(chosen);
  await newcomer.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(newcomer.getByText("do not match")).toBeVisible();
});

test("links by mail: one signs in once, another sets a new password", async ({ browser }) => {
  const email = `${randomUUID()}@example.com`;
  const admin = await openAs(browser, "admin@arbibase.example", "/");
  const page = await (await browser.newContext()).newPage();
  await invited(admin, page, email);
  await visit(page, "/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");

  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "E-mail me a sign-in link" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Check your mail")).toBeVisible();
  const link = await mailedPath(email, "/sign-in/link", 2);
  await visit(page, link);
  await visit(page, link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/support-dashboard");
  await visit(page, link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("expired or was already used")).toBeVisible();

  await page.context().clearCookies();
  await visit(page, "/forgot-password");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Check your mail")).toBeVisible();
  await visit(page, await mailedPath(email, "/reset-password", 3));
  await page.getByLabel("New password").fill("quite another one");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.waitForURL("**/support-dashboard");

  await visit(page, `${settings}/account`);
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill("and a third one");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("not your current password")).toBeVisible();
  await page.getByLabel("Current password").fill("quite another one");
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Your password was changed")).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/account$/);
});

test("a logo is read at its own address until it goes, and nothing of it runs", async ({ context, page }) => {
  await signIn(context, "admin@opttius.example");
  const post = (data: Buffer) => context.request.post("/api/files/logo", { data });
  expect((await post(Buffer.from("<svg onload=alert(1)>"))).status()).toBe(400);
  expect((await post(Buffer.alloc(1024 * 1024 + 1))).status()).toBe(413);
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const { logoUrl } = await (await post(Buffer.from(png, "base64"))).json();
  const visitor = page.request;
  const file = await visitor.get(logoUrl);
  expect(file.status()).toBe(200);
  expect(file.headers()).toMatchObject({
    "content-type": "image/png",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  for (const broken of [
    logoUrl.replace("opttius", "arbibase"),
    logoUrl.replace(/[^/]+\.png/, `${randomUUID()}.png`),
    "/api/files/logo/opttius/..%2f..%2fsecrets.json",
  ]) {
    expect((await visitor.get(broken)).status(), broken).toBe(404);
  }
  expect((await context.request.delete("/api/files/logo")).status()).toBe(200);
  expect((await visitor.get(logoUrl)).status()).toBe(404);
  await signIn(context, "agent@opttius.example");
  expect((await post(Buffer.from(png, "base64"))).status()).toBe(403);
});

test("A6: what a client writes into forwarding headers does not hide who tries", async ({ request }) => {
  const email = `${randomUUID()}@example.com`;
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const attempt = async (n: number) => {
    const answer = await request.post("/api/auth/callback/password", {
      form: { csrfToken, email, password: `guess ${n}`, json: "true" },
      headers: { "x-forwarded-for": `192.0.2.${n}`, "x-handrail-client-ip": `192.0.2.${n}` },
    });
    return (await answer.json()).url;
  };
  for (let n = 0; n < 10; n++) expect(await attempt(n)).toContain("CredentialsSignin");
  expect(await attempt(10)).toContain("too_many_requests");
});
