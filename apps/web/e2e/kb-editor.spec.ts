import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./accessible.ts";
import { admin, hydrated, list, preview, publish, saved, text, title, write } from "./article-editor.ts";
import { openEnglish, visit } from "./people.ts";
import { test } from "./test.ts";

/** Lets an agent write articles, too; resolves to what undoes it. */
async function promote(page: Page, email: string): Promise<() => Promise<void>> {
  const input = encodeURIComponent(JSON.stringify({ json: { search: email, role: "staff", limit: 5 } }));
  const found = await (await page.request.get(`/api/trpc/members.list?input=${input}`)).json();
  const [member] = found.result.data.json.members;
  const change = async (role: string) => {
    const data = { json: { membershipId: member.membershipId, role, branchIds: member.branchIds } };
    const answer = await page.request.post("/api/trpc/members.change", { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await change("admin");
  return () => change("agent");
}

test("an article is written, saves itself, is checked, published, read, and moves without a broken link", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await openEnglish(browser, admin, list);
  const stamp = Date.now();
  await page.getByRole("link", { name: "New article" }).click();
  await hydrated(page);
  await title(page).fill(`Calibrating sensors ${stamp}`);
  await expect(page.getByLabel("Address")).toHaveValue(`calibrating-sensors-${stamp}`);
  await text(page).pressSequentially("## Steps\n- Hold the button\nWait for the light");
  await expect(text(page)).toHaveValue("## Steps\n- Hold the button\n- Wait for the light");
  await expect(preview(page).getByRole("listitem")).toHaveText(["Hold the button", "Wait for the light"]);
  await page.waitForURL(/\/kb\/[0-9a-f-]{36}\/edit$/);
  await saved(page);

  await text(page).press("End");
  await text(page).pressSequentially(
    "\n\n[Nowhere](/help/there-is-no-such-article) ![](/api/files/none.png)",
  );
  await saved(page);
  const findings = page.getByRole("region", { name: "Before publishing" });
  await expect(findings.getByText("This link leads to no article")).toBeVisible();
  await expect(findings.getByText("This image has no description")).toBeVisible();
  await expect(findings.getByText("The excerpt is empty")).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await hydrated(page);
  await expect(title(page)).toHaveValue(`Calibrating sensors ${stamp}`);
  const excerpt = page.getByRole("textbox", { name: "Excerpt" });
  await expect(async () => {
    await excerpt.fill("");
    await excerpt.fill("How to calibrate a sensor.");
    await expect(page.locator("[data-save=saved]")).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await text(page).fill("## Steps\n\nHold the button until the light is green.");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(findings.getByText("Nothing to mend")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("button", { name: "Published" })).toBeDisabled();

  const reader = await (await browser.newContext()).newPage();
  await reader.context().addCookies(await page.context().cookies());
  const address = `/help/calibrating-sensors-${stamp}`;
  await visit(reader, address);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(`Calibrating sensors ${stamp}`);
  await expect(reader.getByText("Hold the button until the light is green.")).toBeVisible();

  await page.getByLabel("Address").fill(`sensor calibration ${stamp}`);
  await expect(page.getByText("The address that readers know goes on working.")).toBeVisible();
  await saved(page);
  await publish(page, "Publish changes");
  await visit(reader, address);
  await expect(reader).toHaveURL(new RegExp(`/help/sensor-calibration-${stamp}$`));
});

test("of two admins who write the same article, the second is asked and nothing is lost", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const ana = await openEnglish(browser, "admin@opttius.example", list);
  const name = `Two pens ${Date.now()}`;
  const path = await write(ana, { title: name, body: "The first words." });
  const demote = await promote(ana, "agent2@opttius.example");
  const ben = await openEnglish(browser, "agent2@opttius.example", path);
  await hydrated(ben);
  await expect(text(ben)).toHaveValue("The first words.");
  await expect(ana.getByText("is editing this article too")).toBeVisible();

  await ben.context().setOffline(true);
  await text(ben).fill("Ben's words.");
  await expect(ben.locator("[data-save=away]")).toBeVisible();
  await text(ana).fill("Ana's words.");
  await ana.getByRole("textbox", { name: "Excerpt" }).fill("Ana's excerpt.");
  await saved(ana);
  await ben.context().setOffline(false);

  await expect(ben.locator("[data-save=conflict]")).toBeVisible();
  await expect(text(ben)).toHaveValue("Ben's words.");
  await ben.getByRole("button", { name: "Compare and choose" }).click();
  const dialog = ben.getByRole("dialog", { name: "Two versions of this article" });
  await expect(dialog.getByRole("region", { name: "Text" }).locator("ins, del").first()).toBeVisible();
  await expectAccessible(ben);
  await dialog.getByRole("button", { name: "Save the chosen version" }).click();
  await saved(ben);
  await expect(text(ben)).toHaveValue("Ben's words.");
  await expect(ben.getByRole("textbox", { name: "Excerpt" })).toHaveValue("Ana's excerpt.");
  await ben.getByRole("button", { name: "Show", exact: true }).click();
  await expect(ben.getByRole("dialog").getByText("Ana's words.")).toBeVisible();

  await expect(text(ana)).toHaveValue("Ben's words.");
  await demote();
});

test("an earlier revision is compared and restored; leaving with unsaved text asks", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await openEnglish(browser, admin, list);
  await write(page, { title: `Revisions ${Date.now()}`, body: "Press the red button twice." });
  await publish(page);
  await text(page).fill("Press the blue button twice.");
  await saved(page);
  await publish(page, "Publish changes");

  await page.getByRole("button", { name: "Revisions" }).click();
  const sheet = page.getByRole("dialog", { name: "Revisions" });
  await expect(sheet.getByRole("list", { name: "Changes" }).locator("del")).toHaveText("red");
  await expect(sheet.getByRole("list", { name: "Changes" }).locator("ins")).toHaveText("blue");
  await expectAccessible(page);
  await sheet.getByRole("button", { name: /^Revision 1 / }).click();
  await sheet.getByRole("button", { name: "Restore this revision" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore this revision" }).click();
  await expect(text(page)).toHaveValue("Press the red button twice.");
  await expect(page.getByRole("button", { name: "Publish changes" })).toBeEnabled();

  await page.context().setOffline(true);
  await text(page).fill("Words that have not arrived.");
  await page.getByRole("link", { name: "Knowledge base" }).last().click();
  const leave = page.getByRole("dialog", { name: "Leave with unsaved text?" });
  await leave.getByRole("button", { name: "Save and leave" }).click();
  await expect(leave.getByText("Could not be saved yet")).toBeVisible();
  await leave.getByRole("button", { name: "Keep writing" }).click();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("Settings");
  await page.keyboard.press("Enter");
  await leave.getByRole("button", { name: "Keep writing" }).click();
  await expect(text(page)).toHaveValue("Words that have not arrived.");
  await page.context().setOffline(false);
  await saved(page);
  await page.getByRole("link", { name: "Knowledge base" }).last().click();
  await page.waitForURL(new RegExp(`${list}$`));
});

test("what was typed while the server was away comes back with the page", async ({ browser }) => {
  const page = await openEnglish(browser, admin, list);
  const path = await write(page, { title: `Kept ${Date.now()}`, body: "Saved words." });
  await page.context().setOffline(true);
  await text(page).fill("Words on the train.");
  await expect(page.locator("[data-save=away]")).toBeVisible();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.context().setOffline(false);
  await page.goto("about:blank").catch(() => undefined);
  await visit(page, path);
  await hydrated(page);
  await expect(text(page)).toHaveValue("Words on the train.");
  await saved(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("an article is written and published", async ({ browser }) => {
    test.setTimeout(120_000);
    const page = await openEnglish(browser, admin, list);
    await page.setViewportSize({ width: 390, height: 844 });
    await write(page, { title: `On the way ${Date.now()}`, body: "## Short\n\nWritten on a phone." });
    await page.getByRole("button", { name: "Details" }).click();
    const sheet = page.getByRole("dialog", { name: "Details" });
    await sheet.getByRole("combobox", { name: "Tags" }).fill("mobile,");
    await expect(sheet.getByRole("list", { name: "Tags" })).toContainText("mobile");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await saved(page);
    await publish(page);
    await expectNoOverflow(page);
  });
});

const hostile = [
  "<script>window.hacked = 1</script>",
  "<img src=x onerror=window.hacked=1>",
  "<svg/onload=window.hacked=1>",
  "[click](javascript:window.hacked=1)",
  "[click](java\tscript:window.hacked=1)",
  "![x](x'onerror='window.hacked=1)",
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  "> [!NOTE] <img src=x onerror=window.hacked=1>\n> <script>window.hacked=1</script>",
  "```html\n<script>window.hacked=1</script>\n```",
  "# <img src=x onerror=window.hacked=1>",
  "| a |\n| --- |\n| <svg/onload=window.hacked=1> |",
].join("\n\n");

test("C1: hostile text runs nothing in the browser of who writes it", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openEnglish(browser, admin, list);
  await write(page, { title: `<img src=x onerror=window.hacked=1> ${Date.now()}`, body: hostile });
  const nothingRan = async (inside: ReturnType<Page["locator"]>) => {
    expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
    await expect(
      inside.locator("script, iframe, object, embed, form, style, [onerror], [onload]"),
    ).toHaveCount(0);
    await expect(inside.locator('a[href*="script:"]')).toHaveCount(0);
  };
  await expect(preview(page).getByText("click").first()).toBeVisible();
  await nothingRan(preview(page));
  await page.getByRole("button", { name: "As customers see it" }).click();
  const shown = page.getByRole("dialog", { name: "As customers see it" });
  await expect(shown.getByText("click").first()).toBeVisible();
  await nothingRan(shown);
  await page.keyboard.press("Escape");
  await publish(page);
  await page.getByRole("button", { name: "Revisions" }).click();
  const sheet = page.getByRole("dialog", { name: "Revisions" });
  await expect(sheet.getByText("<svg/onload=window.hacked=1>").first()).toBeVisible();
  await nothingRan(sheet);
});
