import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { withTransaction } from "../context.ts";
import { outcomeOf } from "../testing/desk.ts";
import { testOrg } from "../testing/test-org.ts";
import { change, move, requestOf, visitor, writeArticle } from "../testing/written-articles.ts";
import { readArticle, readArticles, readCategories } from "./index.ts";

const write = async (...given: Parameters<typeof writeArticle>) => (await writeArticle(...given)).id;

describe("what readers are shown from memory", () => {
  it("is loaded once, and anew as soon as anything has changed", async () => {
    const org = await testOrg();
    const id = await write(org, { slug: "kept", title: "First" });
    const read = async (actor: Actor = visitor) => readArticle(await requestOf(org, actor), { slug: "kept" });
    const first = await read();
    expect(await read(org.customer)).toBe(first);
    await change(org, id, { title: "Second" });
    const second = await read();
    expect(second.title).toBe("Second");
    expect(await read()).toBe(second);
    await change(org, id, { status: "draft" });
    expect(await outcomeOf(read())).toBe("NOT_FOUND: not_found");
    expect((await read(org.agent)).status).toBe("draft");
  });

  it("changes with slugs, moved addresses and categories, too", async () => {
    const org = await testOrg();
    const id = await write(org, { slug: "before", categoryId: org.categories.billing });
    const at = async () => requestOf(org);
    const versions = [(await at()).org.kbVersion];
    expect((await readArticles(await at(), { sort: "recent", limit: 5 })).articles[0]?.slug).toBe("before");
    await change(org, id, { slug: "after" });
    versions.push((await at()).org.kbVersion);
    expect((await readArticles(await at(), { sort: "recent", limit: 5 })).articles[0]?.slug).toBe("after");
    await move(org, id, "en", "before");
    versions.push((await at()).org.kbVersion);
    expect((await readArticle(await at(), { slug: "before" })).movedTo).toBe("after");
    await withTransaction(org.as(org.admin), ({ tx }) =>
      tx.category.updateMany({ where: { orgId: org.org.id, key: "billing" }, data: { name: "Money" } }),
    );
    versions.push((await at()).org.kbVersion);
    expect((await readCategories(await at(), undefined)).map(({ name }) => name)).toContain("Money");
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  });

  it("I3: never holds what staff alone may read, nor another organisation's", async () => {
    const org = await testOrg();
    const other = await testOrg();
    await write(org, { slug: "secret", visibility: "internal" });
    await write(org, { slug: "draft" }, false);
    await write(org, { slug: "shared", title: "Ours" });
    await write(other, { slug: "shared", title: "Theirs" });
    for (const slug of ["secret", "draft"]) {
      expect((await readArticle(await requestOf(org, org.agent), { slug })).slug).toBe(slug);
      expect(await outcomeOf(readArticle(await requestOf(org), { slug }))).toBe("NOT_FOUND: not_found");
      expect(await outcomeOf(readArticle(await requestOf(org, org.customer), { slug }))).toBe(
        "NOT_FOUND: not_found",
      );
    }
    const list = async (actor: Actor) =>
      (await readArticles(await requestOf(org, actor), { sort: "recent", limit: 9 })).articles.map(
        ({ slug }) => slug,
      );
    expect((await list(org.agent)).toSorted()).toEqual(["secret", "shared"]);
    expect(await list(visitor)).toEqual(["shared"]);
    expect((await readArticle(await requestOf(org), { slug: "shared" })).title).toBe("Ours");
    expect((await readArticle(await requestOf(other), { slug: "shared" })).title).toBe("Theirs");
  });

  it("does not remember that something failed", async () => {
    const org = await testOrg();
    const ctx = await requestOf(org);
    expect(await outcomeOf(readArticle(ctx, { slug: "late" }))).toBe("NOT_FOUND: not_found");
    await write(org, { slug: "late" });
    expect((await readArticle(ctx, { slug: "late" })).slug).toBe("late");
  });
});
