import { staffArticlesInput } from "@handrail/contracts/inputs/kb-admin";
import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { editorsDesk } from "../testing/editors.ts";
import { testOrg } from "../testing/test-org.ts";
import {
  addTranslation,
  archiveArticle,
  bulkArticles,
  checkArticle,
  createArticle,
  deleteArticle,
  discardDraft,
  getForStaff,
  getRevision,
  listForStaff,
  listRevisions,
  publishArticle,
  publishDraft,
  restoreRevision,
  saveDraft,
  startArticle,
  unpublishArticle,
} from "./index.ts";

const { desk, foreign, ana, fieldsOf, start, published, editing } = await editorsDesk();

describe("the editors' list", () => {
  it.each(["updated", "views", "helpful", "title"] as const)(
    "is read by pages, sorted by %s both ways",
    async (sort) => {
      const org = await testOrg();
      const ctx = org.as(org.admin);
      const votes = [
        [0, 0],
        [1, 1],
        [3, 0],
        [0, 0],
        [0, 2],
      ] as const;
      for (const [index, [helpfulCount, notHelpfulCount]] of votes.entries()) {
        const { id } = await createArticle(ctx, fieldsOf({ title: ["b", "Á", "c", "D", "a"][index] ?? "" }));
        await publishArticle(ctx, { articleId: id });
        const counts = { viewCount: (index * 7) % 5, helpfulCount, notHelpfulCount };
        await org.ports.db.withOrg(org.org.id, (tx) =>
          tx.article.updateMany({ where: { orgId: org.org.id, id }, data: counts }),
        );
      }
      for (const order of ["asc", "desc"] as const) {
        const seen: Awaited<ReturnType<typeof listForStaff>>["articles"] = [];
        let cursor: string | null = null;
        do {
          const input: unknown = { sort, order, limit: 2, cursor };
          const page: Awaited<ReturnType<typeof listForStaff>> = await listForStaff(
            ctx,
            staffArticlesInput.parse(input),
          );
          seen.push(...page.articles);
          cursor = page.nextCursor;
        } while (cursor);
        expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
        const expected = {
          updated: null,
          views: order === "asc" ? [0, 1, 2, 3, 4] : [4, 3, 2, 1, 0],
          helpful: order === "asc" ? [0, 0.5, 1, null, null] : [1, 0.5, 0, null, null],
          title: order === "asc" ? ["a", "Á", "b", "c", "D"] : ["D", "c", "b", "Á", "a"],
        }[sort];
        const shown = seen.map((article) => {
          const total = article.helpfulCount + article.notHelpfulCount;
          if (sort === "views") return article.viewCount;
          if (sort === "title") return article.title;
          return total === 0 ? null : article.helpfulCount / total;
        });
        if (expected) expect(shown).toEqual(expected);
      }
    },
  );

  it("is filtered by everything that it shows", async () => {
    const org = await testOrg();
    const ctx = org.as(org.admin);
    const categoryId = org.categories.billing;
    await createArticle(ctx, fieldsOf({ title: "Plain 100%" }));
    await createArticle(ctx, fieldsOf({ title: "Spanish", visibility: "internal", categoryId }));
    await startArticle(ctx, {
      articleId: newId(),
      locale: "es",
      fields: fieldsOf({ title: "Begun", categoryId }),
    });
    const titles = async (input: Record<string, unknown>) =>
      (await listForStaff(ctx, staffArticlesInput.parse(input))).articles
        .map(({ title }) => title)
        .toSorted();
    expect(await titles({ search: "0%" })).toEqual(["Plain 100%"]);
    expect(await titles({ search: "begun" })).toEqual(["Begun"]);
    expect(await titles({ visibility: "internal" })).toEqual(["Spanish"]);
    expect(await titles({ categoryId })).toEqual(["Begun", "Spanish"]);
    expect(await titles({ locale: "es" })).toEqual(["Begun"]);
    expect(await titles({ status: "published" })).toEqual([]);
    expect(await titles({ authorId: org.admin.membershipId })).toHaveLength(3);
    expect(await titles({ authorId: org.agent.membershipId })).toEqual([]);
  });
});

describe("checkArticle", () => {
  it("shows what readers would stumble over, with its line", async () => {
    const { fields: open } = await published();
    const { fields: internal } = await published({ visibility: "internal" });
    const { fields: hidden, articleId } = await published();
    await archiveArticle(desk.as(ana), { articleId, revision: 1 });
    const body = [
      `[fine](/help/${open.slug}#part) [fine](${desk.ports.publicUrl}/help/${open.slug}) [fine](https://example.com/help/none)`,
      "[gone](/help/no-such-article)",
      `[hidden](/help/${hidden.slug}) [staff](/help/${internal.slug}) [nowhere](https://)`,
      "![](/picture.png) ![a cat](/cat.png)",
      "# Title again\n\n#### Deep",
    ].join("\n\n");
    const { articleId: id } = await start(fieldsOf({ body, excerpt: "", title: "T".repeat(80) }));
    const { missing, findings } = await checkArticle(desk.as(desk.agent), { articleId: id });
    expect(missing).toEqual([]);
    expect(findings.map(({ kind, line }) => [kind, line])).toEqual([
      ["long_title", null],
      ["empty_excerpt", null],
      ["broken_link", 3],
      ["empty_link", 5],
      ["unpublished_link", 5],
      ["internal_link", 5],
      ["missing_alt", 7],
      ["first_heading", 9],
      ["heading_skip", 11],
    ]);
  });
});

describe("T1: another organisation", () => {
  it("finds none of it", async () => {
    const { articleId, fields } = await published();
    const ctx = foreign.as(foreign.admin);
    const at = { articleId, revision: 1 };
    const attempts = [
      getForStaff(ctx, { articleId }),
      checkArticle(ctx, { articleId }),
      listRevisions(ctx, { articleId }),
      getRevision(ctx, at),
      saveDraft(ctx, { ...at, version: 0, fields }),
      discardDraft(ctx, { articleId, version: 1 }),
      publishDraft(ctx, { ...at, version: 0 }),
      unpublishArticle(ctx, at),
      archiveArticle(ctx, at),
      deleteArticle(ctx, at),
      restoreRevision(ctx, { ...at, version: 0 }),
      addTranslation(ctx, { articleId, locale: "es" }),
    ];
    const outcomes = await Promise.all(attempts.map(outcomeOf));
    expect(new Set(outcomes)).toEqual(new Set(["NOT_FOUND: not_found"]));
    expect(await bulkArticles(ctx, { articleIds: [articleId], action: "archive" })).toMatchObject({
      done: [],
    });
    expect(await editing(articleId)).toMatchObject({ status: "published", revision: 1, draft: null });
  });
});
