import { expect, type Page } from "@playwright/test";
import yauzl from "yauzl";
import yazl from "yazl";
import { expectAccessible } from "./accessible.ts";
import { openEnglish, visit } from "./people.ts";
import { test } from "./test.ts";

const place = "/support-dashboard/kb/import";
const admin = "admin@arbibase.example";

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/zip", buffer });

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAMAAAC67D+PAAAAA1BMVEUAqnc9840mAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNgoCcAAABuAAEdQFfVAAAAAElFTkSuQmCC",
  "base64",
);

test("a zip is checked, imported, read, imported again without a change, and exported", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await openEnglish(browser, admin, place);
  const stamp = Date.now();
  const zip = await zipOf({
    [`guide-${stamp}/harbour.md`]: `---\ntitle: Harbour fees ${stamp}\n---\nSee [the pilot](./pilot.md#when) first.\n\n![Berth](img/berth.png)`,
    [`guide-${stamp}/pilot.md`]: `# Pilot ${stamp}\n\nA pilot comes aboard.\n\n## When\n\nAt dawn.\n\n<script>window.ran = true</script>`,
    [`guide-${stamp}/img/berth.png`]: png,
    "notes.docx": "no page",
  });

  await choose(page, "not-a-zip.zip", Buffer.from("plain text"));
  await expect(page.getByRole("alert").filter({ hasText: "That is not a zip" })).toBeVisible();
  await expectAccessible(page);

  await choose(page, "harbour.zip", zip);
  await expect(page.getByRole("heading", { name: "harbour.zip" })).toBeVisible();
  await page.getByRole("combobox", { name: "Status", exact: true }).click();
  await page.getByRole("option", { name: "Published at once" }).click();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("button", { name: "Import 2 pages" })).toBeEnabled({ timeout: 60_000 });
  const report = page.getByRole("list", { name: "What would come of each file" });
  await expect(report.getByRole("listitem").filter({ hasText: "notes.docx" })).toContainText(
    "Neither Markdown nor an image",
  );
  await expectAccessible(page);

  await page.getByRole("button", { name: "Import 2 pages" }).click();
  await expect(page.getByRole("link", { name: "See the articles" })).toBeVisible({ timeout: 60_000 });
  await visit(page, `/help/harbour`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Harbour fees`);
  await expect(page.getByRole("img", { name: "Berth" })).toHaveJSProperty("naturalWidth", 10);
  await page.getByRole("link", { name: "the pilot" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Pilot");
  await expect(page.locator("#section-when")).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "ran"))).toBeUndefined();

  await visit(page, place);
  await choose(page, "harbour.zip", zip);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled({ timeout: 60_000 });

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export all articles" }).click(),
  ]);
  const file = await download.path();
  const exported = await yauzl.openPromise(file);
  const names: string[] = [];
  for await (const { fileName } of exported.eachEntry()) names.push(fileName);
  expect(names.filter((name) => name.includes(`guide-${stamp}`))).toHaveLength(2);
  expect(names.some((name) => /^images\/[0-9a-f-]{36}\.png$/.test(name))).toBe(true);
  await page.context().close();
});

test("an import that waits is cancelled; agents see gaps and no import", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openEnglish(browser, admin, place);
  await choose(page, "waiting.zip", await zipOf({ "a.md": "# A\n\nText" }));
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled").first()).toBeVisible();
  await page.context().close();

  const agent = await openEnglish(browser, "agent@arbibase.example", "/support-dashboard/kb");
  await expect(agent.getByRole("link", { name: "Import and export" })).toHaveCount(0);
  await agent.getByRole("link", { name: "Gaps" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("What the knowledge base lacks");
  await expect(agent.getByRole("button", { name: /Start a draft|Write article/ })).toHaveCount(0);
  expect((await agent.request.get("/api/kb-export")).status()).toBe(403);
  expect((await agent.request.post("/api/kb-import?name=a.zip", { data: "PK" })).status()).toBe(403);
  await agent.context().close();
});

test("a draft begins from a ticket that somebody solved, without who asked", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openEnglish(browser, admin, "/support-dashboard/kb/gaps?days=90");
  await expect(page.getByRole("heading", { name: "Solved without an article" })).toBeVisible({
    timeout: 45_000,
  });
  await expectAccessible(page);
  const first = page.getByRole("button", { name: /Start a draft from ticket/ }).first();
  await first.click();
  await page.waitForURL(/\/kb\/[0-9a-f-]{36}\/edit$/);
  await expect(page.getByRole("textbox", { name: "Text" })).toHaveValue(/## What solved it/);
  await page.context().close();
});
