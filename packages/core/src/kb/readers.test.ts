import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { testOrg } from "../testing/test-org.ts";
import { visitor, writeArticle } from "../testing/written-articles.ts";
import { getArticle, recordFeedback, recordView } from "./index.ts";

const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const write = async (...given: Parameters<typeof writeArticle>) => (await writeArticle(...given)).id;

describe("readers", () => {
  it("are counted once each, whatever browser a customer uses, and crawlers and staff never", async () => {
    const org = await testOrg();
    const articleId = await write(org, { slug: "read" });
    const view = (actor: Actor, visitorKey: string, userAgent = browser) =>
      recordView(org.as(actor), { articleId, visitorKey }, { address: "192.0.2.7", userAgent });
    const key = newId();
    await Promise.all([view(visitor, key), view(visitor, key)]);
    await view(visitor, newId());
    await view(org.customer, newId());
    await view(org.customer, newId());
    await view(org.agent, newId());
    await view(org.admin, newId());
    for (const crawler of [
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
      "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
      "curl/8.5.0",
    ]) {
      expect(await view(visitor, newId(), crawler)).toEqual({ counted: false });
    }
    expect((await getArticle(org.as(visitor), { slug: "read" })).viewCount).toBe(3);
  });

  it("are not counted for what they cannot read", async () => {
    const org = await testOrg();
    const draft = await write(org, { slug: "draft" }, false);
    const view = recordView(
      org.as(visitor),
      { articleId: draft, visitorKey: newId() },
      { address: "192.0.2.8", userAgent: browser },
    );
    expect(await outcomeOf(view)).toBe("NOT_FOUND: not_found");
  });

  it("have one vote each, which they may change, comment included", async () => {
    const org = await testOrg();
    const articleId = await write(org, { slug: "voted" });
    const vote = (actor: Actor, visitorKey: string, helpful: boolean, comment: string | null = null) =>
      recordFeedback(org.as(actor), { articleId, visitorKey, helpful, comment }, "192.0.2.9");
    const counts = async () => {
      const { helpfulCount, notHelpfulCount } = await getArticle(org.as(visitor), { slug: "voted" });
      return [helpfulCount, notHelpfulCount];
    };
    const key = newId();
    await vote(visitor, key, true);
    await vote(visitor, key, true, "Short and clear");
    await vote(org.customer, newId(), false);
    await vote(org.customer, newId(), false);
    expect(await counts()).toEqual([1, 1]);
    await vote(visitor, key, false, "It does not say where");
    await vote(org.customer, newId(), true);
    expect(await counts()).toEqual([1, 1]);
    const kept = await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.articleFeedback.findMany({ where: { articleId }, orderBy: { helpful: "asc" } }),
    );
    expect(kept.map(({ helpful, comment }) => [helpful, comment])).toEqual([
      [false, "It does not say where"],
      [true, null],
    ]);
  });
});
