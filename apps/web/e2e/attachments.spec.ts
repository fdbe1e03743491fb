import { expect, type Page } from "@playwright/test";
import { openTicket } from "./open-ticket.ts";
import { customers, openAs, signedIn } from "./people.ts";
import { test } from "./test.ts";

/** Puts a picture on the page's clipboard as a screenshot would be, and pastes it into a field. */
async function pastePicture(page: Page, field: ReturnType<Page["getByRole"]>, size: [number, number]) {
  const bytes = await page.evaluate(async ([width, height]) => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    context?.fillRect(0, 0, width / 2, height / 2);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  }, size);
  await field.evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(data)], "image.png", { type: "image/png" }));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, bytes);
}

const csv = { name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from("id,total\n1,20\n") };
const webPage = {
  name: "evil.html",
  mimeType: "text/html",
  buffer: Buffer.from("<!doctype html><script>document.title='run'</script>"),
};
async function idOf(page: Page, number: string): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ json: { number } }));
  const answer = await page.request.get(`/api/trpc/tickets.ownByNumber?input=${input}`);
  return (await answer.json()).result.data.json.id;
}
const attached = (page: Page) => page.getByRole("list", { name: "Attached files" });
const pictures = (page: Page) => page.getByRole("list", { name: "Attached pictures" });

test("files go both ways: a pasted picture is looked at, everything else is downloaded", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const subject = `The export has no rows ${Date.now()}`;
  const customer = await openAs(browser, customers.attachments, "/support");
  const number = await openTicket(customer, { subject, description: "The file that I get is empty." });
  await customer.getByRole("link", { name: `Follow ${number}` }).click();
  await expect(customer).toHaveURL(new RegExp(`/support/${number}$`));
  const log = customer.getByRole("log");
  const path = `/support-dashboard/tickets/${await idOf(customer, number)}`;
  const agent = await openAs(browser, "agent@2bot.example", path);

  await test.step("the customer pastes a picture and attaches a file, without a word", async () => {
    const field = customer.getByRole("textbox", { name: /reply/i });
    await pastePicture(customer, field, [640, 360]);
    await customer.locator('input[type="file"]').first().setInputFiles([csv, webPage]);
    await expect(attached(customer).getByText("14 bytes")).toBeVisible();
    await customer.getByRole("button", { name: "Send", exact: true }).click();
    await expect(log.getByRole("button", { name: "Open image.png" })).toBeVisible();
    await expect(log.getByRole("link", { name: "Download orders.csv" })).toBeVisible();
  });

  await test.step("the agent looks at the picture, which has its room before it comes, and downloads the file", async () => {
    const picture = pictures(agent).getByRole("img", { name: "image.png" });
    await expect(picture).toHaveAttribute("width", "320");
    await expect(picture).toHaveAttribute("height", "180");
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(640);
    await pictures(agent).getByRole("button").click();
    await expect(agent.getByRole("dialog").getByRole("img", { name: "image.png" })).toBeVisible();
    await agent.keyboard.press("Escape");
    await expect(pictures(agent).getByRole("button")).toBeFocused();
    const download = agent.waitForEvent("download");
    await agent.getByRole("link", { name: "Download orders.csv" }).click();
    expect((await download).suggestedFilename()).toBe("orders.csv");
  });

  await test.step("F2: what a browser could run comes as a download below a policy of its own", async () => {
    const href = await agent.getByRole("link", { name: "Download evil.html" }).getAttribute("href");
    const answer = await agent.request.get(href ?? "");
    expect(answer.headers()).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringMatching(/^attachment; filename="evil\.html"/),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });

  await test.step("F5: the agent's address is nobody else's", async () => {
    const href = (await agent.getByRole("link", { name: "Download orders.csv" }).getAttribute("href")) ?? "";
    expect((await agent.request.get(href)).status()).toBe(200);
    expect((await customer.request.get(href)).status()).toBe(404);
    const stranger = await browser.newContext();
    expect((await stranger.request.get(new URL(href, agent.url()).href)).status()).toBe(404);
    expect((await agent.request.get(href.replace("/download", "/preview"))).status()).toBe(404);
  });

  await test.step("the agent answers with a file, the customer sees it arrive", async () => {
    await agent.getByRole("textbox", { name: "Your reply" }).fill("Here are the rows.");
    await agent
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ ...csv, name: "rows.csv" });
    await expect(attached(agent).getByText("rows.csv")).toBeVisible();
    await agent.getByRole("button", { name: "Send reply" }).click();
    const link = log.getByRole("link", { name: "Download rows.csv" });
    await expect(link).toBeVisible({ timeout: 40_000 });
    const download = customer.waitForEvent("download");
    await link.click();
    expect((await download).suggestedFilename()).toBe("rows.csv");
  });
});

