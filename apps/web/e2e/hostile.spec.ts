import { expect, type Page } from "@playwright/test";
import { openTicket } from "./open-ticket.ts";
import { openEnglish } from "./people.ts";
import { test } from "./test.ts";

/** Each would call `hacked` if it ran. */
const corpus = [
  "<script>window.hacked = 1</script>",
  "<img src=x onerror=window.hacked=1>",
  "<svg/onload=window.hacked=1>",
  "<math><mi//xlink:href='data:x,<script>window.hacked=1</script>'>",
  "[click](javascript:window.hacked=1)",
  "[click](java\tscript:window.hacked=1)",
  "[click](data:text/html,<script>window.hacked=1</script>)",
  "![x](x'onerror='window.hacked=1)",
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  "<form action=javascript:window.hacked=1><button>go</button></form>",
  "<style>body{display:none}</style>",
  "{{constructor.constructor('window.hacked=1')()}}",
];
const markdown = corpus.join("\n\n");

async function nothingRan(page: Page) {
  expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
  await expect(page.locator("body")).toBeVisible();
  const log = page.getByRole("log");
  await expect(log.locator("script, iframe, object, embed, form, style, [onerror], [onload]")).toHaveCount(0);
  const schemes = await log
    .locator("a")
    .evaluateAll((anchors) =>
      anchors.map((anchor) => (anchor instanceof HTMLAnchorElement ? anchor.protocol : "")),
    );
  for (const scheme of schemes) expect(["http:", "https:", "mailto:", ":", ""]).toContain(scheme);
}

test("C1, C2: hostile text runs nowhere, neither at the customer nor at the agent", async ({ browser }) => {
  test.setTimeout(120_000);
  const subject = `<img src=x onerror=window.hacked=1> ${Date.now()}`;
  const customer = await openEnglish(browser, "customer@opttius.example", "/support");
  const number = await openTicket(customer, { subject, description: markdown });
  await customer.getByRole("link", { name: `Follow ${number}` }).click();
  await expect(customer.getByRole("log").getByText("<svg/onload=window.hacked=1>").first()).toBeVisible();
  await nothingRan(customer);

  const admin = await openEnglish(browser, "admin@opttius.example", "/support-dashboard/tickets");
  await admin.getByRole("link", { name: subject }).click();
  await expect(admin.getByRole("log").getByText("<svg/onload=window.hacked=1>").first()).toBeVisible();
  await nothingRan(admin);

  await admin.getByRole("textbox", { name: "Your reply" }).fill(markdown);
  await admin.getByRole("button", { name: "Keep as it is" }).click();
  await admin.getByRole("button", { name: "Send reply" }).click();
  await admin.getByRole("button", { name: "Send now" }).click();
  await expect(customer.getByRole("log").getByText("<svg/onload=window.hacked=1>")).toHaveCount(2);
  await nothingRan(customer);
  await nothingRan(admin);
});
