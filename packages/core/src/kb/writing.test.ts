import { type ArticleFields, staffArticlesInput } from "@handrail/contracts/inputs/kb-admin";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { MemberActor } from "../actor.ts";
import { expireFile, storeArticleImage } from "../files/index.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
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
  linkQuickIssue,
  listForStaff,
  listRevisions,
  publishArticle,
  publishDraft,
  restoreRevision,
  saveDraft,
  searchArticles,
  startArticle,
  unpublishArticle,
} from "./index.ts";

let desk: TestOrg;
let foreign: TestOrg;
let ana: MemberActor;
let ben: MemberActor;

beforeAll(async () => {
  desk = await testOrg({ tier: "premium" });
  foreign = await testOrg();
  ana = desk.admin;
  ben = await desk.addMember("admin");
});

let count = 0;
const fieldsOf = (given: Partial<ArticleFields> = {}): ArticleFields => {
  count += 1;
  return {
    slug: `writing-${count}`,
    title: `Writing ${count}`,
    excerpt: "An excerpt.",
    body: "## First\n\nText.",
    categoryId: null,
    tags: [],
    intents: [],
    visibility: "public",
    ...given,
  };
};

const start = (fields: ArticleFields, articleId = newId(), actor = ana) =>
  startArticle(desk.as(actor), { articleId, locale: "en", fields });

async function published(given: Partial<ArticleFields> = {}) {
  const fields = fieldsOf(given);
  const { articleId } = await start(fields);
  await publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 });
  return { articleId, fields };
}

const editing = (articleId: string) => getForStaff(desk.as(desk.agent), { articleId });
const found = async (query: string) =>
  (await searchArticles(desk.as({ kind: "visitor" }), { query })).map(({ slug }) => slug);
const eventsOf = (articleId: string) =>
  desk.ports.db.withOrg(desk.org.id, async (tx) => {
    const rows = await tx.event.findMany({
      where: { subjectId: articleId },
      select: { kind: true },
      orderBy: { createdAt: "asc" },
    });
    return rows.map(({ kind }) => kind);
  });

describe("a draft", () => {
  it("is nobody's address, nobody's hit and every member of staff's reading until it is published", async () => {
    const fields = fieldsOf({ title: "Xylophones", body: "Xylophones are tuned." });
    const { articleId, slugTaken } = await start(fields);
    expect(slugTaken).toBe(false);
    expect(await found("xylophones")).toEqual([]);
    const shown = await editing(articleId);
    expect(shown).toMatchObject({
      status: "draft",
      slug: `draft-${articleId}`,
      draft: { ...fields, version: 1 },
    });
    expect(await publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 })).toMatchObject({
      slug: fields.slug,
      revision: 1,
    });
    expect(await found("xylophones")).toEqual([fields.slug]);
    expect(await eventsOf(articleId)).toEqual(["article.draft_saved", "article.published"]);
  });

  it("is begun once, however often the browser sends it", async () => {
    const fields = fieldsOf();
    const id = newId();
    const answers = await Promise.all([start(fields, id), start(fields, id)]);
    expect(answers.map(({ version }) => version).toSorted()).toEqual([1, 2]);
    expect(await outcomeOf(start(fields, id, ben))).toBe("CONFLICT: draft_changed");
  });

  it("leaves what readers see alone, and is told as changed in the list", async () => {
    const { articleId, fields } = await published();
    await saveDraft(desk.as(ana), {
      articleId,
      version: 0,
      revision: 1,
      fields: { ...fields, title: "Later" },
    });
    expect(await editing(articleId)).toMatchObject({
      title: fields.title,
      draft: { title: "Later", version: 1 },
    });
    const { articles } = await listForStaff(
      desk.as(desk.agent),
      staffArticlesInput.parse({ search: fields.slug, edited: true }),
    );
    expect(articles).toMatchObject([{ id: articleId, title: fields.title, hasDraft: true }]);
    await discardDraft(desk.as(ana), { articleId, version: 1 });
    expect((await editing(articleId)).draft).toBeNull();
  });

  it("cannot be discarded where there is nothing else", async () => {
    const { articleId } = await start(fieldsOf());
    expect(await outcomeOf(discardDraft(desk.as(ana), { articleId, version: 1 }))).toBe(
      "PRECONDITION: article_unpublished",
    );
  });

  it("tells the history once for each sitting, and colleagues of every save", async () => {
    const { articleId, version } = await start(fieldsOf());
    const save = (actor: MemberActor, at: number) =>
      saveDraft(desk.as(actor), { articleId, version: at, revision: 1, fields: fieldsOf() });
    await save(ana, version);
    await save(ana, version + 1);
    await save(ben, version + 2);
    expect(await eventsOf(articleId)).toEqual(["article.draft_saved", "article.draft_saved"]);
    const told = desk.ports.published.filter(({ channels }) =>
      channels.includes(`presence-article.${articleId}`),
    );
    expect(told.map(({ data }) => Reflect.get(data, "draftVersion"))).toEqual([2, 3, 4]);
  });
});