test("an upload shows how far it is, can be cancelled, and says what went wrong", async ({ browser }) => {
  const customer = await openAs(browser, customers.attachments, "/support");
  const number = await openTicket(customer, {
    subject: `Large files ${Date.now()}`,
    description: "How large may they be?",
  });
  await customer.getByRole("link", { name: `Follow ${number}` }).click();
  await expect(customer.getByRole("textbox", { name: /reply/i })).toBeVisible();
  const input = customer.locator('input[type="file"]').first();

  await test.step("cancel", async () => {
    let isHeld = true;
    await customer.route("**/api/files/upload/**", async (route) => {
      if (isHeld) await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue().catch(() => undefined);
    });
    await input.setInputFiles({ name: "slow.bin", mimeType: "", buffer: Buffer.alloc(200_000, 7) });
    await expect(customer.getByRole("progressbar", { name: "Sending slow.bin" })).toBeVisible();
    await expect(customer.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
    await customer.getByRole("button", { name: "Cancel slow.bin" }).click();
    await expect(attached(customer)).toHaveCount(0);
    isHeld = false;
    await customer.unroute("**/api/files/upload/**");
  });

  await test.step("F6: malware is refused by name", async () => {
    const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!", "$H+H*"].join(
      "",
    );
    await input.setInputFiles({ name: "invoice.pdf", mimeType: "", buffer: Buffer.from(eicar) });
    const entry = attached(customer).getByRole("listitem").filter({ hasText: "invoice.pdf" });
    await expect(entry.getByRole("alert")).toContainText("malware");
    await entry.getByRole("button", { name: "Remove invoice.pdf" }).click();
  });

  await test.step("too large says what is allowed", async () => {
    await customer.evaluate(() => {
      const field = document.querySelector('input[type="file"]');
      if (!(field instanceof HTMLInputElement)) return;
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(26 * 1024 * 1024)], "film.mov"));
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await expect(attached(customer).getByRole("alert")).toContainText("25 MB");
    await customer.getByRole("button", { name: "Remove film.mov" }).click();
  });

  await test.step("what fails is sent again; what has arrived survives a reload", async () => {
    await customer.route("**/api/files/upload/**", (route) => route.abort());
    await input.setInputFiles(csv);
    const again = customer.getByRole("button", { name: "Send orders.csv again" });
    await expect(again).toBeVisible();
    await customer.unroute("**/api/files/upload/**");
    await again.click();
    await expect(attached(customer).getByText("14 bytes")).toBeVisible();
    await customer.reload();
    await expect(attached(customer).getByText("orders.csv")).toBeVisible();
    await customer.getByRole("button", { name: "Send", exact: true }).click();
    await expect(customer.getByRole("log").getByRole("link", { name: "Download orders.csv" })).toBeVisible();
  });
});

test("F4: nobody sends without having been allowed to", async ({ browser, request }) => {
  const presigned = await request.post("/api/trpc/files.presign", {
    data: { json: { name: "a.txt", size: 3 } },
  });
  expect(presigned.status()).toBe(401);
  const id = "0197f0a0-0000-7000-8000-000000000001";
  const bare = await request.put(`/api/files/upload/${id}?expires=9999999999&signature=x`, { data: "abc" });
  expect(bare.status()).toBe(401);
  const customer = await signedIn(browser, customers.attachments);
  for (const path of [id, "..%2f..%2fsecret", "x"]) {
    const guessed = await customer.request.put(`/api/files/upload/${path}?expires=9999999999&signature=x`, {
      data: "abc",
    });
    expect(guessed.status()).toBe(404);
  }
});
