import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { countDeflection, countSuggestion, listDeflections } from "./index.ts";

const visitor = { kind: "visitor" } as const;
const address = "192.0.2.1";
let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
});

describe("articles that make a ticket unnecessary", () => {
  it("are counted by article and day, without staff and without what is not public", async () => {
    const articleId = newId();
    const internalId = newId();
    const { id: orgId } = desk.org;
    await desk.ports.db.withOrg(orgId, async (tx) => {
      const article = { orgId, body: "Press Rebuild.", status: "published" as const };
      await tx.article.create({
        data: { ...article, id: articleId, translationKey: articleId, slug: articleId, title: "Exports" },
      });
      await tx.article.create({
        data: {
          ...article,
          id: internalId,
          translationKey: internalId,
          slug: internalId,
          title: "Inside",
          visibility: "internal",
        },
      });
    });
    type Asking = Parameters<TestOrg["as"]>[0];
    const solved = (actor: Asking, id: string) => countDeflection(desk.as(actor), { articleId: id, address });
    expect(await solved(visitor, articleId)).toEqual({ counted: true });
    expect(await solved(desk.customer, articleId)).toEqual({ counted: true });
    expect(await solved(desk.agent, articleId)).toEqual({ counted: false });
    expect(await outcomeOf(solved(visitor, internalId))).toBe("NOT_FOUND: not_found");
    const offered = (step: "suggested" | "opened", articleIds: string[], actor: Asking = visitor) =>
      countSuggestion(desk.as(actor), { step, articleIds, address });
    for (let n = 0; n < 3; n += 1) await offered("suggested", [articleId, internalId, articleId]);
    await offered("opened", [articleId]);
    expect(await offered("opened", [articleId], desk.agent)).toEqual({ counted: false });
    expect(await outcomeOf(offered("suggested", [internalId, newId()]))).toBe("NOT_FOUND: not_found");

    const later = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
    const { days, articles } = await listDeflections(desk.as(desk.admin, { now: later }), { days: 7 });
    expect(days.map(({ day }) => day).at(-1)).toBe(later.toISOString().slice(0, 10));
    expect(days).toHaveLength(7);
    expect(days[4]).toMatchObject({ suggested: 3, opened: 1, solved: 2 });
    expect(days.filter(({ solved }) => solved === 0)).toHaveLength(6);
    expect(articles).toEqual([
      { id: articleId, slug: articleId, title: "Exports", suggested: 3, opened: 1, solved: 2 },
    ]);
    expect((await listDeflections(desk.as(desk.admin, { now: later }), { days: 2 })).articles).toEqual([]);
    const foreign = await testOrg();
    expect((await listDeflections(foreign.as(foreign.admin), { days: 7 })).articles).toEqual([]);
  });
});