describe("two admins", () => {
  it("the second to save is told, and nothing is overwritten", async () => {
    const { articleId, fields } = await published();
    const first = { articleId, version: 0, revision: 1, fields: { ...fields, body: "Ana's text" } };
    await saveDraft(desk.as(ana), first);
    const second = saveDraft(desk.as(ben), { ...first, fields: { ...fields, body: "Ben's text" } });
    expect(await outcomeOf(second)).toBe("CONFLICT: draft_changed");
    const { draft } = await editing(articleId);
    expect(draft).toMatchObject({ body: "Ana's text", version: 1, editor: { name: ana.name } });
  });

  it("who saves while the other publishes is told too", async () => {
    const { articleId, fields } = await published();
    await saveDraft(desk.as(ana), { articleId, version: 0, revision: 1, fields: { ...fields, body: "A" } });
    await publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 });
    for (const version of [0, 1]) {
      const late = saveDraft(desk.as(ben), { articleId, version, revision: 1, fields });
      expect(await outcomeOf(late)).toBe("CONFLICT: draft_changed");
    }
    expect(await editing(articleId)).toMatchObject({ body: "A", revision: 2, draft: null });
  });

  it("of two who publish at once, one wins and there is one new revision", async () => {
    const { articleId, fields } = await published();
    await saveDraft(desk.as(ana), { articleId, version: 0, revision: 1, fields: { ...fields, body: "B" } });
    const outcomes = await Promise.all(
      [ana, ben].map((actor) =>
        outcomeOf(publishDraft(desk.as(actor), { articleId, version: 1, revision: 1 })),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["CONFLICT: draft_changed", "ok"]);
    expect((await listRevisions(desk.as(ana), { articleId })).map(({ revision }) => revision)).toEqual([
      2, 1,
    ]);
  });

  it("of two who save at once, one wins", async () => {
    const { articleId, fields } = await published();
    const save = (actor: MemberActor) =>
      outcomeOf(saveDraft(desk.as(actor), { articleId, version: 0, revision: 1, fields }));
    expect((await Promise.all([save(ana), save(ben)])).toSorted()).toEqual(["CONFLICT: draft_changed", "ok"]);
  });
});

