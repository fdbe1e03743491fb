import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import { publishNew, unpublish } from "./articles.ts";
import { call, signIn, visit } from "./people.ts";
import { test } from "./test.ts";

const naughty: string[] = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("big-list-of-naughty-strings/blns.json"), "utf8"),
);

/** Each would call `hacked` if it ran. */
const own = [
  "</script><script>window.hacked=1</script>",
  "<img src=x onerror=window.hacked=1>",
  "<svg/onload=window.hacked=1>",
  '"><details open ontoggle=window.hacked=1>',
  "[click](javascript:window.hacked=1)",
  "[click](java\nscript:window.hacked=1)",
  "![x](x'onerror='window.hacked=1)",
  "![x](javascript:window.hacked=1)",
  "<style>body{display:none}</style>",
  "<base href=https://evil.example/><form action=javascript:window.hacked=1><button>go</button></form>",
  ":::note[<img src=x onerror=window.hacked=1>]{onclick=window.hacked=1 style=display:none}\ntext\n:::",
  "> [!NOTE]\n> <iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
];
const hostile = [...own, ...naughty.filter((text) => text.trim() !== "")];

/** The same text where Markdown means something by its place. */
const inEveryPlace = (text: string, index: number) =>
  [
    `## ${text}`,
    text,
    `[${text}](${text})`,
    `![${text}](<${text}>)`,
    `| a |\n| - |\n| ${text} |`,
    `- [ ] ${text}`,
    `:::warning[${text}]\n${text}\n:::`,
    `\`\`\`${text}\n${text}\n\`\`\``,
    `Text[^n${index}].\n\n[^n${index}]: ${text}`,
  ].join("\n\n");

const bodies = (() => {
  const longest = 60_000;
  const parts: string[] = [""];
  for (const [index, text] of hostile.entries()) {
    const next = inEveryPlace(text, index);
    const last = parts.at(-1) ?? "";
    if (last.length + next.length > longest) parts.push(next);
    else parts[parts.length - 1] = `${last}\n\n${next}`;
  }
  return parts;
})();

/** Counts every dialog that a page opens and every violation of its own policy by something that wanted to run. */
function watch(page: Page) {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy|hydrat/i.test(message.text())) seen.push(message.text());
  });
  return seen;
}

async function nothingRan(page: Page, seen: readonly string[]) {
  expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
  const found = await page.evaluate(() => {
    const elements = [...document.querySelectorAll("main *, [role=dialog] *")];
    return elements.flatMap((element) => {
      const handlers = element.getAttributeNames().filter((name) => name.startsWith("on"));
      const address =
        element.getAttribute("href") ?? element.getAttribute("src") ?? element.getAttribute("action");
      const scheme =
        address && URL.canParse(address, location.href) ? new URL(address, location.href).protocol : "";
      const isData = element.matches("script[type='application/ld+json']");
      const isForbidden = element.matches(
        "script, iframe, object, embed, base, style, meta, link, math, form[action^=javascript]",
      );
      return [
        ...handlers,
        ...(isForbidden && !isData ? [element.outerHTML.slice(0, 100)] : []),
        ...(["", "http:", "https:", "mailto:"].includes(scheme) ? [] : [`${scheme} ${address}`]),
      ];
    });
  });
  expect(found).toEqual([]);
  expect(seen).toEqual([]);
}

