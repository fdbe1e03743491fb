import { describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { editorsDesk } from "../testing/editors.ts";
import {
  addTranslation,
  getRevision,
  listRevisions,
  publishDraft,
  restoreRevision,
  saveDraft,
} from "./index.ts";

const { desk, ana, ben, fieldsOf, start, published, editing } = await editorsDesk();

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