describe("publishing", () => {
  it("names what is missing", async () => {
    const { articleId } = await start(fieldsOf({ title: "", slug: "", body: "  \n" }));
    const publish = publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 });
    await expect(publish).rejects.toMatchObject({
      code: "INVALID",
      fields: { title: ["required"], slug: ["required"], body: ["required"] },
    });
    expect((await editing(articleId)).draft).toMatchObject({ version: 1 });
  });

  it("refuses an address that another article has, and keeps the draft", async () => {
    const { fields } = await published();
    const { articleId, slugTaken } = await start(fieldsOf({ slug: fields.slug }));
    expect(slugTaken).toBe(true);
    const publish = publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 });
    await expect(publish).rejects.toMatchObject({
      reason: "slug_taken",
      fields: { slug: expect.anything() },
    });
    expect(await editing(articleId)).toMatchObject({ status: "draft", draft: { version: 1 } });
  });

  it("of two that publish one address at once, one wins", async () => {
    const slug = fieldsOf().slug;
    const ids = [newId(), newId()];
    for (const id of ids) await start(fieldsOf({ slug }), id);
    const outcomes = await Promise.all(
      ids.map((articleId) => outcomeOf(publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 }))),
    );
    expect(outcomes.toSorted()).toEqual(["CONFLICT: slug_taken", "ok"]);
  });

  it("keeps the address that readers knew, until an article takes it", async () => {
    const { articleId, fields } = await published();
    const slug = `${fields.slug}-moved`;
    await saveDraft(desk.as(ana), { articleId, version: 0, revision: 1, fields: { ...fields, slug } });
    await publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 });
    const redirects = () =>
      desk.ports.db.withOrg(desk.org.id, (tx) =>
        tx.articleRedirect.findMany({
          where: { slug: { startsWith: fields.slug } },
          select: { slug: true, articleId: true },
        }),
      );
    expect(await redirects()).toEqual([{ slug: fields.slug, articleId }]);
    await published({ slug: fields.slug });
    expect(await redirects()).toEqual([]);
  });

  it("keeps what was never kept as a revision before it is replaced", async () => {
    const id = newId();
    const fields = fieldsOf({ body: "As imported" });
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.article.create({
        data: {
          ...fields,
          orgId: desk.org.id,
          id,
          translationKey: id,
          status: "published",
          publishedAt: new Date(),
        },
      }),
    );
    await saveDraft(desk.as(ana), {
      articleId: id,
      version: 0,
      revision: 1,
      fields: { ...fields, body: "New" },
    });
    await publishDraft(desk.as(ana), { articleId: id, version: 1, revision: 1 });
    expect(await getRevision(desk.as(ana), { articleId: id, revision: 2 })).toMatchObject({
      body: "New",
      previous: { body: "As imported", revision: 1 },
    });
  });
});

describe("revisions", () => {
  it("are restored as a draft with their words, under today's address", async () => {
    const { articleId, fields } = await published({ body: "One", tags: ["a"], intents: ["b_c"] });
    const next = { ...fields, slug: `${fields.slug}-2`, body: "Two", tags: [], intents: [] };
    await saveDraft(desk.as(ana), { articleId, version: 0, revision: 1, fields: next });
    await publishDraft(desk.as(ben), { articleId, version: 1, revision: 1 });
    const revisions = await listRevisions(desk.as(desk.agent), { articleId });
    expect(revisions).toMatchObject([
      { revision: 2, author: ben.name },
      { revision: 1, author: ana.name },
    ]);
    await restoreRevision(desk.as(ana), { articleId, revision: 1, version: 0 });
    expect(await editing(articleId)).toMatchObject({
      body: "Two",
      draft: { body: "One", tags: ["a"], intents: ["b_c"], slug: next.slug },
    });
    const again = restoreRevision(desk.as(ben), { articleId, revision: 1, version: 0 });
    expect(await outcomeOf(again)).toBe("CONFLICT: draft_changed");
    const none = restoreRevision(desk.as(ben), { articleId, revision: 9, version: 1 });
    expect(await outcomeOf(none)).toBe("NOT_FOUND: not_found");
  });
});

