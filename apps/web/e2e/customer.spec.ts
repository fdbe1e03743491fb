import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { expectAccessible, expectNoOverflow } from "./accessible.ts";
import { call, pageOf, signedIn, visit } from "./people.ts";
import { test } from "./test.ts";

const customer = "lily@duplexdiary.example";
const staff = "agent2@arbibase.example";

async function versionOf(agent: BrowserContext, ticketId: string): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ json: { ticketId } }));
  const answer = await agent.request.get(`/api/trpc/tickets.get?input=${input}`);
  return (await answer.json()).result.data.json.version;
}

const clean = (page: Page) => expectAccessible(page).then(() => expectNoOverflow(page));

test("own tickets are found, followed, answered, opened again and rated", async ({ browser }) => {
  const context = await signedIn(browser, customer);
  const agent = await signedIn(browser, staff);
  const mark = randomUUID().slice(0, 8);
  const opened = { id: "", number: "", conversationId: "" };
  const input = { subject: `Deposit ${mark}`, description: "Where do I see the deposit of a flat?" };
  Object.assign(opened, await call(context, "tickets.open", { idempotencyKey: randomUUID(), ...input }));
  const page = await pageOf(context, "/support");
  const listed = page.getByRole("listitem").filter({ hasText: `Deposit ${mark}` });

  await test.step("a new ticket is in the list, and an answer marks it while one looks", async () => {
    await expect(listed).toBeVisible();
    await expect(listed.getByText("New answer")).toHaveCount(0);
    await call(agent, "conversations.agentReply", {
      conversationId: opened.conversationId,
      clientId: randomUUID(),
      body: "It stands under **Contract**.",
      lastSeenSeq: 1_000,
    });
    await expect(listed.getByText("New answer")).toBeVisible();
    await expect(listed).toContainText("We are waiting for you");
    await clean(page);
  });

  await test.step("filter and search", async () => {
    await page.getByRole("radio", { name: "Solved" }).click();
    await expect(page).toHaveURL(/status=resolved/);
    await expect(listed).toHaveCount(0);
    await page.getByRole("radio", { name: "Your turn" }).click();
    await expect(listed).toBeVisible();
    await page.getByRole("searchbox", { name: "Search your tickets" }).fill(`nothing ${mark} at all`);
    await expect(page.getByText("Nothing found for")).toBeVisible();
    await page.getByRole("button", { name: "Show all tickets" }).click();
    await expect(listed).toBeVisible();
    await page.getByRole("searchbox", { name: "Search your tickets" }).fill(opened.number);
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
    await expect(listed).toBeVisible();
  });

  await test.step("reading takes the mark away; a reply arrives", async () => {
    await listed.getByRole("link").click();
    await expect(page.getByRole("log")).toContainText("It stands under Contract.");
    await page.getByRole("textbox", { name: "Your reply" }).fill("Found it, thank you.");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("log").getByText("Found it, thank you.")).toHaveCount(1);
    await clean(page);
    await visit(page, "/support");
    await expect(listed).toBeVisible();
    await expect(listed.getByText("New answer")).toHaveCount(0);
  });

  const solve = async () =>
    call(agent, "tickets.resolve", {
      ticketId: opened.id,
      version: await versionOf(agent, opened.id),
      resolution: "Shown where the deposit stands.",
    });

  await test.step("solved is asked, denied and asked again", async () => {
    await visit(page, `/support/${opened.number}`);
    await expect(page.getByRole("log")).toContainText("Found it");
    await solve();
    await page.getByRole("button", { name: "No, I still need help" }).click();
    await expect(page.getByRole("heading", { name: "Is this solved for you?" })).toHaveCount(0);
    await expect(page.getByText("Shown where the deposit stands.")).toHaveCount(0);
    await solve();
    await page.getByRole("button", { name: "Yes, it is solved" }).click();
    await expect(page.getByRole("heading", { name: "This ticket is closed" })).toBeVisible();
  });

  await test.step("rated with a word, and changed", async () => {
    await page.getByRole("radio", { name: /4 of 5/ }).press("Space");
    await page.getByLabel("What did we do well? (optional)").fill("Quick.");
    await page.getByRole("button", { name: "Send comment" }).click();
    await expect(page.getByText("Thank you for your comment.")).toBeVisible();
    const kept = page.waitForResponse((answer) => answer.url().includes("tickets.rate"));
    await page.getByRole("radio", { name: /5 of 5/ }).press("Space");
    await kept;
    await page.reload();
    await expect(page.getByRole("radio", { name: /5 of 5/ })).toBeChecked();
    await expect(page.getByText("Thank you for your comment.")).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await clean(page);
  });
});