test("C1: an article made of hostile text runs nowhere that it is shown", async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const editor = await browser.newContext();
  await signIn(editor, "admin@opttius.example");
  const reader = await browser.newContext();
  await reader.addCookies([
    { name: "handrail-locale", value: "en", url: baseURL ?? "" },
    { name: "handrail-org", value: "opttius", url: baseURL ?? "" },
  ]);
  const written = [];
  for (const [index, body] of bodies.entries()) {
    const mark = own[index % own.length] ?? "";
    written.push(
      await publishNew(editor, "es", {
        slug: `hostile-${index}-${Date.now()}`,
        title: `quokka ${mark}`.replace(/\s+/g, " "),
        excerpt: `quokka ${own.slice(index, index + 4).join(" ")}`.slice(0, 480),
        tags: own.slice(0, 8).map((text) => text.slice(0, 60)),
        intents: own.slice(4, 8).map((text) => text.slice(0, 60)),
        body,
      }),
    );
  }
  const page = await reader.newPage();
  const seen = watch(page);
  for (const { slug } of written) {
    await visit(page, `/help/${slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("quokka");
    await expect(page.locator("article .prose > *").nth(20)).toBeAttached();
    await nothingRan(page, seen);
  }
  await visit(page, "/help?sort=recent");
  await expect(page.getByRole("link", { name: /quokka/ }).first()).toBeVisible();
  await nothingRan(page, seen);
  await visit(page, "/help?q=quokka");
  await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("quokka");
  await nothingRan(page, seen);
  await visit(page, "/help");
  await page.getByRole("button", { name: /help and support/i }).click();
  await page.getByRole("dialog").getByRole("combobox").fill("quokka");
  await page.getByRole("dialog").getByRole("option").first().click();
  await expect(page.getByRole("dialog").locator(".prose > *").nth(20)).toBeAttached({ timeout: 45_000 });
  await nothingRan(page, seen);

  const desk = await editor.newPage();
  const seenByStaff = watch(desk);
  await visit(desk, "/support-dashboard/kb");
  await expect(desk.getByText(/quokka/).first()).toBeVisible();
  await nothingRan(desk, seenByStaff);
  for (const article of written) await unpublish(editor, article);
});

test("C1: categories, tags and synonyms called by hostile texts run nowhere", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const admin = await browser.newContext();
  await admin.addCookies([{ name: "handrail-locale", value: "en", url: baseURL ?? "" }]);
  await signIn(admin, "admin@opttius.example");
  const mark = Date.now().toString(36).slice(-4);
  const texts = own.map((text, index) => `numbat${mark}${index} ${text.replace(/\s+/g, " ")}`);
  const isNew = { id: null, version: null };
  const unnamed = { description: texts[0] ?? "", defaultPriority: "normal", teamId: null, intents: [] };
  const made: { kind: "category" | "tag"; id: string }[] = [];
  const synonyms: string[] = [];
  for (const text of texts) {
    const category = { ...isNew, ...unnamed, name: text.slice(0, 80) };
    made.push({ kind: "category", id: (await call(admin, "deskSettings.saveCategory", category)).id });
    const tag = { ...isNew, name: text.slice(0, 40) };
    made.push({ kind: "tag", id: (await call(admin, "deskSettings.saveTag", tag)).id });
    const phrases = [text.slice(0, 60), `quoll ${text}`.slice(0, 60)];
    synonyms.push((await call(admin, "kbSearch.saveSynonym", { phrases })).id);
  }
  const categoryId = made.find(({ kind }) => kind === "category")?.id ?? null;
  const slug = `numbat-${Date.now()}`;
  const article = await publishNew(admin, "es", { slug, title: "numbat", body: "Text.", categoryId });
  const page = await admin.newPage();
  const seen = watch(page);
  const places = [
    "/support-dashboard/settings/categories",
    "/support-dashboard/settings/tags",
    "/support-dashboard/kb/synonyms",
    "/help",
    `/help/${slug}`,
  ];
  for (const place of places) {
    await visit(page, place);
    await expect(page.getByText(/numbat/).first()).toBeVisible();
    await nothingRan(page, seen);
  }
  await visit(page, "/support-dashboard/kb");
  await page.getByRole("combobox", { name: "Category" }).click();
  await expect(page.getByRole("option", { name: /numbat/ }).first()).toBeVisible();
  await nothingRan(page, seen);
  await unpublish(admin, article);
  await call(admin, "kbAdmin.remove", { articleId: article.articleId, revision: article.revision });
  // What somebody else asks meanwhile may be sorted into one of them; then it stays.
  for (const each of made) await call(admin, "deskSettings.remove", each).catch(() => undefined);
  for (const id of synonyms) await call(admin, "kbSearch.removeSynonym", { id });
});