describe("taking away", () => {
  it("unpublished and archived articles are found by nobody, and come back with their old text", async () => {
    const { articleId, fields } = await published({ title: "Zeppelins", body: "Zeppelins float." });
    for (const away of [unpublishArticle, archiveArticle]) {
      await away(desk.as(ana), { articleId, revision: 1 });
      expect(await found("zeppelins")).toEqual([]);
      await publishDraft(desk.as(ana), { articleId, version: 0, revision: 1 });
      expect(await found("zeppelins")).toEqual([fields.slug]);
    }
    const stale = archiveArticle(desk.as(ana), { articleId, revision: 2 });
    expect(await outcomeOf(stale)).toBe("CONFLICT: draft_changed");
  });

  it("deletes for good, but not while a quick issue opens it", async () => {
    const { articleId } = await published({ title: "Marimbas", body: "Marimbas resound." });
    const id = newId();
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.quickIssue.create({ data: { orgId: desk.org.id, id, title: "Marimba", suggestedType: "question" } }),
    );
    await linkQuickIssue(desk.as(ana), { articleId, quickIssueId: id, linked: true });
    const remove = () => outcomeOf(deleteArticle(desk.as(ana), { articleId, revision: 1 }));
    expect(await remove()).toBe("PRECONDITION: article_in_use");
    expect(await found("marimbas")).toHaveLength(1);
    await linkQuickIssue(desk.as(ana), { articleId, quickIssueId: id, linked: false });
    expect(await remove()).toBe("ok");
    expect(await outcomeOf(editing(articleId))).toBe("NOT_FOUND: not_found");
    expect(await found("marimbas")).toEqual([]);
    expect(await remove()).toBe("NOT_FOUND: not_found");
    expect((await eventsOf(articleId)).at(-1)).toBe("article.deleted");
  });

  it("deletes its images with it, unless another article has shown them", async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#0a7" } })
      .png()
      .toBuffer();
    const [own, shared] = await Promise.all(
      ["own.png", "shared.png"].map((name) => storeArticleImage(desk.as(ana), { bytes, name })),
    );
    const { articleId } = await published({ body: `![Own](${own?.url}) ![Shared](${shared?.url})` });
    await published({ body: `![Shared](${shared?.url})` });
    desk.ports.enqueued.length = 0;
    await deleteArticle(desk.as(ana), { articleId, revision: 1 });
    const images = [own, shared].map((image) => image?.id ?? "");
    const expiring = desk.ports.enqueued.filter(({ name }) => name === "file.expire");
    expect(expiring.map(({ payload }) => Object(payload).attachmentId).toSorted()).toEqual(images.toSorted());
    const gone = await Promise.all(images.map((id) => expireFile(desk.as(ana), id)));
    expect(gone).toEqual([true, false]);
  });

  it("in bulk does what it can and says why it could not do the rest", async () => {
    const good = await start(fieldsOf());
    const { fields: taken } = await published();
    const clash = await start(fieldsOf({ slug: taken.slug, title: "Clash" }));
    const empty = await start(fieldsOf({ body: "", title: "Empty" }));
    const gone = newId();
    const articleIds = [good, clash, empty].map(({ articleId }) => articleId);
    const { done, failed } = await bulkArticles(desk.as(ana), {
      articleIds: [...articleIds, gone],
      action: "publish",
    });
    expect(done).toEqual([good.articleId]);
    expect(failed).toEqual([
      { articleId: clash.articleId, title: "Clash", reason: "slug_taken", fields: ["slug"] },
      { articleId: empty.articleId, title: "Empty", reason: "invalid_input", fields: ["body"] },
      { articleId: gone, title: null, reason: "not_found", fields: [] },
    ]);
  });
});

describe("languages", () => {
  it("an article is begun once in each language, with its own addresses", async () => {
    const { articleId, fields } = await published();
    const { articleId: spanish } = await addTranslation(desk.as(ana), { articleId, locale: "es" });
    const shown = await editing(spanish);
    expect(shown).toMatchObject({ locale: "es", status: "draft", draft: { slug: fields.slug } });
    expect(shown.languages.map(({ id, locale }) => [locale, id])).toEqual([
      ["en", articleId],
      ["es", spanish],
    ]);
    await publishDraft(desk.as(ana), { articleId: spanish, version: 1, revision: 1 });
    const again = addTranslation(desk.as(ana), { articleId, locale: "es" });
    expect(await outcomeOf(again)).toBe("CONFLICT: translation_exists");
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
