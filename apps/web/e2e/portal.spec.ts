import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { mailedPath } from "./mail.ts";
import { openAs, visit } from "./people.ts";
import { test } from "./test.ts";

const unique = () => `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;

async function fillIn(page: Page, subject: string, email: string) {
  await page.getByLabel("Your name").fill("Ana López");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Title", { exact: true }).fill(subject);
  await page.getByLabel("Description", { exact: true }).fill("Since this morning nothing is sent.");
}

test("without an account: ask, open the mailed link, reply, and see the agent's answer", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const subject = `Webhook stays silent ${unique()}`;
  const email = `visitor-${unique()}@example.test`;
  const visitor = await (await browser.newContext()).newPage();
  await visit(visitor, "/o/2bot/support/new");

  await test.step("what is missing is named, and the form is accessible", async () => {
    await expect(visitor.getByLabel("E-mail")).toBeVisible();
    await expectAccessible(visitor, { withAdvice: true });
    await visitor.getByRole("button", { name: "Send ticket" }).click();
    await expect(visitor.getByText("Write an e-mail address like ana@example.com.")).toBeVisible();
    await expect(visitor.getByLabel("Your name")).toBeFocused();
  });

  await test.step("a screenshot is blacked out by keyboard and attached", async () => {
    await fillIn(visitor, subject, email);
    await visitor.getByRole("button", { name: "Screenshot of this page" }).click();
    const editor = visitor.getByRole("dialog", { name: "Before you attach it" });
    const area = editor.getByLabel(/^Marked area: 30% from the left, 40% from the top/);
    await area.focus();
    await visitor.keyboard.press("ArrowRight");
    await visitor.keyboard.press("Shift+ArrowDown");
    await expect(editor.getByLabel(/^Marked area: 32% .*22% high/)).toBeFocused();
    await editor.getByRole("button", { name: "Black out" }).click();
    await expect(editor.getByRole("status")).toHaveText("The area is blacked out.");
    const pixel = await editor.locator("canvas").evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return null;
      const { width, height } = canvas;
      const [x, y] = [Math.round(width * 0.5), Math.round(height * 0.5)];
      return [...(canvas.getContext("2d")?.getImageData(x, y, 1, 1).data ?? [])];
    });
    expect(pixel).toEqual([0, 0, 0, 255]);
    await editor.getByRole("button", { name: "Attach", exact: true }).click();
    await expect(visitor.getByText(/^screenshot-.*\.png$/)).toBeVisible();
    await expect(visitor.getByRole("progressbar")).toHaveCount(0);
  });

  let number = "";
  await test.step("it is sent once, and has a number of the public desk", async () => {
    await visitor.getByRole("button", { name: "Send ticket" }).dblclick();
    const track = visitor.getByRole("link", { name: /^Track SAAS-/ });
    await expect(track).toBeVisible();
    number = ((await track.textContent()) ?? "").replace("Track ", "");
  });

  await test.step("the mailed link opens it once", async () => {
    const path = await mailedPath(email, "/support/track/open");
    await visit(visitor, `/o/2bot${path}`);
    await visitor.getByRole("button", { name: "Open my request" }).click();
    await expect(visitor).toHaveURL(new RegExp(`/support/track/${number}$`));
    await expect(visitor.getByRole("log").getByText("Since this morning nothing is sent.")).toBeVisible();
    const stranger = await (await browser.newContext()).newPage();
    await visit(stranger, `/o/2bot${path}`);
    await stranger.getByRole("button", { name: "Open my request" }).click();
    await expect(stranger.getByText("This link has expired or was used already.")).toBeVisible();
    await visit(stranger, `/support/track/${number}`);
    await expect(stranger).toHaveURL(/\/support\/track\?number=/);
  });

  await test.step("both sides write, without reloading", async () => {
    await expectAccessible(visitor, { withAdvice: true });
    await visitor.getByRole("textbox", { name: "Your reply" }).fill("It is the second bot.");
    await visitor.getByRole("button", { name: "Send", exact: true }).click();
    const agent = await openAs(browser, "agent@2bot.example", "/support-dashboard/tickets");
    await agent.getByRole("link", { name: subject }).first().click();
    await expect(agent.getByText("It is the second bot.").first()).toBeVisible();
    await agent.getByRole("textbox", { name: "Your reply" }).fill("Please switch the webhook on again.");
    await agent
      .getByRole("button", { name: /^Send reply/ })
      .first()
      .click();
    await expect(visitor.getByRole("log").getByText("Please switch the webhook on again.")).toBeVisible({
      timeout: 40_000,
    });
  });
});

test("tracking answers alike for what exists and what does not", async ({ page }) => {
  await visit(page, "/o/2bot/support/track");
  await page.getByLabel("Number").fill("SAAS-20200101-XXXXX");
  await page.getByLabel("E-mail").fill("nobody@example.test");
  await expectAccessible(page, { withAdvice: true });
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByText("If there is such a request from nobody@example.test")).toBeVisible();
});

test("a draft survives leaving the page and losing the network; on a phone, in Spanish", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "es-ES" });
  const page = await context.newPage();
  await visit(page, "/o/opttius/support/new");
  await page.getByLabel("Su nombre").fill("Ana López");
  await page.getByLabel("Correo electrónico").fill("ana@example.test");
  await page.getByLabel("Título", { exact: true }).fill("Mis lentes no llegaron");
  await page.getByLabel("Descripción", { exact: true }).fill("Las pedí hace dos semanas.");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Enviar ticket" }).click();
  await expect(
    page
      .getByRole("alert")
      .or(page.getByRole("status"))
      .filter({ hasText: /conexión/ }),
  ).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByLabel("Título", { exact: true })).toHaveValue("Mis lentes no llegaron");
  await page.getByRole("button", { name: "Enviar ticket" }).click();
  await expect(page.getByRole("heading", { name: /ticket/i })).toBeVisible();
});
